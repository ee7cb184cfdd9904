package org.demarc.subscriber.entity;

/** Whether a subscriber is served, in Demarc's own four words; what the billing calls it is kept beside it. */
public enum ServiceState {
    ACTIVE,
    PAUSE,
    STOP,
    OTHER
}
