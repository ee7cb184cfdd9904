package org.demarc.audit.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; empty texts and nulls do not limit.
 *
 * @param who login
 * @param action exact action
 * @param objectType exact type
 * @param objectId exact id
 * @param from earliest moment
 * @param until first moment that is too late
 */
public record AuditFilter(
        String who,
        String action,
        String objectType,
        String objectId,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter("", "", "", "", null, null);
}
