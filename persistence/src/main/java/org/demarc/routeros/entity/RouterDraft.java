package org.demarc.routeros.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * A router as an administrator writes it down.
 *
 * @param name device name, without surrounding blanks
 * @param aliases other names it goes by
 * @param source code of the only source that uses it, empty for any
 * @param reach an empty password keeps the former one
 */
public record RouterDraft(String name, List<String> aliases, String source, RouterReach reach, AccountStyle style) {

    public RouterDraft {
        name = name.strip();
        aliases = aliases.stream()
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
        source = source.strip();
    }

    List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }
}
