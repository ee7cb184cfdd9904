package org.demarc.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Events and the rules by which they are looked for. */
final class EventVerbs {

    private static final String RULES = "/rest/v1/event-rules";

    private EventVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("event:list", "The newest events, with --open only those that are open", EventVerbs::list)
                        .taking("[TEXT]")
                        .option("--device")
                        .option("--severity")
                        .option("--name")
                        .flag("--open"),
                Verb.of("event:acknowledge", "Takes open events: ID,ID", call -> change(call, "acknowledge"))
                        .taking("IDS"),
                Verb.of("event:resolve", "Says that open events are over: ID,ID", call -> change(call, "resolve"))
                        .taking("IDS"),
                Verb.of("event-rule:list", "Rules, and what their last look found", EventVerbs::rules)
                        .taking("[TEXT]"),
                Verb.of("event-rule:on", "Switches a rule on", call -> enable(call, true))
                        .taking("ID"),
                Verb.of(
                                "event-rule:off",
                                "Switches a rule off; its open events are resolved",
                                call -> enable(call, false))
                        .taking("ID"));
    }

    private static void list(Call call) {
        String query = "?limit=50&q=" + Api.escaped(call.argument(0)) + given(call, "device") + given(call, "severity")
                + given(call, "name") + (call.flag("--open") ? "&open=true" : "");
        call.table(
                call.api().get("/rest/v1/events" + query),
                List.of("ID", "Raised", "Severity", "State", "Event", "Device", "Interface", "Text"),
                List.of("id", "raisedAt", "severity", "state", "name", "deviceName", "interfaceName", "text"));
    }

    private static String given(Call call, String name) {
        String value = call.option("--" + name);
        return value.isEmpty() ? "" : "&" + name + "=" + Api.escaped(value);
    }

    private static void change(Call call, String verb) {
        List<String> ids =
                Arrays.stream(call.argument(0).split(",")).map(String::strip).toList();
        var answer = call.api().post("/rest/v1/events/" + verb, Map.of("ids", ids));
        call.show(answer, one -> one.path("changed").asText() + " events changed\n");
    }

    private static void rules(Call call) {
        call.table(
                call.api().get(RULES + "?limit=1000&q=" + Api.escaped(call.argument(0))),
                List.of("ID", "Name", "Looks at", "Measure", "Threshold", "For, s", "Severity", "On"),
                List.of("id", "name", "watch", "measure", "threshold", "forSeconds", "severity", "enabled"));
    }

    private static void enable(Call call, boolean on) {
        var rule = call.api().put(RULES + "/" + Api.escaped(call.argument(0)), Map.of("enabled", on));
        call.show(rule, one -> one.path("name").asText() + " is " + (on ? "on" : "off") + "\n");
    }
}
