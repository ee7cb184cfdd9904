package org.demarc.addressing.entity;

import org.jspecify.annotations.Nullable;

/**
 * An address that a service has or is about to have.
 *
 * @param poolId where it was drawn, null when it was set by hand
 * @param queue key of the queue it was drawn from, empty when it was set by hand
 * @param confirmed whether a router has confirmed the row
 * @param releasePending whether it was given up but may still be on a router
 * @param leaving whether the service is to draw another one
 */
public record HeldAddress(
        Ipv4 address,
        @Nullable Long poolId,
        String queue,
        Origin origin,
        boolean confirmed,
        boolean releasePending,
        boolean leaving) {}
