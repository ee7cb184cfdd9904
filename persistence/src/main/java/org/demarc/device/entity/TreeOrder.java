package org.demarc.device.entity;

/** By what devices are put into a tree. */
public enum TreeOrder {
    /** Groups, and in each its devices. */
    GROUP,
    /** Devices without an uplink, and below each those whose uplink it is. */
    UPLINK
}
