package org.demarc.lab.routeros;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which argument names {@code add} and {@code set} take in which menu: those of RouterOS 7.24 (ucrm-routeros.md 4.6).
 * A menu without a list takes every name.
 */
final class ArgumentLists {

    static final Set<String> ALWAYS = Set.of("numbers", "copy-from", "place-before");

    private static final String SHIPPED = "arguments-7.24.txt";

    private final Map<String, Set<String>> byCommand;

    private ArgumentLists(Map<String, Set<String>> byCommand) {
        this.byCommand = byCommand;
    }

    /** The names of RouterOS 7.24 that are shipped with the simulator. */
    static ArgumentLists builtIn() {
        Map<String, Set<String>> lists = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(ArgumentLists.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("/"))
                    .map(line -> List.of(line.split(" ")))
                    .forEach(words -> lists.put(words.get(0), Set.copyOf(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArgumentLists(lists);
    }

    /** By command, such as {@code /ppp/secret/add}. */
    Map<String, Set<String>> names() {
        return Map.copyOf(byCommand);
    }

    /** Refuses the first name the command does not know. */
    void check(Command command) {
        Set<String> known = byCommand.get(command.path());
        if (known == null) {
            return;
        }
        for (String name : command.arguments().keySet()) {
            if (!known.contains(name) && !name.startsWith(".") && !ALWAYS.contains(name)) {
                throw Trap.plain("unknown parameter " + name);
            }
        }
    }
}
