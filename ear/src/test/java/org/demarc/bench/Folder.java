package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the benchmark itself: every run begins with nothing. */
final class Folder {

    private Folder() {}

    /** The folder, empty. */
    static Path emptied(Path dir) throws IOException {
        if (Files.exists(dir)) {
            List<Path> deepestFirst;
            try (Stream<Path> files = Files.walk(dir)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
        return Files.createDirectories(dir);
    }
}
