package org.demarc.lab.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's own folder, held by one demo at a time. */
final class DemoFolder implements AutoCloseable {

    private static final String LOCK = "demo.lock";

    private final Path dir;
    private final FileChannel lock;

    private DemoFolder(Path dir, FileChannel lock) {
        this.dir = dir;
        this.lock = lock;
    }

    /**
     * Takes the folder until it is closed or the process ends.
     *
     * @throws IllegalStateException while another demo runs in it
     */
    static DemoFolder take(Path dir) throws IOException {
        FileChannel channel = FileChannel.open(dir.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel) == null) {
            channel.close();
            throw new IllegalStateException("a demo is running in " + dir + " already: stop it with Ctrl-C first");
        }
        return new DemoFolder(dir, channel);
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Removes everything in it. */
    void empty() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(dir)) {
            deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(dir) && !file.equals(dir.resolve(LOCK)))
                    .toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    /** Removes {@code demo.json}, which is there as long as it is true. */
    void forgetFile() throws IOException {
        Files.deleteIfExists(dir.resolve("demo.json"));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
