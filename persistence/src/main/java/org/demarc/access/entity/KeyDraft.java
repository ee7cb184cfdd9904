package org.demarc.access.entity;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A key to be made.
 *
 * @param networks from where it shall work, empty for everywhere
 * @param permissions what it is limited to, empty for all that its user may do
 * @param createdBy login of who makes it
 * @param userIp where its user sits, as whoever asked for it says; empty when not said
 */
public record KeyDraft(
        long userId,
        ApiKey.Kind kind,
        String description,
        List<String> networks,
        Set<Permission> permissions,
        boolean oneTime,
        String createdBy,
        Instant expiresAt,
        String userIp) {

    public KeyDraft {
        networks = List.copyOf(networks);
        networks.forEach(Network::of);
        permissions = Set.copyOf(permissions);
    }

    /** The usual key for a program. */
    public static KeyDraft forProgram(long userId, String description, String createdBy, Instant expiresAt) {
        return new KeyDraft(userId, ApiKey.Kind.API, description, List.of(), Set.of(), false, createdBy, expiresAt, "");
    }
}
