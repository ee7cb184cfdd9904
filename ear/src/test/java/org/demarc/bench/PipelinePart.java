package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.stand.Database;

/**
 * From the wire to the rows: the moving population polled into PostgreSQL by the server's own classes, beside exporter scrapes that store
 * nothing (snmp-engine.md ENG-3, ENG-4).
 */
final class PipelinePart implements Part {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A server that has polled for a minute: its cycles still gained a quarter from the fourth to the twelfth. */
    private static final int WARM_UP = 12;

    private static final int ROUNDS = 3;
    /** Counters need some distance between readings to have a rate. */
    private static final int PAUSE_MS = 5_000;

    private final BenchSettings settings;

    PipelinePart(BenchSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Path folder = Folder.emptied(settings.dir().resolve("pipeline"));
        try (Population population = Population.start(settings, settings.scaled(500, 10), true);
                Peers peers = Peers.installed(settings, population, report);
                Database database = Database.start(folder)) {
            Process pipeliner = start(population, database);
            try {
                measure(new Pipeline(pipeliner, Postgres.postmaster(folder)), peers.pollers(), population, report);
            } finally {
                Command.stop(pipeliner);
            }
        }
    }

    private static Process start(Population population, Database database) throws IOException {
        return Command.java(
                        "-Xmx512m",
                        Pipeliner.class,
                        List.of(
                                database.jdbcUrl(),
                                Integer.toString(population.port()),
                                Integer.toString(population.devices())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void measure(Pipeline pipeline, List<Poller> peers, Population population, Report report)
            throws IOException, InterruptedException {
        report.note("pipeline: " + population.devices() + " devices with moving counters served by " + population.kind()
                + "; the server's classes without WildFly and JMS in a JVM of 512 MB, 4 batches of 64 at once, all"
                + " readings of the generic profile due; CPU counts that JVM and all PostgreSQL processes");
        for (int i = 0; i < WARM_UP; i++) {
            pipeline.cycle();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        for (Poller peer : peers) {
            peer.warmUp();
        }
        List<Cycle> own = new ArrayList<>();
        Map<Poller, List<Cycle>> theirs = new java.util.LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Poller peer : peers) {
                theirs.computeIfAbsent(peer, key -> new ArrayList<>()).addAll(peer.round());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            own.add(pipeline.cycle());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            own.add(pipeline.cycle());
            report.say("pipeline: round " + round + " of " + ROUNDS + ", load " + Machine.load());
        }
        figures(own, theirs, report);
    }

    private static void figures(List<Cycle> own, Map<Poller, List<Cycle>> theirs, Report report) {
        List<Cycle> whole = own.stream().filter(cycle -> cycle.failed() == 0).toList();
        if (whole.size() < own.size()) {
            report.note("pipeline: incomplete cycles not counted: " + own);
        }
        if (whole.isEmpty()) {
            report.notMeasured("pipeline", "no complete cycle");
            return;
        }
        double rate = Cycle.median(whole, Cycle::devicesPerSecond);
        double cpu = Cycle.median(whole, PipelinePart::cpuMsPerDevice);
        report.add("pipeline.devices", rate, "devices/s");
        report.add("pipeline.cpu", cpu, "ms/device");
        int devices = whole.get(0).devices();
        report.add("pipeline.samples", rate * Recordings.ports(devices) / devices, "rows/s");
        report.add("pipeline.cores", Cycle.median(whole, Cycle::cores), "cores");
        report.add(
                "pipeline.var-binds", Cycle.median(whole, cycle -> (double) cycle.vb() / cycle.devices()), "1/device");
        theirs.forEach((peer, cycles) -> {
            List<Cycle> complete =
                    cycles.stream().filter(cycle -> cycle.failed() == 0).toList();
            if (!complete.isEmpty()) {
                report.add(Figure.beside(
                        "pipeline.devices",
                        rate,
                        "devices/s",
                        peer.name(),
                        Cycle.median(complete, Cycle::devicesPerSecond)));
                report.add(Figure.beside(
                        "pipeline.cpu",
                        cpu,
                        "ms/device",
                        peer.name(),
                        Cycle.median(complete, PipelinePart::cpuMsPerDevice)));
            }
        });
    }

    private static double cpuMsPerDevice(Cycle cycle) {
        return cycle.cpuS() * 1000 / cycle.devices();
    }

    /** The process with its database. */
    private static final class Pipeline {

        private final Process process;
        private final long postmaster;
        private final BufferedReader answers;

        Pipeline(Process process, long postmaster) {
            this.process = process;
            this.postmaster = postmaster;
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        Cycle cycle() throws IOException {
            double before = cpu();
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            String answer = answers.readLine();
            while (answer != null && !answer.startsWith("{")) {
                answer = answers.readLine();
            }
            if (answer == null) {
                throw new IOException("the pipeline ended");
            }
            Cycle cycle = JSON.readValue(answer, Cycle.class);
            return new Cycle(cycle.peer(), cycle.devices(), cycle.failed(), cycle.vb(), cycle.wallS(), cpu() - before);
        }

        private double cpu() {
            return Cpu.of(process.pid()) + Cpu.ofTree(postmaster);
        }
    }
}
