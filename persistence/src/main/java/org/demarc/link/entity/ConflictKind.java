package org.demarc.link.entity;

/** Why a search for links left something open. */
public enum ConflictKind {
    /** A port has several neighbours: there is something between that tells nothing of itself. */
    SEVERAL_NEIGHBOURS,
    /** What a device says of its neighbour fits several devices. */
    AMBIGUOUS_NEIGHBOUR,
    /** The gateway is seen on several ports. */
    SEVERAL_WAYS_UP,
    /** The device is seen behind several ports that are equally near. */
    SEVERAL_PLACES,
    /** Two devices are each seen behind the other. */
    EACH_BEHIND_THE_OTHER,
    /** LLDP names another device on the port than forwarding tables do. */
    LLDP_AGAINST_FDB,
    /** A person said that something else is plugged into the port. */
    AGAINST_MANUAL,
    /** Several devices have one MAC address. */
    SHARED_MAC,
    /** The way up would lead back to the device. */
    LOOP
}
