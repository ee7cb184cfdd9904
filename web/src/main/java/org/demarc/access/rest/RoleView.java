package org.demarc.access.rest;

import java.time.Instant;
import java.util.List;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role as our API shows it. */
@Schema(name = "Role")
public record RoleView(
        @Schema(description = "-2 is Owner, -1 is System") long id,
        String name,
        String description,
        boolean display,
        List<String> permissions,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "send it back with a change") int version) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.description(),
                role.display(),
                role.permissions().stream().sorted().map(Permission::key).toList(),
                role.createdAt(),
                role.updatedAt(),
                role.version());
    }
}
