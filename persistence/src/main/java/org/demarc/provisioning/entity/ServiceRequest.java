package org.demarc.provisioning.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request of another program as it is stored; what it holds is sealed.
 *
 * @param id the sender's own, the key by which a doubled request is known
 * @param bodyHash SHA-256 of its canonical JSON in hex
 * @param askedBy for people
 * @param code why it is in its state, empty when all is well
 * @param orderId the order that is followed, null for none
 * @param deliveries how often it came
 */
public record ServiceRequest(
        String id,
        String bodyHash,
        RequestAction action,
        ServiceKey service,
        String askedBy,
        RequestState state,
        String code,
        String text,
        @Nullable Long orderId,
        int deliveries,
        Instant receivedAt,
        @Nullable Instant finishedAt) {}
