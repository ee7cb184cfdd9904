package org.demarc.provisioning.rest;

import java.time.Instant;
import java.util.Locale;
import org.demarc.provisioning.entity.Order;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work on one router.
 *
 * @param kind ensure or cleanup
 * @param state waiting, running, done, refused, failed, superseded, parked, dead or cancelled
 * @param result nothing, added, changed, removed or moved; empty before it is done
 */
public record OrderView(
        long id,
        String kind,
        String source,
        String service,
        long routerId,
        String router,
        String state,
        String code,
        String text,
        String detail,
        String result,
        String cause,
        String correlation,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.kind().name().toLowerCase(Locale.ROOT),
                order.service().source(),
                order.service().id(),
                order.routerId(),
                order.routerName(),
                order.state().name().toLowerCase(Locale.ROOT),
                order.code(),
                order.text(),
                order.detail(),
                order.result().toLowerCase(Locale.ROOT),
                order.cause(),
                order.correlation(),
                order.attempts(),
                order.createdAt(),
                order.dueAt(),
                order.startedAt(),
                order.finishedAt());
    }
}
