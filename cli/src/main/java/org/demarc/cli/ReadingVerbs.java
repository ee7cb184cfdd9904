package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is read from devices, by whom and how it went; trying a profile on a live device. */
final class ReadingVerbs {

    private static final String DEVICES = "/rest/v1/devices/";
    private static final String PROFILE = "--profile";
    private static final int WIDEST = 40;

    private ReadingVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of(
                                "poller:list",
                                "Pollers and how far they are behind; with a device its readings",
                                ReadingVerbs::list)
                        .taking("[DEVICE]"),
                Verb.of(
                                "poller:log",
                                "What devices were asked, newest first, of all or of one; --asked SCHEDULE, PERSON, KEY or SYSTEM",
                                ReadingVerbs::log)
                        .taking("[DEVICE]")
                        .option("--poller")
                        .option("--asked")
                        .option("--by")
                        .option("--limit")
                        .flag("--failed"),
                Verb.of(
                                "poller:rule",
                                "Says how often a poller asks (seconds), or on, off, none: for all, a model, a device",
                                ReadingVerbs::rule)
                        .taking("POLLER", "INTERVAL|on|off|none")
                        .option("--device")
                        .option("--model"),
                Verb.of(
                                "device:readings",
                                "What a device told: without READING how many rows of what, with it the rows",
                                ReadingVerbs::readings)
                        .taking("DEVICE", "[READING]")
                        .option("--search")
                        .flag("--past"),
                Verb.of(
                                "device:try",
                                "Shows what a profile reads from a live device; nothing is stored",
                                ReadingVerbs::tryProfile)
                        .taking("ADDRESS")
                        .option(PROFILE)
                        .option("--model")
                        .option("--community")
                        .option("--port")
                        .option("--access")
                        .option("--reading"));
    }

    private static void list(Call call) {
        if (call.argument(0).isEmpty()) {
            call.table(
                    call.api().get("/rest/v1/pollers"),
                    List.of("Poller", "Every, s", "Enabled", "Devices", "Due now", "Latest, s", "Not whole"),
                    List.of("poller", "intervalS", "enabled", "devices", "behind", "lateSeconds", "failing"));
            return;
        }
        JsonNode state = call.api().get(DEVICES + id(call, call.argument(0)) + "/poll");
        call.table(
                state.path("readings"),
                List.of("Reading", "Enabled", "Due at", "Read at", "Rows", "Problem"),
                List.of("reading", "enabled", "dueAt", "readAt", "rows", "problem"));
    }

    private static void log(Call call) {
        String device = call.argument(0).isEmpty() ? "" : "&device=" + id(call, call.argument(0));
        String poller = call.option("--poller").isEmpty() ? "" : "&poller=" + Api.escaped(call.option("--poller"));
        String asked = call.option("--asked").isEmpty() ? "" : "&asked=" + Api.escaped(call.option("--asked"));
        String by = call.option("--by").isEmpty() ? "" : "&by=" + Api.escaped(call.option("--by"));
        String limit = call.option("--limit").isEmpty() ? "20" : call.option("--limit");
        JsonNode log = call.api()
                .get("/rest/v1/pollers/log?limit=" + Api.escaped(limit) + device + poller + asked + by
                        + (call.flag("--failed") ? "&outcome=FAILED" : ""));
        call.table(
                log,
                List.of(
                        "Started",
                        "Device",
                        "Call",
                        "Of",
                        "Asked as",
                        "Asked by",
                        "Outcome",
                        "Took, ms",
                        "Late, ms",
                        "Readings",
                        "Rows",
                        "Node",
                        "Reason"),
                List.of(
                        "startedAt",
                        "deviceName",
                        "kind",
                        "argument",
                        "askedAs",
                        "askedBy",
                        "outcome",
                        "durationMs",
                        "lateMs",
                        "readings",
                        "rows",
                        "node",
                        "reason"));
    }

    private static void rule(Call call) {
        String poller = call.argument(0);
        String what = call.argument(1);
        String device = call.option("--device").isEmpty() ? "" : id(call, call.option("--device"));
        JsonNode rules;
        if (what.equals("none")) {
            rules = call.api()
                    .delete("/rest/v1/pollers/rules?poller=" + Api.escaped(poller)
                            + (device.isEmpty() ? "" : "&device=" + device)
                            + (call.option("--model").isEmpty()
                                    ? ""
                                    : "&model=" + Api.escaped(call.option("--model"))));
        } else {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("poller", poller);
            if (!device.isEmpty()) {
                rule.put("deviceId", device);
            } else if (!call.option("--model").isEmpty()) {
                rule.put("modelKey", call.option("--model"));
            }
            boolean isSwitch = what.equals("on") || what.equals("off");
            rule.put(isSwitch ? "enabled" : "intervalS", isSwitch ? (Object) what.equals("on") : what);
            rules = call.api().put("/rest/v1/pollers/rules", rule);
        }
        call.table(
                rules,
                List.of("Poller", "Model", "Device", "Every, s", "Enabled"),
                List.of("poller", "modelKey", "deviceId", "intervalS", "enabled"));
    }

    private static void readings(Call call) {
        String path = DEVICES + id(call, call.argument(0)) + "/readings";
        if (call.argument(1).isEmpty()) {
            call.table(call.api().get(path), List.of("Reading", "Rows"), List.of("reading", "rows"));
            return;
        }
        JsonNode rows = call.api()
                .get(path + "/" + Api.escaped(call.argument(1)) + "?limit=1000&past=" + call.flag("--past") + "&q="
                        + Api.escaped(call.option("--search")));
        call.table(
                rows,
                List.of("Port", "Key", "VLAN", "IP", "MAC", "Values", "First seen", "Last seen", "Present"),
                List.of("port", "key", "vlan", "ip", "mac", "values", "firstSeen", "lastSeen", "present"));
    }

    private static void tryProfile(Call call) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("address", call.argument(0));
        put(request, "community", call.option("--community"));
        put(request, "port", call.option("--port"));
        put(request, "model", call.option("--model"));
        if (!call.option("--access").isEmpty()) {
            request.put(
                    "accessProfileId",
                    DeviceVerbs.named(call, "/rest/v1/access-profiles", "Access profile", call.option("--access")));
        }
        if (!call.option(PROFILE).isEmpty()) {
            putProfile(request, call.option(PROFILE));
        }
        if (!call.option("--reading").isEmpty()) {
            request.put("readings", List.of(call.option("--reading").split(",", -1)));
        }
        JsonNode tried = call.api().post("/rest/v1/devices/try", request);
        call.show(tried, ReadingVerbs::words);
        if (!tried.path("outcome").asText().equals("ANSWERED")) {
            throw Refusal.error(call.argument(0) + ": " + tried.path("outcome").asText() + " "
                    + tried.path("reason").asText());
        }
    }

    /** A file, or the key of a profile that Demarc has. */
    private static void putProfile(Map<String, Object> request, String fileOrKey) {
        Path file = Path.of(fileOrKey);
        boolean isKey = !fileOrKey.endsWith(".yaml") && !fileOrKey.endsWith(".yml") && !Files.exists(file);
        try {
            request.put(isKey ? "profile" : "yaml", isKey ? fileOrKey : Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusal.error("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static void put(Map<String, Object> request, String field, String value) {
        if (!value.isEmpty()) {
            request.put(field, value);
        }
    }

    private static String words(JsonNode tried) {
        StringBuilder text = new StringBuilder();
        text.append(tried.path("profile").asText())
                .append(": ")
                .append(tried.path("outcome").asText())
                .append(" in ")
                .append(tried.path("tookMs").asText())
                .append(" ms, ")
                .append(tried.path("requests").asText())
                .append(" requests\n");
        for (JsonNode reading : tried.path("readings")) {
            text.append('\n')
                    .append(reading.path("reading").asText())
                    .append(": ")
                    .append(reading.path("total").asText())
                    .append(" rows")
                    .append(
                            reading.path("complete").asBoolean()
                                    ? ""
                                    : ", not whole: " + reading.path("problem").asText())
                    .append('\n')
                    .append(rows(reading.path("rows")));
        }
        return text.toString();
    }

    private static String rows(JsonNode rows) {
        if (rows.isEmpty()) {
            return "";
        }
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        TextTable table = new TextTable(columns.toArray(String[]::new));
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                JsonNode cell = row.path(column);
                String value = cell.isValueNode() ? cell.asText() : cell.isMissingNode() ? "" : cell.toString();
                cells.add(value.length() > WIDEST ? value.substring(0, WIDEST) + "..." : value);
            }
            table.row(cells);
        }
        return table.render();
    }

    private static String id(Call call, String device) {
        return DeviceVerbs.device(call, device).path("id").asText();
    }
}
