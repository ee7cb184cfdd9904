package org.demarc.provisioning.entity;

/** What became of a row of a drift report. */
public enum DriftState {
    OPEN,
    /** Its repair was ordered. */
    ORDERED,
    /** Mended without touching the router. */
    DONE,
    ACCEPTED,
    /** Hidden until something changes. */
    IGNORED
}
