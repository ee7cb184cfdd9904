package org.demarc.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast the engine alone reads the flat population, beside the peers in the same run (snmp-engine.md 11). */
final class CollectionPart implements Part {

    private static final int ROUNDS = 3;
    /** 10,000 devices every five minutes (ENG-6). */
    private static final double DEVICES_A_SECOND = 10_000 / 300.0;

    private final BenchSettings settings;

    CollectionPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "collection";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        try (Population population = Population.start(settings, settings.scaled(500, 10), false);
                Peers peers = Peers.installed(settings, population, report);
                CollectorPoller demarc =
                        new CollectorPoller(population.port(), population.devices(), CollectorManner.AS_PEERS)) {
            describe(population, report);
            Map<Poller, List<Cycle>> cycles = measure(peers.pollers(), demarc, population.varBinds(), report);
            List<Cycle> own = cycles.getOrDefault(demarc, List.of());
            if (own.isEmpty()) {
                report.notMeasured("collection", "no complete cycle");
                return;
            }
            figures(own, report);
            report.add(
                    "collection.paced",
                    demarc.paced(DEVICES_A_SECOND).cores() * 100,
                    "% of a core for 10,000 devices every 5 minutes");
            for (Poller peer : peers.pollers()) {
                compare(own, peer.name(), cycles.getOrDefault(peer, List.of()), report);
            }
        }
    }

    private void describe(Population population, Report report) throws IOException {
        report.note("collection: " + population.devices() + " devices served by " + population.kind() + ", recordings "
                + (population.recordings().made() ? "made here" : "of the fixtures") + ", " + population.varBinds()
                + " var-binds a cycle; engine with 64 in flight in a JVM of 128 MB");
    }

    private static Map<Poller, List<Cycle>> measure(List<Poller> peers, Poller demarc, long expected, Report report)
            throws IOException, InterruptedException {
        Map<Poller, List<Cycle>> cycles = new LinkedHashMap<>();
        List<Poller> all = new ArrayList<>(peers);
        all.add(demarc);
        for (Poller poller : all) {
            poller.warmUp();
            cycles.put(poller, new ArrayList<>());
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (Poller poller : all) {
                List<Cycle> measured = poller.round();
                cycles.getOrDefault(poller, new ArrayList<>())
                        .addAll(complete(poller.name(), measured, expected, report));
            }
            report.say("collection: round " + round + " of " + ROUNDS + ", load " + Machine.load());
        }
        return cycles;
    }

    /** A cycle counts only when every device was read and nothing was lost. */
    private static List<Cycle> complete(String poller, List<Cycle> measured, long expected, Report report) {
        List<Cycle> complete = measured.stream()
                .filter(cycle -> cycle.failed() == 0 && cycle.vb() == expected)
                .toList();
        if (complete.size() < measured.size()) {
            report.note(poller + ": " + (measured.size() - complete.size()) + " incomplete cycle(s) not counted: "
                    + measured);
        }
        return complete;
    }

    private static void figures(List<Cycle> own, Report report) {
        report.add("collection.devices", Cycle.median(own, Cycle::devicesPerSecond), "devices/s");
        report.add("collection.var-binds", Cycle.median(own, Cycle::varBindsPerSecond), "var-binds/s");
        report.add("collection.cpu", Cycle.median(own, Cycle::microsPerVarBind), "us/var-bind");
        report.add("collection.cores", Cycle.median(own, Cycle::cores), "cores");
    }

    private static void compare(List<Cycle> own, String peer, List<Cycle> theirs, Report report) {
        if (theirs.isEmpty()) {
            report.notMeasured("collection beside " + peer, "no complete cycle of the peer");
            return;
        }
        report.add(Figure.beside(
                "collection.devices",
                Cycle.median(own, Cycle::devicesPerSecond),
                "devices/s",
                peer,
                Cycle.median(theirs, Cycle::devicesPerSecond)));
        report.add(Figure.beside(
                "collection.cpu",
                Cycle.median(own, Cycle::microsPerVarBind),
                "us/var-bind",
                peer,
                Cycle.median(theirs, Cycle::microsPerVarBind)));
    }
}
