package org.demarc.cli;

import java.util.List;

/** Links, ways up and reports over the network. */
final class LinkVerbs {

    private LinkVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.of("link:list", "Links between devices", LinkVerbs::list)
                        .option("--device")
                        .option("--interface"),
                Verb.of("link:search", "Looks for links now", LinkVerbs::search),
                Verb.of("link:way-up", "The way from a device, port or ONU up to the core", LinkVerbs::wayUp)
                        .option("--device")
                        .option("--interface"),
                Verb.of("analytics:report", "A report, for instance bad-signals or duplicate-idents", LinkVerbs::report)
                        .taking("REPORT"),
                Verb.of("table:csv", "A whole list as CSV: devices, onus, ports, events, report", LinkVerbs::csv)
                        .taking("TABLE")
                        .option("--q")
                        .option("--filter"));
    }

    private static void list(Call call) {
        call.table(
                call.api().get("/rest/v1/links?limit=200" + query(call, "device") + query(call, "interface")),
                List.of("ID", "From", "Port", "To", "Port", "Kind", "Uplink", "%", "Last seen"),
                List.of(
                        "id",
                        "from.deviceName",
                        "from.interfaceName",
                        "to.deviceName",
                        "to.interfaceName",
                        "kind",
                        "uplink",
                        "utilizationPercent",
                        "lastSeen"));
    }

    private static void search(Call call) {
        call.show(
                call.api().post("/rest/v1/links/search", java.util.Map.of()),
                run -> "Run " + run.path("id").asLong() + " looks for links");
    }

    private static void wayUp(Call call) {
        call.table(
                call.api().get("/rest/v1/links/way-up?limit=64" + query(call, "device") + query(call, "interface")),
                List.of("Step", "From", "Port", "To", "Port", "%"),
                List.of(
                        "step",
                        "link.from.deviceName",
                        "link.from.interfaceName",
                        "link.to.deviceName",
                        "link.to.interfaceName",
                        "link.utilizationPercent"));
    }

    private static void report(Call call) {
        call.table(
                call.api().get("/rest/v1/analytics/" + Api.escaped(call.argument(0)) + "?limit=200"),
                List.of("Device", "Interface", "Subject", "Value", "Before", "Count", "When", "State"),
                List.of("deviceName", "interfaceName", "subject", "value", "before", "count", "at", "state"));
    }

    /** Filters as {@code status=LOS&rxBelow=-27}. */
    private static void csv(Call call) {
        call.write(call.api()
                .text("/rest/v1/tables/" + Api.escaped(call.argument(0)) + "?format=csv&q="
                        + Api.escaped(call.option("--q")) + "&" + call.option("--filter")));
    }

    private static String query(Call call, String name) {
        String id = call.option("--" + name);
        return id.isEmpty() ? "" : "&" + name + "=" + Api.escaped(id);
    }
}
