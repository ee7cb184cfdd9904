package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Near, far and dead devices and lost requests ({@code mixed.map}): 425 devices at 10 ms, 50 at 200 ms, 25 dead, 0.5 % of requests lost;
 * time-out 1 s, three tries, all at the same time (ENG-11, ENG-12; snmp-engine.md 12, cases 7 and 8).
 */
final class MixedPart implements Part {

    private static final String MAP = "mixed.map";
    private static final int DEVICES = 500;
    private static final List<Integer> DEAD =
            IntStream.range(475, DEVICES).boxed().toList();
    private static final int WARM_UP = 4;
    private static final int CYCLES = 10;

    private final BenchSettings settings;

    MixedPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Recordings recordings = Recordings.from(settings);
        List<Path> files = List.of(recordings.small(), recordings.large());
        if (!MappedPopulation.isPossible(settings, MAP, files)) {
            report.notMeasured("mixed", "it needs gcc, fastagent.c and its maps");
            return;
        }
        try (MappedPopulation population =
                        MappedPopulation.start(settings, MappedPopulation.map(settings, MAP), List.of(), files);
                CollectorPoller demarc = new CollectorPoller(population.port(), DEVICES, CollectorManner.ALL_AT_ONCE)) {
            for (int i = 0; i < WARM_UP; i++) {
                demarc.cycle();
            }
            List<Collected> measured = new ArrayList<>();
            for (int i = 0; i < CYCLES; i++) {
                measured.add(demarc.cycle());
            }
            figures(measured, report);
        }
    }

    private static void figures(List<Collected> measured, Report report) {
        report.note("mixed: " + measured.size() + " cycles of " + DEVICES + " devices at the same time, " + DEAD.size()
                + " of them dead, tables walked as subtrees; cycles took "
                + measured.stream()
                        .map(one ->
                                String.format(Locale.ROOT, "%.1f", one.cycle().wallS()))
                        .toList()
                + " s, load " + Machine.load());
        List<Cycle> cycles = measured.stream().map(Collected::cycle).toList();
        report.add(
                "mixed.wrong",
                (double) measured.stream().mapToLong(MixedPart::wrong).sum(),
                "devices in " + measured.size() + " cycles");
        report.add(
                "mixed.median",
                measured.stream().mapToDouble(Collected::medianS).sorted().toArray()[measured.size() / 2],
                "s");
        report.add("mixed.cycle", Cycle.median(cycles, Cycle::wallS), "s");
        report.add("mixed.outstanding", measured.get(measured.size() - 1).outstanding(), "requests");
    }

    /** Live devices that were not read whole, and devices that are silent and should not be, or the other way round. */
    private static long wrong(Collected collected) {
        Set<Integer> wronglySilent = new HashSet<>(collected.silent());
        DEAD.forEach(wronglySilent::remove);
        long notSilent =
                DEAD.stream().filter(dead -> !collected.silent().contains(dead)).count();
        long notWhole = collected.cycle().failed() - collected.silent().size();
        return notWhole + wronglySilent.size() + notSilent;
    }
}
