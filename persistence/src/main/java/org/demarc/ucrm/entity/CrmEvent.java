package org.demarc.ucrm.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored webhook event, without its body.
 *
 * @param id order of first arrival
 * @param entityId id of the service, client, ...; empty for none
 * @param reason why it is in its state, empty when all is well
 * @param deliveries how often it was sent
 * @param attempts how often the CRM was asked about it in vain
 */
public record CrmEvent(
        long id,
        long sourceId,
        String source,
        String uuid,
        String entity,
        String entityId,
        String changeType,
        String eventName,
        EventState state,
        String reason,
        int deliveries,
        int attempts,
        Instant receivedAt,
        @Nullable Instant handledAt) {}
