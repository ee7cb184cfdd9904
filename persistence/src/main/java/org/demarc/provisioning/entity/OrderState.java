package org.demarc.provisioning.entity;

/** How far an order is. */
public enum OrderState {
    /** Work for whoever claims it first. */
    WAITING,
    RUNNING,
    DONE,
    /** The router or the rules said no; waits for a person. */
    REFUSED,
    /** A move that was undone; waits for a person or a newer wish. */
    FAILED,
    /** A newer order of the same service took its place. */
    SUPERSEDED,
    /** The router or an address is missing; goes on by itself. */
    PARKED,
    /** Faults outlasted the retries; waits for a person. */
    DEAD,
    CANCELLED;

    /** Whether the order is on the dead-letter list, from which an operator sends it again. */
    public boolean isDeadLetter() {
        return this == REFUSED || this == FAILED || this == DEAD;
    }
}
