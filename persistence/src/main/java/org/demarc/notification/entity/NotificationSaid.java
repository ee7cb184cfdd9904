package org.demarc.notification.entity;

import org.demarc.Wording;

/** Why a message was not told, not yet, or not by itself. */
public enum NotificationSaid implements Wording {
    /** When. */
    QUIET("held back until the end of the quiet hours at {0}"),
    TOO_MANY("more messages than the contact wants in an hour: waits"),
    IN_DIGEST("told in one message after the quiet hours"),
    IN_OVERFLOW("told in one message with others: more than the contact wants in an hour"),
    OVER_BEFORE("was over before it was told"),
    OPENING_NOT_TOLD("its beginning was not told"),
    TAKEN("somebody has taken it"),
    EVENT_GONE("the event is no longer there"),
    NOT_SEEN("the user may not see the device any more"),
    CONTACT_OFF("the contact is switched off"),
    CONTACT_GONE("the contact was removed"),
    /** What the server said. */
    REFUSED("refused: {0}"),
    /** Which attempt, what was wrong. */
    RETRIES("attempt {0} failed: {1}"),
    /** How many attempts, what was wrong. */
    GAVE_UP("given up after {0} attempts: {1}"),
    /** Host and port. */
    NO_HOST("no host is called {0}; check its name"),
    NO_CONNECTION("nobody listens at {0}; check host, port and firewall"),
    NO_ANSWER("{0} did not answer in time"),
    /** What the library said. */
    NO_TLS("no safe connection to {0}: {1}; check the protection and the server's certificate"),
    NO_STARTTLS("{0} does not offer STARTTLS; choose TLS, or no protection on a network of your own"),
    BAD_LOGIN("the server does not accept login and password: {0}"),
    LOGIN_NEEDED("the server wants a login first: {0}"),
    BAD_SENDER("the server does not accept the sender: {0}"),
    BAD_RECIPIENT("the server does not accept the address: {0}"),
    NOT_AN_ADDRESS("{0} is not a mail address"),
    BAD_TOKEN("Telegram does not know the bot's token"),
    NO_CHAT("Telegram finds no such chat: {0}; write to the bot first, or add it to the group"),
    BLOCKED("the bot may not write there: {0}"),
    /** Seconds. */
    TOO_FAST("Telegram wants {0} s of rest"),
    /** HTTP status, beginning of the answer. */
    BAD_ANSWER("the server answered {0} {1}"),
    REDIRECTED("the server sends elsewhere ({0}), which is not followed; set the right URL"),
    BAD_URL("{0} is not a URL that begins with http:// or https:// and names a host"),
    /** Whatever another library said. */
    BROKEN("the connection broke: {0}");

    private final String pattern;

    NotificationSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "notification.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
