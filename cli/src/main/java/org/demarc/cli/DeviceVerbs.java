package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Devices one by one: adding, changing, reading now. */
final class DeviceVerbs {

    private static final String DEVICES = "/rest/v1/devices/";
    private static final String ACCESS = "--access";
    private static final String GROUP = "--group";
    private static final String COMMUNITY = "--community";
    private static final String NO_POLL = "--no-poll";

    /** Options that say something about a device, by the field that they fill. */
    private static final Map<String, String> FIELD_BY_OPTION = fields();

    private static final Duration LONGEST_POLL = Duration.ofMinutes(10);
    private static final Set<String> OVER = Set.of("ANSWERED", "SILENT", "REFUSED", "GARBLED", "SKIPPED");

    private DeviceVerbs() {}

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(COMMUNITY, "community");
        fields.put("--write-community", "writeCommunity");
        fields.put("--model", "modelKey");
        fields.put("--profile", "profile");
        fields.put("--location", "location");
        fields.put("--description", "description");
        fields.put("--port", "snmpPort");
        return fields;
    }

    static List<Verb> all() {
        return List.of(
                withOptions(
                        Verb.of("device:add", "Adds a device", DeviceVerbs::add).taking("IP", "NAME")),
                withOptions(Verb.of("device:update", "Changes a device; what is not named stays", DeviceVerbs::update)
                                .taking("DEVICE")
                                .flag("--poll"))
                        .option("--name")
                        .option("--ip"),
                Verb.of("device:delete", "Deletes a device, by id, address or name", DeviceVerbs::delete)
                        .taking("DEVICE"),
                Verb.of(
                                "device:poll",
                                "Reads a device now and waits for the end; exit 1 when it does not answer",
                                DeviceVerbs::poll)
                        .taking("DEVICE", "[READING]")
                        .flag("--no-wait")
                        .alias("poller:poll"));
    }

    private static Verb withOptions(Verb verb) {
        Verb all = verb.option(ACCESS).option(GROUP).flag(NO_POLL);
        for (String option : FIELD_BY_OPTION.keySet()) {
            all = all.option(option);
        }
        return all;
    }

    private static void add(Call call) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("address", call.argument(0));
        request.put("name", call.argument(1));
        request.put("pollEnabled", !call.flag(NO_POLL));
        call.show(call.api().post("/rest/v1/devices", filled(call, request)), DeviceVerbs::words);
    }

    private static void update(Call call) {
        JsonNode before = device(call, call.argument(0));
        Map<String, Object> request = new LinkedHashMap<>();
        for (String field :
                List.of("name", "address", "snmpPort", "location", "description", "latitude", "longitude", "version")) {
            request.put(field, before.path(field));
        }
        request.put("accessProfileId", before.at("/access/id"));
        request.put("groupId", before.at("/group/id"));
        if (before.path("chosenByHand").asBoolean()) {
            request.put("modelKey", before.path("modelKey"));
            request.put("profile", before.path("profile"));
        }
        boolean polled = before.path("pollEnabled").asBoolean();
        request.put("pollEnabled", call.flag("--poll") || (polled && !call.flag(NO_POLL)));
        put(request, "name", call.option("--name"));
        put(request, "address", call.option("--ip"));
        call.show(call.api().put(DEVICES + before.path("id").asText(), filled(call, request)), DeviceVerbs::words);
    }

    /** The request with what the options say. */
    private static Map<String, Object> filled(Call call, Map<String, Object> request) {
        FIELD_BY_OPTION.forEach((option, field) -> put(request, field, call.option(option)));
        if (!call.option(ACCESS).isEmpty()) {
            request.put(
                    "accessProfileId", named(call, "/rest/v1/access-profiles", "Access profile", call.option(ACCESS)));
        }
        if (!call.option(GROUP).isEmpty()) {
            request.put("groupId", named(call, "/rest/v1/device-groups", "Group", call.option(GROUP)));
        }
        request.values().removeIf(value -> value instanceof JsonNode node && (node.isNull() || node.isMissingNode()));
        return request;
    }

    private static void put(Map<String, Object> request, String field, String value) {
        if (!value.isEmpty()) {
            request.put(field, value);
        }
    }

    /** The id of what has this name or id. */
    static long named(Call call, String path, String what, String nameOrId) {
        JsonNode answer = call.api().get(path + "?limit=1000");
        for (JsonNode one : answer.has("items") ? answer.path("items") : answer) {
            if (one.path("name").asText().equalsIgnoreCase(nameOrId)
                    || one.path("id").asText().equals(nameOrId)) {
                return one.path("id").asLong();
            }
        }
        throw Refusal.error(what + " not found: " + nameOrId);
    }

    private static String words(JsonNode device) {
        return new TextTable("ID", "IP", "Name", "Type", "Model", "Status")
                .row(
                        device.path("id").asText(),
                        device.path("address").asText(),
                        device.path("name").asText(),
                        device.path("type").asText(),
                        device.path("modelName").asText(),
                        device.path("status").asText())
                .render();
    }

    private static void delete(Call call) {
        JsonNode device = device(call, call.argument(0));
        call.api().delete(DEVICES + device.path("id").asText());
        call.say("Device " + device.path("name").asText() + " is deleted");
    }

    private static void poll(Call call) {
        JsonNode device = device(call, call.argument(0));
        String path = DEVICES + device.path("id").asText() + "/poll";
        Map<String, Object> wanted =
                Map.of("readings", call.argument(1).isEmpty() ? List.of() : List.of(call.argument(1)));
        JsonNode state = call.api().post(path, wanted);
        Instant limit = Instant.now().plus(LONGEST_POLL);
        while (!call.flag("--no-wait") && !state.path("phase").asText().equals("IDLE")) {
            if (Instant.now().isAfter(limit)) {
                throw Refusal.error(device.path("name").asText() + " has not been read for " + LONGEST_POLL.toMinutes()
                        + " minutes; look at the log of the server");
            }
            Pause.aMoment();
            state = call.api().get(path);
        }
        call.show(state, DeviceVerbs::outcome);
        String outcome = state.path("outcome").asText();
        if (!call.flag("--no-wait") && OVER.contains(outcome) && !outcome.equals("ANSWERED")) {
            throw Refusal.error(device.path("name").asText() + ": " + outcome + " "
                    + state.path("reason").asText());
        }
    }

    private static String outcome(JsonNode state) {
        return new TextTable("Outcome", "Took, ms", "Requests", "Values", "Reason")
                .row(
                        state.path("outcome").asText(),
                        state.path("durationMs").asText(),
                        state.path("pdus").asText(),
                        state.path("varBinds").asText(),
                        state.path("reason").asText())
                .render();
    }

    /** By id, address or name. */
    static JsonNode device(Call call, String text) {
        JsonNode found = call.api().get("/rest/v1/devices?limit=1000&q=" + Api.escaped(text));
        for (JsonNode device : found.path("items")) {
            if (device.path("address").asText().equals(text)
                    || device.path("name").asText().equalsIgnoreCase(text)) {
                return device;
            }
        }
        if (text.matches("[0-9]{1,18}")) {
            return call.api().get(DEVICES + text);
        }
        throw Refusal.error("Device not found: " + text);
    }
}
