package org.demarc.provisioning.entity;

import java.util.Locale;

/** How far a request of another program is. */
public enum RequestState {
    /** Stored; its order is being carried out. */
    ACCEPTED,
    /** Its order waits for a router or an address and goes on by itself. */
    WAITING,
    DONE,
    /** By the rules or by the router. */
    REFUSED,
    /** A move that was undone, or faults that outlasted the retries. */
    FAILED,
    /** A newer wish of the same service took its place. */
    SUPERSEDED,
    /** By an operator. */
    CANCELLED;

    public boolean isFinal() {
        return this != ACCEPTED && this != WAITING;
    }

    /** As it stands in results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
