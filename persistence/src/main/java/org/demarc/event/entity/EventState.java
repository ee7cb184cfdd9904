package org.demarc.event.entity;

/** Where an event stands. */
public enum EventState {
    /** Found, but not for as long as its rule asks; not told to anybody. */
    PENDING,
    OPEN,
    RESOLVED
}
