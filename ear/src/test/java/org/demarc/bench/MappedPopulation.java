package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Devices with their delays and losses as a map says (snmp-engine.md 11.2), served by fastagent in a process of its own: device i has the
 * address 127.1.0.1 + i.
 */
final class MappedPopulation implements AutoCloseable {

    private final Process agent;
    private final int port;

    private MappedPopulation(Process agent, int port) {
        this.agent = agent;
        this.port = port;
    }

    /** Whether everything is there that it is made of. */
    static boolean isPossible(BenchSettings settings, String map, List<Path> recordings) {
        return Command.exists("gcc")
                && Files.exists(settings.tools().resolve("fastagent.c"))
                && Files.exists(map(settings, map))
                && recordings.stream().allMatch(Files::exists);
    }

    /** A map that lies beside the agent's source. */
    static Path map(BenchSettings settings, String name) {
        return settings.tools().resolve("maps").resolve(name);
    }

    /**
     * Starts it.
     *
     * @param options of fastagent besides port, map and recordings
     */
    static MappedPopulation start(BenchSettings settings, Path map, List<String> options, List<Path> recordings)
            throws IOException, InterruptedException {
        int port = Population.freeUdpPort();
        List<String> command = new ArrayList<>(
                List.of(Population.fastAgent(settings).toString(), "-p", Integer.toString(port), "-m", map.toString()));
        command.addAll(options);
        recordings.forEach(recording -> command.add(recording.toString()));
        Path log = Files.createDirectories(settings.dir()).resolve("agent.log");
        Process agent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Population.awaitBound(agent, port, log);
        return new MappedPopulation(agent, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        Command.stop(agent);
    }
}
