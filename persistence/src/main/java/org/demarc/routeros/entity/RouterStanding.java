package org.demarc.routeros.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened when a router was last called, as the cluster saw it.
 *
 * @param reachedAt when a connection last came about, null for never
 * @param failedAt when one last failed, null for never
 * @param failures failed connects in a row
 * @param fault why the last one failed, empty when it did not
 * @param openUntil nobody tries to connect before, null when the circuit is closed
 * @param loginRefused the router's words; while they stand nobody signs in
 * @param rosVersion as the router said at its last test
 */
public record RouterStanding(
        @Nullable Instant reachedAt,
        @Nullable Instant failedAt,
        int failures,
        String fault,
        @Nullable Instant openUntil,
        String loginRefused,
        String rosVersion) {

    /** What a glance shall tell; {@link Routers} says the same in SQL. */
    public RouterState state(Instant now) {
        if (!loginRefused.isEmpty()) {
            return RouterState.LOGIN;
        }
        if (openUntil != null && openUntil.isAfter(now)) {
            return RouterState.WAITING;
        }
        if (failures > 0) {
            return RouterState.DOWN;
        }
        return reachedAt == null ? RouterState.FRESH : RouterState.UP;
    }
}
