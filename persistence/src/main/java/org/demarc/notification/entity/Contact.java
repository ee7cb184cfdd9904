package org.demarc.notification.entity;

import org.jspecify.annotations.Nullable;

/**
 * Where and of what a user is told.
 *
 * @param address as the kind of the channel wants it
 * @param language en or uk; empty: the user's own
 * @param perHour most messages within any hour, 1 to 1000; what is more is told in one
 * @param quiet null: he may always be told
 */
public record Contact(
        long id,
        long userId,
        String login,
        String userName,
        long channelId,
        String channelName,
        ChannelKind kind,
        String address,
        boolean enabled,
        String language,
        Subscription subscription,
        int perHour,
        @Nullable QuietHours quiet,
        int version) {}
