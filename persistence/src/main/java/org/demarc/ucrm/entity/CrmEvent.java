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
 * @param otherBodies how often something else came under its uuid, which was refused
 * @param attempts how often the CRM was asked about it in vain
 * @param told how much the timeline of its service tells of it already
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
        int otherBodies,
        int attempts,
        HookTold told,
        Instant receivedAt,
        @Nullable Instant handledAt) {}
