package org.demarc.snmp.control;

/** How a conversation with a device ended. A value, never an exception: one bad device is one bad result. */
public enum Outcome {
    /** The device answered; single tables may still be incomplete, see {@link ReadTable#complete()}. */
    ANSWERED,
    /** Nothing came back to the probe. */
    SILENT,
    /** It answered, but will not talk to us: wrong user or key, access denied, no such object at all. */
    REFUSED,
    /** It answered what cannot be understood. */
    GARBLED
}
