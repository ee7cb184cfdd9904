package org.demarc.poll.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.demarc.lab.Fixtures;

/** The replay agent that lies beside the fixtures, written in C: shares no code with the lab nor with the engine. */
final class FastAgent implements AutoCloseable {

    private final Process process;
    private final int port;

    private FastAgent(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether its source and a compiler are on this machine. */
    static boolean available() {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean compiler = Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
        return compiler && source().isPresent() && Files.exists(Path.of("/proc/net/udp"));
    }

    private static Optional<Path> source() {
        return Fixtures.folder()
                .map(folder -> folder.resolve("../tools/snmp/fastagent.c").normalize())
                .filter(Files::exists);
    }

    /** Builds and starts it; the test is skipped where that cannot be done. */
    static FastAgent start(Path folder, List<String> arguments) {
        assumeTrue(available(), "gcc or the source of fastagent is not on this machine");
        try {
            Path built = folder.resolve("fastagent");
            if (!Files.exists(built)) {
                run(List.of(
                        "gcc",
                        "-O1",
                        "-pthread",
                        "-o",
                        built.toString(),
                        source().orElseThrow().toString()));
            }
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(built.toString(), "-p", Integer.toString(port)));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> listens(port) || !process.isAlive());
            return new FastAgent(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("failed: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + command, e);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) throws IOException {
        String local = String.format(Locale.ROOT, ":%04X", port);
        try (var lines = Files.lines(Path.of("/proc/net/udp"))) {
            return lines.anyMatch(line -> line.contains(local));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
