package org.demarc.poll.entity;

import org.demarc.access.entity.Caller;

/**
 * Who had a device asked.
 *
 * @param login of the user, empty where none is behind it
 */
public record Asker(As as, String login) {

    /** In which part somebody asks. */
    public enum As {
        /** A poller, when it was due. */
        SCHEDULE,
        /** Somebody who has signed in. */
        PERSON,
        /** A program with a key: a billing, or a page inside one. */
        KEY,
        /** Demarc itself, because of a trap or after an action. */
        SYSTEM
    }

    public static final Asker SCHEDULE = new Asker(As.SCHEDULE, "");

    public static final Asker SYSTEM = new Asker(As.SYSTEM, "");

    public static Asker of(Caller caller) {
        return switch (caller.kind()) {
            case SESSION -> new Asker(As.PERSON, caller.login());
            case KEY -> new Asker(As.KEY, caller.login());
            case SYSTEM -> SYSTEM;
        };
    }
}
