package org.demarc.lab.routeros;

import java.util.List;
import java.util.Set;

/**
 * A command as a router got it.
 *
 * @param order rises with every command that any router of this JVM gets: what came before what, across routers
 * @param words without the tag, passwords in clear
 */
public record ReceivedCommand(long order, List<String> words) {

    private static final Set<String> READING = Set.of("print", "getall", "login");

    public ReceivedCommand {
        words = List.copyOf(words);
    }

    /** Whether it was to change something. */
    public boolean writes() {
        String path = words.get(0);
        return !READING.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
