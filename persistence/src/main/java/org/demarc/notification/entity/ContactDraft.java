package org.demarc.notification.entity;

import org.jspecify.annotations.Nullable;

/** What a person says of a contact; the fields are those of {@link Contact}. */
public record ContactDraft(
        long channelId,
        String address,
        boolean enabled,
        String language,
        Subscription subscription,
        int perHour,
        @Nullable QuietHours quiet) {}
