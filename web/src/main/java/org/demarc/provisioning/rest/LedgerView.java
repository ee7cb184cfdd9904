package org.demarc.provisioning.rest;

import java.time.Instant;
import org.demarc.addressing.entity.LedgerInterval;
import org.jspecify.annotations.Nullable;

/**
 * Who had an address from when to when.
 *
 * @param account user name or MAC address
 * @param to null while it lasts
 */
public record LedgerView(
        String address,
        String source,
        String service,
        String clientId,
        String clientName,
        String router,
        String kind,
        String account,
        String origin,
        String cause,
        Instant from,
        @Nullable Instant to,
        boolean releasePending) {

    public static LedgerView of(LedgerInterval interval) {
        return new LedgerView(
                interval.address().toString(),
                interval.service().source(),
                interval.service().id(),
                interval.facts().clientId(),
                interval.facts().clientName(),
                interval.facts().router(),
                interval.facts().kind(),
                interval.facts().naturalKey(),
                interval.origin().name(),
                interval.facts().cause(),
                interval.from(),
                interval.to(),
                interval.releasePending());
    }
}
