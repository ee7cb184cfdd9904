package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes over the configuration of the plugin ucrm-uisp-routeros-pppoe. Exit codes for scripts: 0 nothing is left to do, 4
 * something would be made, 6 flaws or conflicts are left.
 */
final class PredecessorVerb {

    private static final int DIFFERENT = 4;
    private static final int NOT_ALL = 6;

    private PredecessorVerb() {}

    static List<Verb> all() {
        return List.of(Verb.of(
                        "provisioning:import-predecessor",
                        "Shows what the plugin's files in FOLDER would make (devices.json, ppp_pool.json, dhcp_excl.json, services.csv), or makes it with --apply; exit 4 when something would be made",
                        PredecessorVerb::run)
                .taking("SOURCE", "FOLDER")
                .option("--services")
                .option("--login")
                .option("--password-file")
                .option("--port")
                .flag("--apply")
                .flag("--despite-flaws"));
    }

    private static void run(Call call) {
        String path = "/rest/v1/ucrm/" + Api.escaped(call.argument(0)) + "/predecessor/";
        Map<String, Object> request = files(call);
        JsonNode plan = call.api().post(path + "preview", request);
        if (call.flag("--apply") && plan.path("create").asInt() > 0) {
            request.put("fingerprint", plan.path("fingerprint").asText());
            request.put("despiteFlaws", call.flag("--despite-flaws"));
            login(call, request);
            JsonNode end = ProvisioningVerbs.ended(call, call.api().post(path + "apply", request));
            if (!end.path("state").asText().equals("DONE")) {
                throw new Refusal(
                        NOT_ALL,
                        "Not everything is done: " + end.path("message").asText());
            }
            plan = call.api().post(path + "preview", request);
        }
        call.show(plan, PredecessorVerb::text);
        refuseRest(plan);
    }

    private static Map<String, Object> files(Call call) {
        Path folder = Path.of(call.argument(1));
        if (!Files.isDirectory(folder)) {
            throw Refusal.error("No such folder: " + folder);
        }
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("devices", text(folder.resolve("devices.json")));
        String pool = text(folder.resolve("ppp_pool.json"));
        files.put("pppPool", pool.isEmpty() ? text(folder.resolve("pppoe_pool.json")) : pool);
        files.put("dhcpExcl", text(folder.resolve("dhcp_excl.json")));
        files.put(
                "services",
                call.option("--services").isEmpty()
                        ? text(folder.resolve("services.csv"))
                        : required(Path.of(call.option("--services"))));
        if (files.values().stream().allMatch(""::equals)) {
            throw Refusal.error("None of devices.json, ppp_pool.json, dhcp_excl.json, services.csv is in " + folder);
        }
        return files;
    }

    private static void login(Call call, Map<String, Object> request) {
        if (!call.option("--login").isEmpty()) {
            request.put("login", call.option("--login"));
        }
        if (!call.option("--password-file").isEmpty()) {
            request.put(
                    "password",
                    required(Path.of(call.option("--password-file"))).strip());
        }
        if (!call.option("--port").isEmpty()) {
            if (!call.option("--port").matches("\\d{1,5}")) {
                throw Refusal.usage("Bad port: " + call.option("--port"));
            }
            request.put("port", Integer.parseInt(call.option("--port")));
        }
    }

    /** Empty when there is no such file. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw Refusal.error("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static String required(Path file) {
        if (!Files.exists(file)) {
            throw Refusal.error("No such file: " + file);
        }
        return text(file);
    }

    private static String text(JsonNode plan) {
        TextTable items = new TextTable("What", "Name", "Outcome", "Note");
        plan.path("items")
                .forEach(item -> items.row(
                        item.path("kind").asText(),
                        item.path("name").asText(),
                        item.path("fate").asText(),
                        item.path("note").asText()));
        StringBuilder text = new StringBuilder(items.render());
        plan.path("flaws").forEach(flaw -> text.append(flaw.path("file").asText())
                .append(' ')
                .append(flaw.path("place").asText())
                .append(": ")
                .append(flaw.path("text").asText())
                .append('\n'));
        return text.append(plan.path("create").asText())
                .append(" to create, ")
                .append(plan.path("present").asText())
                .append(" there, ")
                .append(plan.path("conflicts").asText())
                .append(" in conflict, ")
                .append(plan.path("skipped").asText())
                .append(" left out\n")
                .toString();
    }

    private static void refuseRest(JsonNode plan) {
        int open = plan.path("conflicts").asInt() + plan.path("flaws").size();
        if (open > 0) {
            throw new Refusal(
                    NOT_ALL, Differences.counted(open, "flaw or conflict is left", "flaws and conflicts are left"));
        }
        int create = plan.path("create").asInt();
        if (create > 0) {
            throw new Refusal(DIFFERENT, Differences.counted(create, "item", "items") + " would be made");
        }
    }
}
