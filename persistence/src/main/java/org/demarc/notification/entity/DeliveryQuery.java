package org.demarc.notification.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are wanted; null for any.
 *
 * @param userId to whom
 * @param toldIn told by this message of several
 * @param from owed then or later
 * @param until owed before
 */
public record DeliveryQuery(
        @Nullable Long userId,
        @Nullable Long contactId,
        @Nullable Long eventId,
        @Nullable Long toldIn,
        @Nullable DeliveryState state,
        @Nullable ChannelKind kind,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All of one user; null: of everybody. */
    public static DeliveryQuery of(@Nullable Long userId) {
        return new DeliveryQuery(userId, null, null, null, null, null, null, null);
    }
}
