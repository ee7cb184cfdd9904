package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Devices. */
final class NetworkVerbs {

    private NetworkVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("device:list", "Devices with address, type and state", NetworkVerbs::list)
                        .taking("[TEXT]"),
                Verb.of(
                                "device:import",
                                "Imports IP,Login,Password,PublicCommunity,PrivateCommunity,Name,model_key",
                                NetworkVerbs::importTable)
                        .taking("FILE")
                        .flag("--dry-run")
                        .option("--group")
                        .option("--access"),
                Verb.of("device-access:list", "Access profiles", NetworkVerbs::accessProfiles),
                Verb.of("device-access:add", "Adds an access profile", NetworkVerbs::addAccessProfile)
                        .taking("NAME")
                        .option("--community")
                        .option("--write-community")
                        .option("--snmp-version")
                        .option("--port")
                        .option("--timeout-ms")
                        .option("--attempts"),
                Verb.of("device-access:delete", "Deletes an access profile that no device uses", call -> {
                            call.api().delete("/rest/v1/access-profiles/" + Api.escaped(call.argument(0)));
                            call.say("Access profile " + call.argument(0) + " is deleted");
                        })
                        .taking("ID"),
                Verb.of("device-model:list", "Device models", NetworkVerbs::models));
    }

    private static void list(Call call) {
        call.table(
                call.api().get("/rest/v1/devices?limit=1000&q=" + Api.escaped(call.argument(0))),
                List.of("ID", "IP", "Name", "Type", "Model", "Status"),
                List.of("id", "address", "name", "type", "modelName", "status"));
    }

    private static void importTable(Call call) {
        var query = "?dryRun=" + call.flag("--dry-run") + parameter("group", call.option("--group"))
                + parameter("accessProfile", call.option("--access"));
        var report = call.api().postText("/rest/v1/devices/import" + query, content(call.argument(0)), "text/csv");
        call.show(report, answer -> {
            var text = new StringBuilder();
            answer.properties().forEach(field -> {
                if (field.getValue().isArray()) {
                    field.getValue().forEach(row -> text.append(field.getKey())
                            .append(": ")
                            .append(row)
                            .append('\n'));
                } else {
                    text.append(field.getKey())
                            .append(": ")
                            .append(field.getValue().asText())
                            .append('\n');
                }
            });
            return text.toString();
        });
    }

    private static void accessProfiles(Call call) {
        call.table(
                call.api().get("/rest/v1/access-profiles?limit=1000"),
                List.of("ID", "Name", "SNMP", "Port", "Timeout, ms", "Attempts", "Devices"),
                List.of("id", "name", "snmpVersion", "snmpPort", "snmpTimeoutMs", "snmpAttempts", "devices"));
    }

    private static void addAccessProfile(Call call) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", call.argument(0));
        Map<String, String> fieldByOption = Map.ofEntries(
                Map.entry("--community", "readCommunity"),
                Map.entry("--write-community", "writeCommunity"),
                Map.entry("--snmp-version", "snmpVersion"),
                Map.entry("--port", "snmpPort"),
                Map.entry("--timeout-ms", "snmpTimeoutMs"),
                Map.entry("--attempts", "snmpAttempts"),
                Map.entry("--login", "login"),
                Map.entry("--password", "password"),
                Map.entry("--enable-password", "enablePassword"),
                Map.entry("--console", "consoleKind"),
                Map.entry("--console-port", "consolePort"));
        fieldByOption.forEach((option, field) -> {
            if (!call.option(option).isEmpty()) {
                request.put(field, call.option(option));
            }
        });
        JsonNode added = call.api().post("/rest/v1/access-profiles", request);
        call.show(
                added,
                one -> "Access profile " + one.path("id").asText() + " "
                        + one.path("name").asText() + " is added\n");
    }

    private static void models(Call call) {
        call.table(
                call.api().get("/rest/v1/device-models?limit=1000"),
                List.of("Key", "Name", "Vendor", "Type"),
                List.of("key", "name", "vendor", "type"));
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + Api.escaped(value);
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Refusal.error("Cannot read " + file + ": " + e.getMessage());
        }
    }
}
