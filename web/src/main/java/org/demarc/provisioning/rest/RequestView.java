package org.demarc.provisioning.rest;

import java.time.Instant;
import org.demarc.provisioning.entity.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of another program.
 *
 * @param action ensure, suspend, resume, remove, move or dryRun
 * @param state accepted, waiting, done, refused, failed, superseded or cancelled
 * @param order the order that carries it out, null for none
 * @param deliveries how often it came
 */
public record RequestView(
        String id,
        String action,
        String source,
        String service,
        String askedBy,
        String state,
        String code,
        String text,
        @Nullable Long order,
        int deliveries,
        Instant receivedAt,
        @Nullable Instant finishedAt) {

    static RequestView of(ServiceRequest request) {
        return new RequestView(
                request.id(),
                request.action().word(),
                request.service().source(),
                request.service().id(),
                request.askedBy(),
                request.state().word(),
                request.code(),
                request.text(),
                request.orderId(),
                request.deliveries(),
                request.receivedAt(),
                request.finishedAt());
    }
}
