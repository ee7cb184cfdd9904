package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The other pollers that are installed on this machine. */
final class Peers implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Poller> pollers = new ArrayList<>();

    /** Finds them; what is missing is noted. */
    static Peers installed(BenchSettings settings, Population population, Report report)
            throws IOException, InterruptedException {
        Peers peers = new Peers();
        peers.addNetSnmp(settings, population, report);
        peers.addBulkWalk(settings, population, report);
        peers.addExporter(settings, population, report);
        return peers;
    }

    List<Poller> pollers() {
        return pollers;
    }

    @Override
    public void close() {
        pollers.forEach(Poller::close);
    }

    private void addNetSnmp(BenchSettings settings, Population population, Report report)
            throws IOException, InterruptedException {
        Path source = settings.tools().resolve("peers/netsnmp_async.c");
        boolean library = Files.exists(Path.of("/usr/include/net-snmp/net-snmp-config.h"));
        if (!Command.exists("gcc") || !library || !Files.exists(source)) {
            report.note("left out: net-snmp's C library (gcc, package libsnmp-dev, peers/netsnmp_async.c)");
            return;
        }
        Path built = Files.createDirectories(settings.dir().resolve("tools")).resolve("netsnmp_async");
        Command.run(Map.of(), List.of("gcc", "-O2", "-o", built.toString(), source.toString(), "-lnetsnmp"));
        pollers.add(new Script(
                "netsnmp-async",
                Map.of(),
                List.of(
                        built.toString(),
                        Integer.toString(population.devices()),
                        "64",
                        "50",
                        "4",
                        Integer.toString(population.port()),
                        Population.FIRST),
                1,
                () -> {}));
    }

    private void addBulkWalk(BenchSettings settings, Population population, Report report) {
        Path script = settings.tools().resolve("peers/peer_netsnmp_walk.sh");
        if (!Command.exists("snmpbulkwalk") || !Command.exists("python3") || !Files.exists(script)) {
            report.note("left out: snmpbulkwalk (packages snmp, python3, peers/peer_netsnmp_walk.sh)");
            return;
        }
        pollers.add(new Script(
                "snmpbulkwalk",
                environment(settings, population),
                List.of("bash", script.toString(), "4"),
                0,
                () -> {}));
    }

    private void addExporter(BenchSettings settings, Population population, Report report)
            throws IOException, InterruptedException {
        Path script = settings.tools().resolve("peers/peer_snmp_exporter.sh");
        if (!Command.exists("prometheus-snmp-exporter")
                || !Command.exists("curl")
                || !Command.exists("python3")
                || !Files.exists(script)) {
            report.note("left out: prometheus-snmp-exporter (packages prometheus-snmp-exporter, curl, python3)");
            return;
        }
        int port = freeTcpPort();
        Process exporter = new ProcessBuilder(
                        "prometheus-snmp-exporter",
                        "--config.file=" + settings.tools().resolve("peers/snmp_exporter.yml"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(settings.dir().resolve("exporter.log").toFile())
                .start();
        awaitListening(port);
        pollers.add(new Script(
                "snmp-exporter-scrape",
                environment(settings, population),
                List.of(
                        "bash",
                        script.toString(),
                        Long.toString(exporter.pid()),
                        "http://127.0.0.1:" + port,
                        "bench",
                        "1",
                        "16"),
                0,
                () -> Command.stop(exporter)));
    }

    private static Map<String, String> environment(BenchSettings settings, Population population) {
        return Map.of(
                "PORT", Integer.toString(population.port()),
                "DEVICES", Integer.toString(population.devices()),
                "FIRST", Population.FIRST,
                "FIXTURES", population.recordings().folder().toString(),
                "BUILD", settings.dir().resolve("tools").toString());
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (listens(port)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the exporter does not listen on " + port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A program that polls the population and prints a JSON line for each cycle.
     *
     * @param dropped first cycles of each run that are warm-up
     * @param end what stops whatever runs beside it
     */
    private record Script(String name, Map<String, String> environment, List<String> command, int dropped, Runnable end)
            implements Poller {

        @Override
        public void warmUp() throws IOException, InterruptedException {
            round();
        }

        @Override
        public List<Cycle> round() throws IOException, InterruptedException {
            return Command.run(environment, command).stream()
                    .filter(line -> line.startsWith("{"))
                    .map(Script::cycle)
                    .skip(dropped)
                    .toList();
        }

        private static Cycle cycle(String line) {
            try {
                return JSON.readValue(line, Cycle.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
