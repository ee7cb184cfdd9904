package org.demarc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sources of the tests of all modules, for pages that name tests. */
public final class TestSources {

    private static final List<String> MODULES = List.of("persistence", "ejb", "web", "ear", "lab", "cli");

    private TestSources() {}

    /** Texts by the simple name of their class. */
    public static Map<String, String> byClass(Path root) throws IOException {
        Map<String, String> sourceByClass = new HashMap<>();
        for (String module : MODULES) {
            Path tests = root.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sourceByClass.put(
                                file.getFileName().toString().replaceFirst("\\.java$", ""), text(file)));
            }
        }
        return sourceByClass;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
