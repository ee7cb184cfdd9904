package org.demarc.provisioning.rest;

import java.time.Instant;
import org.demarc.provisioning.entity.AccountLine;
import org.jspecify.annotations.Nullable;

/**
 * A service and how far its account is.
 *
 * @param desired what its source wants: enabled, disabled, absent, keep, await_successor, unknown; empty while nobody has said
 * @param assumed whether that is a guess because the source could not be asked
 * @param state as ucrm-routeros.md 5.6 names it
 * @param code why it is in its state, empty when all is well
 * @param cleanupPending whether something on another router still has to be removed
 */
public record ServiceView(
        String source,
        String service,
        String clientId,
        String clientName,
        String plan,
        String device,
        String kind,
        String account,
        String address,
        String desired,
        boolean assumed,
        String state,
        String code,
        String text,
        String detail,
        String warning,
        boolean cleanupPending,
        @Nullable Long routerId,
        String lastOrder,
        @Nullable Instant appliedAt,
        Instant updatedAt) {

    public static ServiceView of(AccountLine line) {
        return new ServiceView(
                line.service().source(),
                line.service().id(),
                line.clientId(),
                line.clientName(),
                line.plan(),
                line.device(),
                line.kind(),
                line.naturalKey(),
                line.address(),
                line.desired().toLowerCase(java.util.Locale.ROOT),
                line.assumed(),
                line.state().name(),
                line.code(),
                line.text(),
                line.detail(),
                line.warning(),
                line.cleanupPending(),
                line.routerId(),
                line.lastOrder().toLowerCase(java.util.Locale.ROOT),
                line.appliedAt(),
                line.updatedAt());
    }
}
