package org.demarc.notification.entity;

import org.demarc.settings.entity.Secret;

/**
 * A way to tell, with the settings of its kind; the others are empty.
 *
 * @param host of the mail server
 * @param port of the mail server
 * @param login at the mail server, empty for none
 * @param secret password at the mail server, token of the bot, or key of the webhook's signatures
 * @param sender mail address, perhaps with a name before it
 * @param url of the Bot API, or of the webhook
 */
public record Channel(
        long id,
        String name,
        ChannelKind kind,
        boolean enabled,
        String host,
        int port,
        MailSecurity security,
        String login,
        Secret secret,
        String sender,
        String url,
        int version) {

    /** One that is not kept yet, for checks and tests. */
    public static Channel of(ChannelDraft draft) {
        return new Channel(
                0,
                draft.name(),
                draft.kind(),
                draft.enabled(),
                draft.host(),
                draft.port(),
                draft.security(),
                draft.login(),
                draft.secret(),
                draft.sender(),
                draft.url(),
                0);
    }
}
