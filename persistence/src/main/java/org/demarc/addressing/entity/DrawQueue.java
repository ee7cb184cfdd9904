package org.demarc.addressing.entity;

/**
 * Where a service draws and, when nothing is free, waits: all PPP pools of a space, or the DHCP pools of one router.
 *
 * @param space within which addresses are unique
 * @param kind of the pools
 * @param routerId of DHCP pools, 0 for PPP
 */
public record DrawQueue(String space, PoolKind kind, long routerId) {

    public static final String DEFAULT_SPACE = "default";

    public static DrawQueue ppp() {
        return new DrawQueue(DEFAULT_SPACE, PoolKind.PPP, 0);
    }

    public static DrawQueue dhcp(long routerId) {
        return new DrawQueue(DEFAULT_SPACE, PoolKind.DHCP, routerId);
    }

    /** As it is stored. */
    public String key() {
        return kind == PoolKind.PPP ? "PPP" : "DHCP:" + routerId;
    }
}
