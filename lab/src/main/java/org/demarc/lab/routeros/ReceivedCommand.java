package org.demarc.lab.routeros;

import java.util.List;

/**
 * A command as a router got it.
 *
 * @param order rises with every command that any router of this JVM gets: what came before what, across routers
 * @param words without the tag, passwords in clear
 */
public record ReceivedCommand(long order, List<String> words) {

    public ReceivedCommand {
        words = List.copyOf(words);
    }
}
