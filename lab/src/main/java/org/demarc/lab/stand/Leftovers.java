package org.demarc.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes of a stand whose owner was killed, so that nobody stopped them. */
public final class Leftovers {

    private static final int PATIENCE_SECONDS = 20;

    private Leftovers() {}

    /**
     * Ends the nodes and the database that still run in the folder. Only for who knows that no stand is in use there.
     *
     * @return how many processes were ended
     */
    public static int end(Path dir) {
        List<ProcessHandle> nodes = nodePidFiles(dir).stream()
                .flatMap(file -> process(file).stream())
                .filter(process -> isOf(process, dir))
                .toList();
        List<ProcessHandle> databases = process(dir.resolve("postgresql/data/postmaster.pid")).stream()
                .filter(process -> isOf(process, dir))
                .toList();
        nodes.forEach(Leftovers::end); // first: the database waits for who is connected
        databases.forEach(Leftovers::end);
        return nodes.size() + databases.size();
    }

    /** The running process whose number is the file's first line. */
    static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // no readable number, no process
        }
    }

    /** Numbers are used again: what runs under one must name the folder. */
    private static boolean isOf(ProcessHandle process, Path dir) {
        ProcessHandle.Info info = process.info();
        return info.commandLine().filter(line -> line.contains(dir.toString())).isPresent()
                || Stream.of(info.arguments().orElse(new String[0])).anyMatch(word -> word.contains(dir.toString()));
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> nodePidFiles(Path dir) {
        if (!Files.exists(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.getFileName().toString().matches("node\\d+\\.pid"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
