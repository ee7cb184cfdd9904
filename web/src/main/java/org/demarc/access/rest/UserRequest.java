package org.demarc.access.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.UserDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent for a user; left out fields take the value in brackets. */
public record UserRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._@-]{3,64}") String login,
        @Size(max = 128) @Nullable String name,
        @NotNull Long roleId,

        @Schema(description = "ENABLED or DISABLED (ENABLED)")
        AppUser.@Nullable Status status,

        @Pattern(regexp = "[a-z]{2}") @Schema(description = "(that of new users, a setting)") @Nullable
        String language,

        @Schema(description = "only from the networks (false)") @Nullable
        Boolean strictIp,

        @Size(max = 100) @Nullable List<String> networks,

        @Schema(description = "-1 stands for all devices (none)") @Nullable
        Set<Long> deviceGroupIds,

        @Size(max = 256) @Schema(description = "for a new user; none: comes by key only") @Nullable
        String password,

        @Schema(description = "needed for a change") @Nullable
        Integer version) {

    UserDraft draft() {
        return new UserDraft(
                login,
                name == null ? "" : name,
                roleId,
                status == null ? AppUser.Status.ENABLED : status,
                language == null ? "" : language,
                strictIp != null && strictIp,
                networks == null ? List.of() : networks,
                deviceGroupIds == null ? Set.of() : deviceGroupIds);
    }
}
