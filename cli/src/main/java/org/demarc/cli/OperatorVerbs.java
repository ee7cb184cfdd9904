package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator asks about services, addresses and routers. Exit codes for scripts: 0 all is as it should be, 1 a router fails its
 * test, 3 it is running already, 4 a pool raises an alarm, 5 a reason is missing, 6 not everything could be done.
 */
final class OperatorVerbs {

    private static final int ALARM = 4;
    private static final int NOT_ALL = 6;
    private static final String SERVICES = "/rest/v1/services";
    private static final String POOLS = "/rest/v1/pools";
    private static final String ADDRESSES = "/rest/v1/addresses/";
    private static final String ROUTERS = "/rest/v1/routers/";

    private OperatorVerbs() {}

    static List<Verb> all() {
        return List.of(
                ServiceVerbs.narrowed(Verb.of(
                                "provisioning:evaluate",
                                "Looks at services again, against what their sources say now: SOURCE/ID,... or all that the options leave",
                                OperatorVerbs::evaluate)
                        .taking("[SERVICES]")
                        .flag("--everything")),
                Verb.of(
                                "provisioning:timeline",
                                "What happened to a service (SOURCE/ID), newest first",
                                OperatorVerbs::timeline)
                        .taking("SERVICE"),
                Verb.of(
                                "provisioning:ledger",
                                "Who had an address, or which addresses a service (SOURCE/ID) had; --at asks for one instant; needs --reason",
                                OperatorVerbs::ledger)
                        .taking("WHAT")
                        .option("--reason")
                        .option("--at")
                        .option("--from")
                        .option("--to"),
                Verb.of(
                        "provisioning:pools",
                        "Address pools with their use and forecast; exit 4 when one raises an alarm",
                        OperatorVerbs::pools),
                Verb.of(
                                "provisioning:test-router",
                                "Tries a router step by step; exit 1 when a step fails",
                                OperatorVerbs::testRouter)
                        .taking("ROUTER"));
    }

    private static void evaluate(Call call) {
        Map<String, Object> which = ServiceVerbs.which(call);
        if (which.get("services") instanceof List<?> named) {
            named.forEach(service -> call.api().post(path((Map<?, ?>) service) + "/evaluate", Map.of()));
            call.say(Differences.counted(named.size(), "service is", "services are") + " looked at again");
            return;
        }
        Map<String, Object> filter = new LinkedHashMap<>(which);
        filter.remove("everything");
        JsonNode end = ProvisioningVerbs.ended(call, call.api().post(SERVICES + "/evaluate", filter));
        call.show(end, run -> run.path("message").asText() + "\n");
        if (!end.path("state").asText().equals("DONE")) {
            throw new Refusal(
                    NOT_ALL, "Not everything is done: " + end.path("message").asText());
        }
    }

    private static void timeline(Call call) {
        call.table(
                call.api().all(path(service(call.argument(0))) + "/timeline"),
                List.of("At", "What", "Text", "Correlation"),
                List.of("at", "kind", "text", "correlation"));
    }

    private static void ledger(Call call) {
        String what = call.argument(0);
        if (call.option("--reason").isBlank()) {
            throw new Refusal(5, "Say why you look: --reason TEXT");
        }
        Map<String, String> reason = Map.of("X-Reason", call.option("--reason"));
        if (what.contains("/")) {
            intervals(call, call.api().all(path(service(what)) + "/addresses", reason));
        } else if (call.option("--at").isEmpty()) {
            intervals(call, call.api().all(ADDRESSES + Api.escaped(what) + "/history" + span(call), reason));
        } else {
            String at = "/holder?at=" + Api.escaped(call.option("--at"));
            call.show(call.api().get(ADDRESSES + Api.escaped(what) + at, reason), found -> holder(call, found));
        }
    }

    private static String span(Call call) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("from", "to")) {
            if (!call.option("--" + name).isEmpty()) {
                parts.add(name + "=" + Api.escaped(call.option("--" + name)));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void intervals(Call call, JsonNode intervals) {
        call.table(
                intervals,
                List.of("Address", "Source", "Service", "Client", "Router", "Account", "From", "To", "Cause"),
                List.of("address", "source", "service", "clientName", "router", "account", "from", "to", "cause"));
    }

    private static String holder(Call call, JsonNode found) {
        JsonNode holder = found.path("holder");
        JsonNode last = found.path("lastBefore");
        if (holder.isObject()) {
            return who(holder) + " since " + call.localTime(holder.path("from")) + "\n";
        }
        return last.isObject()
                ? "nobody; last " + who(last) + " until " + call.localTime(last.path("to")) + "\n"
                : "nobody\n";
    }

    private static String who(JsonNode interval) {
        return interval.path("source").asText() + "/" + interval.path("service").asText() + " "
                + interval.path("clientName").asText() + " on "
                + interval.path("router").asText();
    }

    private static void pools(Call call) {
        JsonNode pools = call.api().all(POOLS);
        call.table(
                pools,
                List.of(
                        "ID",
                        "Pool",
                        "Kind",
                        "Prefixes",
                        "Usable",
                        "Used",
                        "Resting",
                        "Free",
                        "Waiting",
                        "Days left",
                        "Alarm"),
                List.of(
                        "id",
                        "name",
                        "kind",
                        "prefixes",
                        "usable",
                        "used",
                        "quarantined",
                        "free",
                        "waiting",
                        "daysLeft",
                        "alarm"));
        int alarms = 0;
        for (JsonNode pool : pools.path("items")) {
            alarms += List.of("", "none").contains(pool.path("alarm").asText()) ? 0 : 1;
        }
        if (alarms > 0) {
            throw new Refusal(ALARM, Differences.counted(alarms, "pool raises", "pools raise") + " an alarm");
        }
    }

    private static void testRouter(Call call) {
        String router = ProvisioningVerbs.routerId(call, call.argument(0));
        JsonNode test = call.api().post(ROUTERS + router + "/test", Map.of());
        call.show(test, OperatorVerbs::steps);
        for (JsonNode step : test.path("checks")) {
            if (!step.path("ok").asBoolean()) {
                throw Refusal.error(call.argument(0) + ": " + step.path("text").asText());
            }
        }
    }

    private static String steps(JsonNode test) {
        TextTable table = new TextTable("Step", "Ok", "What");
        test.path("checks")
                .forEach(step -> table.row(
                        step.path("name").asText(),
                        step.path("ok").asBoolean() ? "yes" : "no",
                        step.path("text").asText()));
        return table.render();
    }

    private static Map<String, String> service(String text) {
        List<Map<String, String>> one = ServiceVerbs.named(text);
        if (one.size() != 1) {
            throw Refusal.usage("Name one service: SOURCE/ID");
        }
        return one.get(0);
    }

    private static String path(Map<?, ?> service) {
        return SERVICES + "/" + Api.escaped(String.valueOf(service.get("source"))) + "/"
                + Api.escaped(String.valueOf(service.get("id")));
    }
}
