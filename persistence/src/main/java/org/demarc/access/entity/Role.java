package org.demarc.access.entity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A named set of permissions.
 *
 * @param id -2 is Owner (everything, cannot be changed), -1 is System
 * @param display whether it is offered in lists
 * @param version for optimistic locking
 */
public record Role(
        long id,
        String name,
        String description,
        boolean display,
        Set<Permission> permissions,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** Every permission, always. */
    public static final long OWNER = -2;

    /** What Demarc does by itself, and callers from trusted networks. */
    public static final long SYSTEM = -1;

    public Role {
        permissions = id == OWNER ? EnumSet.allOf(Permission.class) : permissions;
        permissions = Set.copyOf(permissions);
    }

    public boolean isOwner() {
        return id == OWNER;
    }
}
