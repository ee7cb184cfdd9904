package org.demarc.access.rest;

import java.time.Instant;
import java.util.List;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.Permission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as lists show it. */
@Schema(name = "ApiKey")
public record KeyView(
        long id,
        long userId,
        String login,
        ApiKey.Kind kind,
        @Schema(description = "its first eight characters") String beginning,
        String description,
        List<String> networks,

        @Schema(description = "empty: all that its user may do")
        List<String> permissions,

        boolean oneTime,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,

        @Schema(description = "where its user sits, as whoever asked for it said; empty when not said")
        String userIp) {

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.id(),
                key.userId(),
                key.login(),
                key.kind(),
                key.beginning(),
                key.description(),
                key.networks(),
                key.permissions().stream().sorted().map(Permission::key).toList(),
                key.oneTime(),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.userIp());
    }
}
