package org.demarc.notification.entity;

import org.demarc.settings.entity.Secret;

/** What a person says of a channel; the fields are those of {@link Channel}. */
public record ChannelDraft(
        String name,
        ChannelKind kind,
        boolean enabled,
        String host,
        int port,
        MailSecurity security,
        String login,
        Secret secret,
        String sender,
        String url) {}
