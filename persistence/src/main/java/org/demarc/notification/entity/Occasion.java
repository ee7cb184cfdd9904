package org.demarc.notification.entity;

/** What a message tells of. */
public enum Occasion {
    /** An event is there. */
    OPENED,
    /** It is over. */
    RESOLVED,
    /** It is still there, and nobody has taken it. */
    REMINDER,
    /** What was held back in quiet hours, in one message. */
    DIGEST,
    /** What was more than a contact wants in an hour, in one message. */
    OVERFLOW;

    /** Whether one message tells of several events. */
    public boolean isOfSeveral() {
        return this == DIGEST || this == OVERFLOW;
    }
}
