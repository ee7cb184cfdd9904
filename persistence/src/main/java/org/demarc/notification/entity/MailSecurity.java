package org.demarc.notification.entity;

/** How the connection to a mail server is protected. */
public enum MailSecurity {
    /** Not at all: for a server on the same host or network. */
    NONE,
    /** It begins in clear and must be switched over (RFC 3207); a server that does not offer it is refused. */
    STARTTLS,
    /** From the first octet (RFC 8314). */
    TLS
}
