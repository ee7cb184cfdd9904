package org.demarc.notification.entity;

/** Where a message to one contact stands. */
public enum DeliveryState {
    WAITING,
    /** Until the end of quiet hours. */
    HELD,
    /** A node tries just now. */
    SENDING,
    SENT,
    /** Told by a message of several. */
    FOLDED,
    /** Nobody needed it any more. */
    DROPPED,
    /** It was tried as often as it may be, or refused for good. */
    GIVEN_UP
}
