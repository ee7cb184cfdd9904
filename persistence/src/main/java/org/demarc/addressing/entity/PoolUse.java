package org.demarc.addressing.entity;

/**
 * How full a pool is, in addresses.
 *
 * @param usable all that could be given away
 * @param used confirmed on a router, or still to be cleaned up there
 * @param reserved given to a service whose router has not confirmed yet
 * @param quarantined resting after a release
 * @param blocked seen on a router in somebody else's use
 * @param waiting services that wait for an address of the pool's queue
 */
public record PoolUse(long usable, long used, long reserved, long quarantined, long blocked, long waiting) {

    public long free() {
        return Math.max(0, usable - used - reserved - quarantined - blocked);
    }

    /** Share of the pool that is not free, 0..100. */
    public int percentTaken() {
        return usable == 0 ? 100 : (int) Math.min(100, Math.round(100.0 * (usable - free()) / usable));
    }
}
