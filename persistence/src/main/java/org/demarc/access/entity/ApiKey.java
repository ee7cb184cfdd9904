package org.demarc.access.entity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as lists show it; the key itself is not kept, only its hash.
 *
 * @param beginning its first eight characters
 * @param networks from where it works, empty for everywhere
 * @param permissions what it is limited to, empty for all that its user may do
 * @param oneTime works once
 * @param createdBy login of who made it
 * @param userIp where its user sits, as whoever asked for it said; empty when not said
 */
public record ApiKey(
        long id,
        long userId,
        String login,
        Kind kind,
        String beginning,
        String description,
        List<String> networks,
        Set<Permission> permissions,
        boolean oneTime,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        String userIp) {

    /** What a key is for. */
    public enum Kind {
        /** Made by signing in through the dialect. */
        SESSION,
        /** Made by hand for a program. */
        API,
        /** Made for somebody else by a billing, for embedded pages. */
        CROSS
    }
}
