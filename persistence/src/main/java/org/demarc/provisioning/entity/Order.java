package org.demarc.provisioning.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work on one router. What has to be true there is not in the order: the account's newest wish says it.
 *
 * @param cleanupId what has to go, for a clean-up
 * @param code why it is in its state, empty when all is well
 * @param result what was done: NOTHING, ADDED, CHANGED, REMOVED, MOVED; empty before
 * @param cause what led to it
 * @param correlation ties together everything that one cause led to
 * @param dueAt not before
 * @param heardLongAgo whether the account's source was last asked more than two seconds before the order was read, so that it has to be asked
 *     again before anything is written
 */
public record Order(
        long id,
        OrderKind kind,
        long accountId,
        @Nullable Long cleanupId,
        ServiceKey service,
        long routerId,
        String routerName,
        OrderState state,
        String code,
        String text,
        String detail,
        String result,
        String cause,
        String correlation,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean heardLongAgo) {}
