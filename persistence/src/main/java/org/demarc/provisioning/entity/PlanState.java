package org.demarc.provisioning.entity;

/** How far a bulk plan is. */
public enum PlanState {
    READING,
    /** Waits for a person to apply it. */
    READY,
    FAILED,
    APPLYING,
    /** Somebody paused it: it goes on where it was. */
    PAUSED,
    APPLIED,
    /** Somebody stopped it, or it stopped itself after too many failures. */
    STOPPED;

    public boolean isWorking() {
        return this == READING || this == APPLYING;
    }
}
