package org.demarc.addressing.entity;

/** Where an address of a service comes from. */
public enum Origin {
    POOL,
    MANUAL,
    ADOPTED
}
