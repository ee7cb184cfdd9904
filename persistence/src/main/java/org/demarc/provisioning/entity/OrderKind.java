package org.demarc.provisioning.entity;

/** What an order asks of its router. */
public enum OrderKind {
    /** Make the router agree with the newest wish for the service. */
    ENSURE,
    /** Remove a row that the service left behind. */
    CLEANUP
}
