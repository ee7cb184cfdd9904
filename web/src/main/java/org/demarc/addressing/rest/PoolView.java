package org.demarc.addressing.rest;

import java.util.List;
import org.demarc.addressing.boundary.PoolDesk.PoolCard;
import org.demarc.addressing.entity.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A pool and how full it is, in addresses.
 *
 * @param kind PPP or DHCP
 * @param used confirmed on a router
 * @param reserved given to a service, not yet confirmed
 * @param blocked in somebody else's use on a router
 * @param waiting services that wait for an address
 * @param percentTaken 0..100
 * @param trend growing, not_growing or not_enough_data
 * @param daysLeft whole days until nothing is free, null unless the pool grows
 * @param alarm none, nearly_full or soon_empty
 * @param warnings what of the request was taken otherwise than it was written; empty unless the pool was just added or changed
 */
public record PoolView(
        long id,
        long version,
        String name,
        String kind,
        @Nullable Long routerId,
        int position,
        List<String> prefixes,
        long usable,
        long used,
        long reserved,
        long quarantined,
        long blocked,
        long free,
        long waiting,
        int percentTaken,
        String trend,
        @Nullable Long daysLeft,
        String alarm,
        List<String> warnings) {

    public PoolView {
        warnings = List.copyOf(warnings);
    }

    static PoolView of(PoolCard card) {
        return of(card, List.of());
    }

    static PoolView of(PoolCard card, List<String> warnings) {
        return new PoolView(
                card.pool().id(),
                card.pool().version(),
                card.pool().name(),
                card.pool().kind().name(),
                card.pool().routerId(),
                card.pool().position(),
                card.pool().prefixes().stream().map(Prefix::toString).toList(),
                card.use().usable(),
                card.use().used(),
                card.use().reserved(),
                card.use().quarantined(),
                card.use().blocked(),
                card.use().free(),
                card.use().waiting(),
                card.use().percentTaken(),
                ForecastView.word(card.forecast().trend()),
                ForecastView.daysLeft(card.forecast()),
                ForecastView.word(card.forecast().alarm()),
                warnings);
    }
}
