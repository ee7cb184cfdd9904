package org.demarc.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process holds open for SNMP, as the kernel tells it.
 *
 * @param udpSockets its UDP sockets
 * @param threads how many threads of each kind receive datagrams or keep time
 */
record OpenThings(long udpSockets, Map<String, Integer> threads) {

    /** Beginnings of names: the kernel keeps fifteen letters. */
    private static final List<String> KINDS = List.of("DefaultUDP", "Timer-");

    static OpenThings of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> udp = new HashSet<>();
        for (String table : List.of("net/udp", "net/udp6")) {
            Files.readAllLines(process.resolve(table)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+")[9])
                    .forEach(inode -> udp.add("socket:[" + inode + "]"));
        }
        Map<String, Integer> threads = new TreeMap<>();
        for (Path task : entries(process.resolve("task"))) {
            read(task.resolve("comm")).ifPresent(name -> KINDS.stream()
                    .filter(name::startsWith)
                    .forEach(kind -> threads.merge(kind, 1, Integer::sum)));
        }
        long sockets = 0;
        for (Path open : entries(process.resolve("fd"))) {
            sockets += target(open).filter(udp::contains).isPresent() ? 1 : 0;
        }
        return new OpenThings(sockets, threads);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Optional<String> target(Path link) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
