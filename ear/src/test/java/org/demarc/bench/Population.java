package org.demarc.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The flat population, served by a process of its own: fastagent where gcc and its source are there, else the lab's agent. Device i has
 * the address 127.1.0.1 + i; an even address is the small switch, an odd one the large.
 */
final class Population implements AutoCloseable {

    static final String FIRST = "127.1.0.1";
    private static final int FIRST_NUMBER = 0x7f010001;

    private final Process agent;
    private final int port;
    private final int devices;
    private final String kind;
    private final Recordings recordings;

    private Population(Process agent, int port, int devices, String kind, Recordings recordings) {
        this.agent = agent;
        this.port = port;
        this.devices = devices;
        this.kind = kind;
        this.recordings = recordings;
    }

    /**
     * Starts it.
     *
     * @param moving whether counters grow and every device has a name of its own
     */
    static Population start(BenchSettings settings, int devices, boolean moving)
            throws IOException, InterruptedException {
        Recordings recordings = Recordings.from(settings);
        int port = freeUdpPort();
        Path log = Files.createDirectories(settings.dir()).resolve("agent.log");
        boolean fast = Command.exists("gcc") && Files.exists(settings.tools().resolve("fastagent.c"));
        ProcessBuilder builder =
                fast ? fastAgent(settings, recordings, port, moving) : labAgent(recordings, port, devices);
        Process agent =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitBound(agent, port, log);
        return new Population(agent, port, devices, fast ? "fastagent" : "the lab's agent", recordings);
    }

    private static ProcessBuilder fastAgent(BenchSettings settings, Recordings recordings, int port, boolean moving)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(fastAgent(settings).toString(), "-p", Integer.toString(port)));
        if (moving) {
            command.addAll(List.of("-D", "-U"));
        }
        command.add(recordings.small().toString());
        command.add(recordings.large().toString());
        return new ProcessBuilder(command);
    }

    /** The agent, built from its source unless it is there. */
    static Path fastAgent(BenchSettings settings) throws IOException, InterruptedException {
        Path built = Files.createDirectories(settings.dir().resolve("tools")).resolve("fastagent");
        if (!Files.exists(built)) {
            String source = settings.tools().resolve("fastagent.c").toString();
            Command.run(Map.of(), List.of("gcc", "-O2", "-pthread", "-o", built.toString(), source));
        }
        return built;
    }

    private static ProcessBuilder labAgent(Recordings recordings, int port, int devices) {
        return Command.java(
                "-Xmx256m",
                LabAgent.class,
                List.of(
                        Integer.toString(port),
                        Integer.toString(devices),
                        recordings.small().toString(),
                        recordings.large().toString()));
    }

    static String address(int device) {
        int number = FIRST_NUMBER + device;
        return (number >>> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Which device has the address. */
    static int number(String address) {
        int number = 0;
        for (String octet : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number - FIRST_NUMBER;
    }

    int port() {
        return port;
    }

    int devices() {
        return devices;
    }

    Recordings recordings() {
        return recordings;
    }

    /** Which agent serves it, in words. */
    String kind() {
        return kind;
    }

    long varBinds() throws IOException {
        return recordings.varBinds(devices);
    }

    @Override
    public void close() {
        Command.stop(agent);
    }

    static int freeUdpPort() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }
    }

    static void awaitBound(Process agent, int port, Path log) throws IOException, InterruptedException {
        String hex = String.format(java.util.Locale.ROOT, ":%04X ", port);
        for (int i = 0; i < 300; i++) {
            if (!agent.isAlive()) {
                throw new IOException("the agent ended: " + Files.readString(log));
            }
            if (Files.readString(Path.of("/proc/net/udp")).contains(hex)
                    || Files.readString(Path.of("/proc/net/udp6")).contains(hex)) {
                TimeUnit.MILLISECONDS.sleep(500);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the agent does not listen on " + port);
    }
}
