package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Doing something to devices, and the log of it. */
final class ActionVerbs {

    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING");

    private ActionVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("trap:list", "The newest traps of devices", ActionVerbs::traps)
                        .option("--device"),
                Verb.of("action:list", "The newest actions on devices", ActionVerbs::list)
                        .option("--device")
                        .option("--interface"),
                Verb.of(
                                "action:offers",
                                "What can be done to a device or, with --interface, to a port or ONU",
                                ActionVerbs::offers)
                        .option("--device")
                        .option("--interface"),
                Verb.of(
                                "action:run",
                                "Has an action done and waits for its end; arguments as name=value,name=value; exit 1 unless it is done",
                                ActionVerbs::run)
                        .taking("KIND", "[ARGUMENTS]")
                        .option("--device")
                        .option("--interface")
                        .flag("--no-wait"));
    }

    private static void list(Call call) {
        call.table(
                call.api().get("/rest/v1/device-actions?limit=50" + query(call, "device") + query(call, "interface")),
                List.of("ID", "Asked", "By", "Device", "Interface", "Action", "State", "Message", "ms"),
                List.of(
                        "id",
                        "requestedAt",
                        "requestedBy",
                        "deviceName",
                        "interfaceName",
                        "kind",
                        "state",
                        "message",
                        "durationMs"));
    }

    private static void traps(Call call) {
        call.table(
                call.api().get("/rest/v1/traps?limit=50" + query(call, "device")),
                List.of("ID", "Received", "Device", "Trap", "Interface", "Carried"),
                List.of("id", "receivedAt", "deviceName", "name", "interfaceName", "details"));
    }

    private static String query(Call call, String name) {
        String id = call.option("--" + name);
        return id.isEmpty() ? "" : "&" + name + "=" + Api.escaped(id);
    }

    private static void offers(Call call) {
        String path = call.option("--interface").isEmpty()
                ? "/rest/v1/devices/" + Api.escaped(call.option("--device"))
                : "/rest/v1/interfaces/" + Api.escaped(call.option("--interface"));
        call.table(
                call.api().get(path + "/actions"),
                List.of("Action", "Permission", "Why not"),
                List.of("kind", "permission", "problem"));
    }

    private static void run(Call call) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("kind", call.argument(0));
        put(wanted, "deviceId", call.option("--device"));
        put(wanted, "interfaceId", call.option("--interface"));
        wanted.put("arguments", arguments(call.argument(1)));
        JsonNode run = call.api().post("/rest/v1/device-actions", wanted);
        while (!call.flag("--no-wait") && OPEN.contains(run.path("state").asText())) {
            Pause.aMoment();
            run = call.api().get("/rest/v1/device-actions/" + run.path("id").asLong());
        }
        call.show(run, ActionVerbs::words);
        if (!call.flag("--no-wait") && !run.path("state").asText().equals("DONE")) {
            throw Refusal.error(run.path("message").asText());
        }
    }

    private static void put(Map<String, Object> wanted, String field, String id) {
        if (!id.isEmpty()) {
            wanted.put(field, id);
        }
    }

    private static Map<String, String> arguments(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw Refusal.error("Arguments are written as name=value,name=value: " + pair);
            }
            arguments.put(
                    pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
        }
        return arguments;
    }

    private static String words(JsonNode run) {
        return "Action " + run.path("id").asLong() + ", " + run.path("kind").asText() + " on "
                + run.path("deviceName").asText() + " "
                + run.path("interfaceName").asText() + ": "
                + run.path("state").asText() + ", " + run.path("message").asText();
    }
}
