package org.demarc.audit.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change: who, what, before, after, from where.
 *
 * @param whoId user id, null for Demarc itself
 * @param who login, {@code system} for Demarc itself
 * @param action what was done, for instance {@code user:changed}
 * @param objectType what kind of thing, for instance {@code user}
 * @param objectId which one
 * @param before JSON, null when there was nothing before
 * @param after JSON, null when nothing is left
 * @param status {@code SUCCESS} or {@code FAILED}
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable Long whoId,
        String who,
        String action,
        String objectType,
        String objectId,
        @Nullable String before,
        @Nullable String after,
        String remoteAddress,
        String status) {}
