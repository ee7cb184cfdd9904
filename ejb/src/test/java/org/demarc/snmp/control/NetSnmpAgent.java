package org.demarc.snmp.control;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** net-snmp's own agent, where it is installed: shares no code with the lab nor with the engine. */
final class NetSnmpAgent implements AutoCloseable {

    static final String ADDRESS = "127.61.0.1";

    private final Process process;
    private final int port;

    private NetSnmpAgent(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with these lines of configuration. */
    static NetSnmpAgent start(Path folder, List<String> configuration) throws IOException {
        int port = freePort();
        Path lines = folder.resolve("agent.conf");
        Files.write(lines, configuration);
        ProcessBuilder builder = new ProcessBuilder(
                program().orElseThrow().toString(),
                "-f",
                "-Lo",
                "-C",
                "-c",
                lines.toString(),
                "udp:" + ADDRESS + ":" + port);
        builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
        builder.environment().put("MIBS", "");
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile());
        return new NetSnmpAgent(builder.start(), port);
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where it is, if it is on this machine. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "snmpd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
