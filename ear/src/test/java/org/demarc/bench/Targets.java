package org.demarc.bench;

import java.util.List;

/** What the figures should reach, and whether they do. */
final class Targets {

    private static final double MARGIN = 0.1;

    private record Target(String figure, String peer, boolean least, double bound, String words) {
        boolean isFor(Figure figure) {
            return figure.name().equals(this.figure) && peer.equals(figure.peer() == null ? "" : figure.peer());
        }

        String judged(Figure measured) {
            return isMet(measured, bound) ? words + ": met" : words + ": MISSED";
        }

        boolean isFarMissed(Figure measured) {
            return !isMet(measured, least ? bound * (1 - MARGIN) : bound * (1 + MARGIN));
        }

        private boolean isMet(Figure measured, double wanted) {
            Double ratio = measured.ratio();
            double shown = ratio == null ? measured.value() : ratio;
            return least ? shown >= wanted : shown <= wanted;
        }
    }

    private static final List<Target> ALL = List.of(
            new Target("collection.devices", "netsnmp-async", true, 1, ">= 1 x (ENG-1)"),
            new Target("collection.devices", "snmp-exporter-scrape", true, 10, ">= 10 x (ENG-2)"),
            new Target("collection.cpu", "netsnmp-async", false, 1.25, "<= 1.25 x (ENG-1)"),
            new Target("collection.cpu", "snmp-exporter-scrape", false, 0.1, "<= 1/10 (ENG-2)"),
            new Target("collection.paced", "", false, 10, "< 10 % of a core (ENG-6)"),
            new Target("rtt20.cycle", "", false, 1.7, "<= 1.7 s (ENG-7)"),
            new Target("rtt20.cpu", "without delay", false, 1.5, "<= 1.5 x (ENG-7)"),
            new Target("rtt20.allocated", "", false, 350, "<= 350 B (ENG-31)"),
            new Target("rtt20.threads", "", false, 4, "<= 4 (ENG-8)"),
            new Target("mixed.wrong", "", false, 0, "none (ENG-11)"),
            new Target("mixed.median", "", false, 1, "<= 1 s (ENG-12)"),
            new Target("mixed.cycle", "", false, 7.92, "<= 1.2 x 6.6 s (ENG-12)"),
            new Target("mixed.outstanding", "", false, 0, "none (ENG-35)"),
            new Target("soak.heap", "early", false, 1.05, "<= 1.05 x (ENG-32)"),
            new Target("soak.threads", "early", false, 1, "no more (ENG-32)"),
            new Target("soak.handles", "early", false, 1, "no more (ENG-32)"),
            new Target("soak.requests", "", false, 0, "none (ENG-35)"),
            new Target("outage.heap", "", false, 512, "<= 512 MB (ENG-33)"),
            new Target("outage.held", "", false, 1_000_000, "<= 1,000,000 (ENG-33)"),
            new Target("outage.unread", "", false, 0, "none (ENG-33)"),
            new Target("outage.doubled", "", false, 0, "none (ENG-33)"),
            new Target("outage.overlapping", "", false, 0, "none (ENG-33)"),
            new Target("outage.faults", "", false, 0, "none (ENG-33)"),
            new Target("outage.left", "", false, 0, "none (ENG-35)"),
            new Target("pipeline.devices", "snmp-exporter-scrape", true, 4, ">= 4 x (ENG-3)"),
            new Target("pipeline.devices", "snmpbulkwalk", true, 4, ">= 4 x (ENG-4)"),
            new Target("pipeline.cpu", "snmp-exporter-scrape", false, 0.25, "<= 1/4 (ENG-3)"),
            new Target("pipeline.cpu", "snmpbulkwalk", false, 0.25, "<= 1/4 (ENG-4)"),
            new Target("pipeline.samples", "", true, 20_000, ">= 20,000/s (ENG-28)"),
            new Target("reach.cpu", "", false, 10, "< 10 % of a core"),
            new Target("allocation.p99", "", false, 5, "< 5 ms"),
            new Target("webhook.even.routers-up.p99", "", false, 100, "< 100 ms"),
            new Target("webhook.even.routers-down.p99", "", false, 100, "< 100 ms"),
            new Target("webhook.routers-up.p99", "", false, 100, "< 100 ms"),
            new Target("webhook.routers-down.p99", "", false, 100, "< 100 ms"),
            new Target("webhook.storm.routers-up.p95", "", false, 100, "< 100 ms"),
            new Target("webhook.storm.routers-down.p95", "", false, 100, "< 100 ms"),
            new Target("orders.rate", "", true, 300, ">= 300/s"),
            new Target("unchanged.connections", "", false, 0, "none"),
            new Target("unchanged.p95", "", false, 100, "< 100 ms"),
            new Target("drift.report", "", false, 20, "< 20 s"),
            new Target("dryrun.ready", "", false, 60, "< 60 s"),
            new Target("import.100000.unchanged", "", false, 30, "< 30 s"),
            new Target("diagnostics.cache.p99", "", false, 50, "< 50 ms"),
            new Target("search.p99", "", false, 50, "< 50 ms"));

    private Targets() {}

    /** Whether a figure beside a peer misses its target by more than a tenth, which fails the benchmark (snmp-engine.md 11.1). */
    static boolean isFarMissed(Figure figure) {
        return figure.peer() != null
                && ALL.stream().anyMatch(target -> target.isFor(figure) && target.isFarMissed(figure));
    }

    /** The target of this figure in words with the verdict, empty when it has none. */
    static String of(Figure figure) {
        return ALL.stream()
                .filter(target -> target.isFor(figure))
                .findFirst()
                .map(target -> target.judged(figure))
                .orElse("");
    }
}
