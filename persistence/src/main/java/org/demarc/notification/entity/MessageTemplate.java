package org.demarc.notification.entity;

import org.jspecify.annotations.Nullable;

/**
 * How a message reads, with variables such as {@code {{device}}} in it.
 *
 * @param language en or uk
 * @param subject of a mail, else empty
 * @param body plain text of a mail, Telegram's HTML, or the text of a webhook
 * @param html of a mail; empty: made from the body
 * @param version null: Demarc brought it along, and nobody has changed it
 */
public record MessageTemplate(
        ChannelKind kind,
        String language,
        Occasion occasion,
        String subject,
        String body,
        String html,
        @Nullable Integer version) {}
