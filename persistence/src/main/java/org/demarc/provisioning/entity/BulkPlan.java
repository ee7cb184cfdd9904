package org.demarc.provisioning.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulk change that was thought through, and maybe carried out.
 *
 * @param scopeValue router's row, plan's name, pool's row, {@code source/client} or source's code; empty for everything
 * @param scopeWords the same for people
 * @param targetId router that a move goes to, 0 for none
 * @param validUntil afterwards it is not applied any more
 * @param overrideCount the number that an administrator typed to go beyond the limits
 */
public record BulkPlan(
        long id,
        PlanKind kind,
        PlanScope scope,
        String scopeValue,
        String scopeWords,
        long targetId,
        PlanState state,
        String message,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable Instant validUntil,
        String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable Integer overrideCount,
        String overrideReason,
        @Nullable Instant finishedAt) {}
