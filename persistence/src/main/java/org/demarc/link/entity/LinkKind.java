package org.demarc.link.entity;

/** How a link came to be known. */
public enum LinkKind {
    /** A person said so: nothing else changes it. */
    MANUAL,
    /** A device names its neighbour. */
    LLDP,
    /** A device's MAC address stands in the forwarding table of another. */
    FDB
}
