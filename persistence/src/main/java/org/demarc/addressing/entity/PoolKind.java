package org.demarc.addressing.entity;

/** Who draws from a pool. */
public enum PoolKind {
    /** PPPoE accounts on every router. */
    PPP,
    /** DHCP leases of one router. */
    DHCP
}
