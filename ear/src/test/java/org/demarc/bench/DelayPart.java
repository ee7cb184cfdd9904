package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 500 devices, every one 20 ms away ({@code rtt20.map}), read whole and all at the same time, beside the same devices without a delay (ENG-7). */
final class DelayPart implements Part {

    private static final String MAP = "rtt20.map";
    private static final int DEVICES = 500;
    private static final int WARM_UP = 8;
    private static final int CYCLES = 7;

    private final BenchSettings settings;

    DelayPart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "rtt20";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Recordings recordings = Recordings.from(settings);
        List<Path> files = List.of(recordings.small(), recordings.large());
        if (!MappedPopulation.isPossible(settings, MAP, files)) {
            report.notMeasured("rtt20", "it needs gcc, fastagent.c and its maps");
            return;
        }
        long varBinds = recordings.varBinds(DEVICES);
        List<Collected> near;
        try (Population population = Population.start(settings, DEVICES, false)) {
            near = cycles(population.port(), varBinds, report);
        }
        List<Collected> far;
        try (MappedPopulation population =
                MappedPopulation.start(settings, MappedPopulation.map(settings, MAP), List.of(), files)) {
            far = cycles(population.port(), varBinds, report);
        }
        figures(near, far, report);
    }

    private static List<Collected> cycles(int port, long varBinds, Report report) throws IOException {
        List<Collected> whole = new ArrayList<>();
        try (CollectorPoller demarc = new CollectorPoller(port, DEVICES, CollectorManner.ALL_AT_ONCE)) {
            for (int i = 0; i < WARM_UP; i++) {
                demarc.cycle();
            }
            for (int i = 0; i < CYCLES; i++) {
                Collected collected = demarc.cycle();
                if (collected.cycle().failed() == 0 && collected.cycle().vb() == varBinds) {
                    whole.add(collected);
                } else {
                    report.note("rtt20: an incomplete cycle was not counted: " + collected.cycle());
                }
            }
        }
        report.say("rtt20: load " + Machine.load());
        return whole;
    }

    private static void figures(List<Collected> near, List<Collected> far, Report report) {
        if (near.isEmpty() || far.isEmpty()) {
            report.notMeasured("rtt20", "no complete cycle");
            return;
        }
        report.note("rtt20: " + DEVICES
                + " devices at the same time, three whole tables each, walked as subtrees; engine in a JVM of 128 MB");
        List<Cycle> cycles = far.stream().map(Collected::cycle).toList();
        List<Cycle> without = near.stream().map(Collected::cycle).toList();
        report.add("rtt20.cycle", Cycle.median(cycles, Cycle::wallS), "s");
        report.add("rtt20.devices", Cycle.median(cycles, Cycle::devicesPerSecond), "devices/s");
        report.add(Figure.beside(
                "rtt20.cpu",
                Cycle.median(cycles, Cycle::microsPerVarBind),
                "us/var-bind",
                "without delay",
                Cycle.median(without, Cycle::microsPerVarBind)));
        report.add("rtt20.allocated", Cycle.median(far, Collected::allocatedPerVarBind), "B/var-bind");
        report.add(
                "rtt20.threads",
                (double) far.stream().mapToLong(Collected::threads).max().orElse(0),
                "of the engine");
    }
}
