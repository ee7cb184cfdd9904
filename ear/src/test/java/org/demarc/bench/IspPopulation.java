package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The devices of {@code isp.map} (snmp-engine.md 11.2), as often as asked for, one copy behind the other, served by fastagent: device i has
 * the address 127.1.0.1 + i.
 */
final class IspPopulation implements AutoCloseable {

    private static final int IN_THE_MAP = 1000;

    private final Process agent;
    private final int port;

    private IspPopulation(Process agent, int port) {
        this.agent = agent;
        this.port = port;
    }

    /** Whether everything is there that it is made of. */
    static boolean isPossible(BenchSettings settings) {
        return Command.exists("gcc")
                && Files.exists(settings.tools().resolve("fastagent.c"))
                && Files.exists(settings.tools().resolve("maps/isp.map"))
                && recordings(settings).stream().allMatch(Files::exists);
    }

    private static List<Path> recordings(BenchSettings settings) {
        return Stream.of("sw28", "sw52", "epon8x64", "gpon8x128", "zte8x64", "cdata8x64")
                .map(name -> settings.fixtures().resolve("snmprec/synthetic/" + name + ".snmprec"))
                .toList();
    }

    static IspPopulation start(BenchSettings settings, int devices) throws IOException, InterruptedException {
        Path map = Files.createDirectories(settings.dir()).resolve("isp.map");
        Files.write(map, copies(Files.readAllLines(settings.tools().resolve("maps/isp.map")), devices / IN_THE_MAP));
        int port = Population.freeUdpPort();
        List<String> command = new ArrayList<>(List.of(
                Population.fastAgent(settings).toString(),
                "-p",
                Integer.toString(port),
                "-D",
                "-U",
                "-m",
                map.toString()));
        recordings(settings).forEach(recording -> command.add(recording.toString()));
        Path log = settings.dir().resolve("agent.log");
        Process agent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Population.awaitBound(agent, port, log);
        return new IspPopulation(agent, port);
    }

    private static List<String> copies(List<String> map, int times) {
        List<String> lines = new ArrayList<>();
        for (int copy = 0; copy < times; copy++) {
            for (String line : map) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    lines.add(moved(line, copy * IN_THE_MAP));
                }
            }
        }
        return lines;
    }

    private static String moved(String line, int by) {
        String[] words = line.strip().split("\\s+", 2);
        String[] ends = words[0].split("-");
        String first = Population.address(Population.number(ends[0]) + by);
        String last = Population.address(Population.number(ends[ends.length - 1]) + by);
        return first + "-" + last + " " + words[1];
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        Command.stop(agent);
    }
}
