package org.demarc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.demarc.stand.Product;

/** The demo in a JVM and a folder of its own, with what {@code mvn -Pdemo} gives it. */
final class RunningDemo implements AutoCloseable {

    private static final List<String> GIVEN = List.of(
            "demarc.wildfly.home",
            "demarc.ear",
            "demarc.driver",
            "demarc.server.scripts",
            "demarc.stand.dir",
            "demarc.stand.briefly");

    private final Path dir;
    private final Path said;
    private final Process process;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /**
     * Starts it.
     *
     * @param name of its folder beside the shared stand's
     * @param wishes what would be written behind {@code -D}, like {@code demo.fresh=true}
     */
    RunningDemo(String name, String... wishes) throws IOException {
        dir = folder(name);
        said = Files.createTempFile(dir.resolveSibling(""), name, ".out");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        GIVEN.forEach(given -> command.add("-D" + given + "=" + System.getProperty(given)));
        command.add("-Ddemo.dir=" + dir);
        command.add("-Ddemo.port=" + freePort());
        Stream.of(wishes).map(wish -> "-D" + wish).forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.demarc.lab.demo.DemoMain");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    static Path folder(String name) throws IOException {
        return Files.createDirectories(
                Path.of(System.getProperty("demarc.stand.dir")).resolveSibling(name));
    }

    /** Its file, as soon as it is there; that of an earlier run that was killed does not count. */
    JsonNode file() throws IOException {
        Path file = dir.resolve("demo.json");
        await().atMost(Duration.ofMinutes(5)).until(() -> isOurs(file) || !process.isAlive());
        assertThat(isOurs(file)).as(said()).isTrue();
        return Product.JSON.readTree(file.toFile());
    }

    private boolean isOurs(Path file) throws IOException {
        return Files.exists(file)
                && !Files.getLastModifiedTime(file).toInstant().isBefore(started);
    }

    /** What it has printed up to now. */
    String said() throws IOException {
        return Files.readString(said);
    }

    /** How it ended by itself. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    Path dir() {
        return dir;
    }

    /** Stops it as Ctrl-C and a service manager do; what is still running after a minute. */
    List<ProcessHandle> stopped() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
        return all.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** Its database is no child of it and stays where it is killed: it is asked to go first. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        try {
            stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** One whose hundredth next is free too: that is where a second node listens. */
    private static int freePort() throws IOException {
        int port = anyFreePort();
        while (!isFree(port + 100)) {
            port = anyFreePort();
        }
        return port;
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }
}
