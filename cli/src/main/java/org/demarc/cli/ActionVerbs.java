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
                Verb.of("onu:unregistered", "ONUs that wait for registration", ActionVerbs::waiting)
                        .option("--device"),
                Verb.of("onu:templates", "Templates of registration", ActionVerbs::templates),
                Verb.of(
                                "onu:register",
                                "Registers an ONU and waits for the end; values as name=value,name=value; --preview only shows the"
                                        + " commands",
                                ActionVerbs::register)
                        .taking("IDENT", "[VALUES]")
                        .option("--interface")
                        .option("--template")
                        .option("--number")
                        .flag("--preview"),
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

    private static void waiting(Call call) {
        String device = call.option("--device");
        call.table(
                call.api()
                        .get("/rest/v1/unregistered-onus" + (device.isEmpty() ? "" : "?device=" + Api.escaped(device))),
                List.of("Device", "PON", "Interface", "Ident", "Model", "Since"),
                List.of("deviceName", "ponName", "ponInterfaceId", "ident", "model", "firstSeen"));
    }

    private static void templates(Call call) {
        call.table(
                call.api().get("/rest/v1/registration-templates"),
                List.of("ID", "Name", "Profile", "Technology", "Fields"),
                List.of("id", "name", "profile", "technology", "fields"));
    }

    private static void register(Call call) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("ident", call.argument(0));
        put(wanted, "ponInterfaceId", call.option("--interface"));
        put(wanted, "templateId", call.option("--template"));
        put(wanted, "number", call.option("--number"));
        wanted.put("values", arguments(call.argument(1)));
        if (call.flag("--preview")) {
            JsonNode preview = call.api().post("/rest/v1/onu-registrations/preview", wanted);
            StringBuilder lines = new StringBuilder();
            preview.path("commands").forEach(line -> lines.append(line.asText()).append('\n'));
            call.show(preview, one -> lines.toString());
            return;
        }
        JsonNode asked = call.api().post("/rest/v1/onu-registrations", wanted);
        String path = "/rest/v1/device-actions/" + asked.path("id").asLong();
        JsonNode run = call.api().get(path);
        while (OPEN.contains(run.path("state").asText())) {
            Pause.aMoment();
            run = call.api().get(path);
        }
        call.show(run, ActionVerbs::words);
        if (!run.path("state").asText().equals("DONE")) {
            throw Refusal.error(run.path("message").asText());
        }
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
