package org.demarc.access.rest;

import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.KeyLife;
import org.demarc.access.entity.Permission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked for a new key. */
public record KeyRequest(
        @Size(max = 64) @Schema(description = "whose key; left out under /me") @Nullable
        String login,

        @Schema(description = "10m, 1h, 30d; at most 3650d; left out: the usual life") @Nullable
        String expire,

        @Size(max = 256) @Nullable String description,

        @Size(max = 100) @Schema(description = "from where it works; left out: from everywhere") @Nullable
        List<String> networks,

        @Size(max = 200) @Schema(description = "left out: all that its user may do") @Nullable
        List<String> permissions,

        @Size(max = 256) @Schema(description = "one's own password, needed under /me") @Nullable
        String password) {

    KeyRing.Order order(KeyRing keys) {
        return new KeyRing.Order(
                expire == null ? keys.usualLife() : KeyLife.parse(expire),
                description == null ? "" : description,
                networks == null ? List.of() : networks,
                permissions == null ? Set.of() : known(permissions));
    }

    static Set<Permission> known(List<String> keys) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (var key : keys) {
            permissions.add(Permission.withKey(key).orElseThrow(() -> AccessProblem.BAD_PERMISSION.because(key)));
        }
        return permissions;
    }

    @Override
    public String toString() {
        return "KeyRequest[" + login + " " + expire + "]";
    }
}
