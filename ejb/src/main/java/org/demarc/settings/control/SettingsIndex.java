package org.demarc.settings.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Every settings record, from the files {@code META-INF/demarc-settings}. */
public final class SettingsIndex {

    private static final String FILE = "META-INF/demarc-settings";

    private SettingsIndex() {}

    /** The records, ordered by capability. */
    public static List<Class<? extends Record>> records(ClassLoader loader) {
        try {
            List<Class<? extends Record>> records = new ArrayList<>();
            for (var file : Collections.list(loader.getResources(FILE))) {
                try (var lines = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(name -> records.add(load(name, loader)));
                }
            }
            records.sort(Comparator.comparing(
                    type -> type.getAnnotation(SettingsOf.class).value()));
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<? extends Record> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(FILE + " names " + name + ", which is not there", e);
        }
    }
}
