package org.demarc.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One WildFly process with the shipped EAR. It can be stopped politely or killed in the middle of its work. */
public final class ServerNode implements AutoCloseable {

    /**
     * System property: servers live for minutes only, as in tests. What the JVM compiles well then costs more than it brings, and a test
     * run has two cores for several servers. Never for figures.
     */
    private static final String BRIEFLY = "demarc.stand.briefly";

    private static final int MESSAGING_PORT = 5445;
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(4);
    private static final int SAY_EVERY_SECONDS = 5;

    private final StandOptions options;
    private final ServerHome home;
    private final String name;
    private final int number;
    private final int httpPort;
    private final PortRange ports;
    private final Database database;
    private @Nullable Process process;

    ServerNode(StandOptions options, ServerHome home, int number, int httpPort, PortRange ports, Database database) {
        this.options = options;
        this.home = home;
        this.name = "node" + number;
        this.number = number;
        this.httpPort = httpPort;
        this.ports = ports;
        this.database = database;
    }

    public String name() {
        return name;
    }

    /** Address of this node without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** Port of the loopback by which other programs send messages: CORE, AMQP and STOMP. */
    public int messagingPort() {
        return MESSAGING_PORT + ports.offset();
    }

    public long pid() {
        return running().pid();
    }

    public Path log() {
        return options.dir().resolve(name).resolve("log/server.log");
    }

    /** Starts the process and returns at once; see {@link #awaitReady()}. */
    public void launch() {
        Path base = home.baseFor(name);
        ProcessBuilder builder = new ProcessBuilder(command(base))
                .redirectErrorStream(true)
                .redirectOutput(options.dir().resolve(name + ".out").toFile());
        builder.environment().put("DEMARC_TRAP_PORT", "0");
        builder.environment().putAll(options.environment());
        builder.environment().put("JBOSS_HOME", options.wildflyHome().toString());
        builder.environment().put("DEMARC_DB_URL", database.jdbcUrl());
        builder.environment().put("DEMARC_DB_USER", database.user());
        builder.environment().put("DEMARC_DB_PASSWORD", database.password());
        try {
            Process started = builder.start();
            process = started;
            Files.writeString(options.dir().resolve(name + ".pid"), Long.toString(started.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node says that it is ready. Fails with the end of its log when it does not within 4 minutes. */
    public void awaitReady() {
        awaitReady(seconds -> {});
    }

    /**
     * As {@link #awaitReady()}, saying every five seconds that it still waits.
     *
     * @param waiting is told for how many seconds
     */
    public void awaitReady(LongConsumer waiting) {
        Instant begin = Instant.now();
        Instant limit = begin.plus(BOOT_LIMIT);
        long said = 0;
        while (!isReady()) {
            long seconds = Duration.between(begin, Instant.now()).toSeconds();
            if (seconds >= said + SAY_EVERY_SECONDS) {
                waiting.accept(seconds);
                said = seconds;
            }
            if (!running().isAlive() || deploymentFailed() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException(name + " does not become ready:\n" + tailOfLog());
            }
            pause();
        }
    }

    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Has the running server deploy its EAR again, as after an upgrade of the file; returns at once. */
    public void redeploy() {
        try {
            Files.writeString(options.dir().resolve(name).resolve("deployments/demarc.ear.dodeploy"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as {@code kill -9} does: no clean-up, open work stays as it is. */
    public void kill() {
        Process killed = running();
        killed.destroyForcibly();
        await(killed);
    }

    /** Others may have its ports: it will not be launched again. */
    void giveUpPorts() {
        ports.close();
    }

    @Override
    public void close() {
        Process stopped = process;
        if (stopped == null || !stopped.isAlive()) {
            return;
        }
        stopped.destroy();
        try {
            if (!stopped.waitFor(30, TimeUnit.SECONDS)) {
                stopped.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.destroyForcibly();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    private List<String> command(Path base) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms256m");
        command.add("-Xmx" + options.heapMb() + "m");
        command.add("-XX:MaxMetaspaceSize=512m");
        if (Boolean.getBoolean(BRIEFLY)) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        }
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Djboss.modules.system.pkgs=org.jboss.byteman");
        command.add("-Djava.awt.headless=true");
        command.addAll(ServerHome.javaOptions());
        command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
        command.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        command.add("-jar");
        command.add(options.wildflyHome().resolve("jboss-modules.jar").toString());
        command.add("-mp");
        command.add(options.wildflyHome().resolve("modules").toString());
        command.add("org.jboss.as.standalone");
        command.add("-Djboss.home.dir=" + options.wildflyHome());
        command.add("-Djboss.server.base.dir=" + base);
        command.add("-c");
        command.add(home.configurationFile());
        command.add("-b=127.0.0.1");
        command.add("-bmanagement=127.0.0.1");
        command.add("-bprivate=127.0.0.1");
        command.add("-bunsecure=127.0.0.1");
        command.add("-Djboss.node.name=" + name);
        command.add("-Djboss.tx.node.id=demarc" + number);
        command.add("-Djboss.socket.binding.port-offset=" + ports.offset());
        command.add("-Djboss.http.port=" + (httpPort - ports.offset()));
        command.add("-Djboss.messaging.cluster.password=lab-only");
        return command;
    }

    private boolean deploymentFailed() {
        return Files.exists(options.dir().resolve(name).resolve("deployments/demarc.ear.failed"));
    }

    private String tailOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static void await(Process killed) {
        try {
            killed.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }
}
