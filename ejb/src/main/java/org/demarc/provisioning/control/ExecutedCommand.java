package org.demarc.provisioning.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One command that was sent to a router, for the timeline.
 *
 * @param router device name
 * @param at when it was sent
 * @param words the sentence, passwords masked as {@code =password=•••}
 * @param duration from sending to the end of the answer
 * @param reply what came back
 * @param message the router's own words, empty when it had none
 */
public record ExecutedCommand(
        String router, Instant at, List<String> words, Duration duration, Reply reply, String message) {

    /** How a command ended. */
    public enum Reply {
        DONE,
        TRAP,
        FATAL,
        /** The connection ended or the time was up: nobody knows whether the router carried it out. */
        LOST
    }

    public ExecutedCommand {
        words = List.copyOf(words);
    }

    /** Whether the router may have changed an account's row for it: it was not only asked, did not refuse, and neither profile nor session was meant. */
    public boolean mayHaveWritten() {
        String path = words.get(0);
        return reply != Reply.TRAP
                && !path.endsWith("/print")
                && !path.startsWith("/ppp/profile/")
                && !path.startsWith("/ppp/active/");
    }
}
