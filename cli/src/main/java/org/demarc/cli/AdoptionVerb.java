package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes over a router that has accounts already. Exit codes for scripts: 0 nothing waits for a word, 3 it is being read
 * already, 4 rows wait for approval, 6 not everything could be done.
 */
final class AdoptionVerb {

    private static final int WAITING = 4;
    private static final int NOT_ALL = 6;
    private static final String ADOPTIONS = "/rest/v1/adoptions";

    private AdoptionVerb() {}

    static Verb verb() {
        return Verb.of(
                        "provisioning:adopt",
                        "Reads a router and says whose its accounts are; takes over what is approved; exit 4 when rows wait for approval",
                        AdoptionVerb::adopt)
                .taking("ROUTER")
                .option("--class")
                .flag("--approve")
                .option("--row")
                .option("--service")
                .option("--adoption")
                .flag("--undo");
    }

    private static void adopt(Call call) {
        String path = call.option("--adoption").isEmpty() ? read(call) : known(call);
        if (call.flag("--undo")) {
            carryOut(call, path, path + "/undo", Map.of());
        } else if (!call.option("--row").isEmpty()) {
            Map<String, Object> which =
                    call.option("--service").isEmpty() ? Map.of() : Map.of("service", call.option("--service"));
            carryOut(call, path, path + "/rows/" + number(call.option("--row")) + "/approve", which);
        } else if (call.flag("--approve")) {
            Map<String, Object> order = new LinkedHashMap<>();
            if (!call.option("--class").isEmpty()) {
                order.put("kind", call.option("--class"));
            }
            carryOut(call, path, path + "/approve", order);
        } else {
            JsonNode rows = rows(call, path);
            call.show(rows, AdoptionVerb::table);
            refuseWaiting(rows);
        }
    }

    /** A new reading. */
    private static String read(Call call) {
        if (call.flag("--undo") || !call.option("--row").isEmpty()) {
            throw Refusal.usage("--undo and --row need --adoption NUMBER");
        }
        String router = ProvisioningVerbs.routerId(call, call.argument(0));
        JsonNode started = call.api().post("/rest/v1/routers/" + router + "/adoptions", Map.of());
        String path = ADOPTIONS + "/" + started.path("id").asText();
        JsonNode adoption = Waiting.until(call, path, Set.of("reading"), path + "/stop");
        if (!adoption.path("state").asText().equals("ready")) {
            throw Refusal.error(adoption.path("router").asText() + ": "
                    + adoption.path("message").asText());
        }
        if (!call.isJson()) {
            call.say("Adoption " + adoption.path("id").asText() + " of "
                    + adoption.path("router").asText());
        }
        return path;
    }

    private static String known(Call call) {
        String path = ADOPTIONS + "/" + number(call.option("--adoption"));
        String router = ProvisioningVerbs.routerId(call, call.argument(0));
        if (!call.api().get(path).path("routerId").asText().equals(router)) {
            throw Refusal.usage("Adoption " + call.option("--adoption") + " is not of this router");
        }
        return path;
    }

    private static String number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.usage("Not a number: " + text);
        }
        return text;
    }

    private static JsonNode rows(Call call, String path) {
        return call.api().all(path + "/rows" + ProvisioningVerbs.kind(call));
    }

    private static void carryOut(Call call, String path, String order, Map<String, Object> words) {
        JsonNode end = ProvisioningVerbs.ended(call, call.api().post(order, words));
        JsonNode adoption = call.api().get(path);
        call.show(adoption, AdoptionVerb::states);
        String how = end.path("message").asText();
        if (!end.path("state").asText().equals("DONE") || how.contains("refused") || how.contains("changed")) {
            throw new Refusal(NOT_ALL, how);
        }
    }

    private static String states(JsonNode adoption) {
        StringBuilder text = new StringBuilder();
        adoption.path("states").properties().forEach(state -> text.append(state.getKey())
                .append(": ")
                .append(state.getValue().asText())
                .append('\n'));
        return text.toString();
    }

    private static String table(JsonNode rows) {
        TextTable table = new TextTable(
                "ID", "Result", "By", "Account", "Address", "Comment", "Service", "Client", "Differs", "Note", "State");
        rows.path("items")
                .forEach(row -> table.row(
                        row.path("id").asText(),
                        row.path("kind").asText(),
                        row.path("rule").asText(),
                        row.path("key").asText(),
                        row.path("address").asText(),
                        row.path("comment").asText(),
                        Differences.stream(row.path("candidates"))
                                .map(Differences::service)
                                .collect(Collectors.joining(", ")),
                        row.path("client").asText(),
                        Differences.of(row.path("fields"), "crm", "router"),
                        row.path("note").asText(),
                        row.path("state").asText()));
        return table.render();
    }

    private static void refuseWaiting(JsonNode rows) {
        int waiting = 0;
        for (JsonNode row : rows.path("items")) {
            waiting += row.path("approvable").asBoolean() ? 1 : 0;
        }
        if (waiting > 0) {
            throw new Refusal(WAITING, Differences.counted(waiting, "row waits", "rows wait") + " for approval");
        }
    }
}
