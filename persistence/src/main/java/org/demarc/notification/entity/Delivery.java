package org.demarc.notification.entity;

import java.time.Instant;
import org.demarc.Phrase;
import org.demarc.event.entity.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A message to one contact, from when it was owed.
 *
 * @param contactId null when the contact was removed; its user, channel and address are kept
 * @param eventId null for a message of several
 * @param severity of the event; of several the worst
 * @param why it is where it stands, empty where that says it all
 * @param dueAt not tried before
 * @param attempts how often it was tried
 * @param sentAt when the server had taken it
 * @param toldIn the message of several that told of it
 * @param againOf the message that somebody had sent again
 * @param askedBy who had it sent again
 * @param message as it went out, or its first 4000 letters
 */
public record Delivery(
        long id,
        @Nullable Long contactId,
        @Nullable Long userId,
        String login,
        String channel,
        ChannelKind kind,
        String address,
        @Nullable Long eventId,
        String eventName,
        Severity severity,
        @Nullable Long deviceId,
        String deviceName,
        Occasion occasion,
        DeliveryState state,
        Phrase why,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Long toldIn,
        @Nullable Long againOf,
        String askedBy,
        String message) {}
