package org.demarc.access.rest;

import java.time.Instant;
import java.util.List;
import org.demarc.access.entity.AppUser;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as our API shows him. */
@Schema(name = "User")
public record UserView(
        long id,
        String login,
        String name,
        AppUser.RoleRef role,
        AppUser.Status status,
        String language,
        boolean strictIp,
        List<String> networks,
        @Schema(description = "-1 stands for all devices") List<Long> deviceGroupIds,
        @Nullable Instant lastActivity,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "send it back with a change") int version) {

    static UserView of(AppUser user) {
        return new UserView(
                user.id(),
                user.login(),
                user.name(),
                user.role(),
                user.status(),
                user.language(),
                user.strictIp(),
                user.networks(),
                user.deviceGroupIds().stream().sorted().toList(),
                user.lastActivity(),
                user.createdAt(),
                user.updatedAt(),
                user.version());
    }
}
