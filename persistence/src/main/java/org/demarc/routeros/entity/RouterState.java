package org.demarc.routeros.entity;

/** How a router stands, as a glance at the list of routers tells. */
public enum RouterState {
    /** Answered when it was last called. */
    UP,
    /** Does not answer; nobody calls it before its circuit opens for a try. */
    WAITING,
    /** Did not answer when it was last called. */
    DOWN,
    /** Refuses the login; nobody signs in until a test or a change of its settings. */
    LOGIN,
    /** Was never called. */
    FRESH
}
