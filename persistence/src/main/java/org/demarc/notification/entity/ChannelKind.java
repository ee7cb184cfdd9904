package org.demarc.notification.entity;

/** How a message goes out. */
public enum ChannelKind {
    /** By SMTP; a contact's address is a mail address. */
    MAIL,
    /** By the Bot API of Telegram; a contact's address is the number of a chat, or the name of a channel such as {@code @noc}. */
    TELEGRAM,
    /** By a signed POST to one URL; a contact's address is any word that the receiver knows, or nothing. */
    WEBHOOK
}
