package org.demarc.provisioning.rest;

import java.time.Instant;
import java.util.Locale;
import org.demarc.provisioning.entity.RefusedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that was refused at the door.
 *
 * @param origin jms or rest
 * @param kept whether it can be sent again
 * @param message what people may see of it: secrets are dots, the end may be cut off
 * @param state waiting, resent or discarded
 */
public record RefusedMessageView(
        long id,
        String requestId,
        String code,
        String text,
        String origin,
        String sender,
        long octets,
        boolean kept,
        String message,
        String state,
        Instant receivedAt,
        @Nullable Instant settledAt,
        String settledBy) {

    static RefusedMessageView of(RefusedMessage message) {
        return new RefusedMessageView(
                message.id(),
                message.requestId(),
                message.code(),
                message.text(),
                message.origin(),
                message.sender(),
                message.octets(),
                message.kept(),
                message.shown(),
                message.state().name().toLowerCase(Locale.ROOT),
                message.receivedAt(),
                message.settledAt(),
                message.settledBy());
    }
}
