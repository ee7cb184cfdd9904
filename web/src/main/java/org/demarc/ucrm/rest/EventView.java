package org.demarc.ucrm.rest;

import java.time.Instant;
import org.demarc.ucrm.entity.CrmEvent;
import org.jspecify.annotations.Nullable;

/**
 * A webhook event, without its body, which holds passwords.
 *
 * @param otherBodies how often another body came under its uuid, which was answered with 409
 */
public record EventView(
        long id,
        String source,
        String uuid,
        String entity,
        String entityId,
        String changeType,
        String eventName,
        String state,
        String reason,
        int deliveries,
        int otherBodies,
        int attempts,
        Instant receivedAt,
        @Nullable Instant handledAt) {

    static EventView of(CrmEvent event) {
        return new EventView(
                event.id(),
                event.source(),
                event.uuid(),
                event.entity(),
                event.entityId(),
                event.changeType(),
                event.eventName(),
                event.state().name(),
                event.reason(),
                event.deliveries(),
                event.otherBodies(),
                event.attempts(),
                event.receivedAt(),
                event.handledAt());
    }
}
