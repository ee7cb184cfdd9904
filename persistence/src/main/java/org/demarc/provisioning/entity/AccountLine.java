package org.demarc.provisioning.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service in a list: nothing in it is secret.
 *
 * @param desired what its source wants for its account: the name of an aim, empty while nobody has said
 * @param assumed whether that is a guess because the source could not be asked (ucrm-routeros.md 5.3)
 */
public record AccountLine(
        long id,
        ServiceKey service,
        String clientId,
        String clientName,
        String plan,
        String device,
        String kind,
        String naturalKey,
        String address,
        String desired,
        boolean assumed,
        AccountState state,
        String code,
        String text,
        String detail,
        String warning,
        boolean cleanupPending,
        @Nullable Long routerId,
        String lastOrder,
        @Nullable Instant appliedAt,
        Instant updatedAt) {}
