package org.demarc.lab.snmp;

import java.util.Optional;

/**
 * How a device misbehaves.
 *
 * @param kind what is wrong with its answers
 * @param delayMs every answer comes so many milliseconds late
 * @param lossPercent share of requests that get no answer, 0 to 100
 * @param silentAt requests of versions 1 and 2c that name this or something below it get no answer
 */
public record Faults(Kind kind, int delayMs, int lossPercent, Optional<Oid> silentAt) {

    /** Nothing is wrong. */
    public static final Faults NONE = new Faults(Kind.NONE, 0, 0, Optional.empty());

    /** What is wrong with the answers. */
    public enum Kind {
        NONE,
        /** Never answers: powered off. */
        OFF,
        /** Answers octets that are no SNMP message. */
        GARBAGE,
        /** Answers the first half of the right message. */
        TRUNCATED,
        /** GETNEXT and GETBULK answer the asked object again instead of the next one. */
        LOOPING,
        /** Does not know the community any more, therefore keeps silent. */
        WRONG_COMMUNITY,
        /** Answers under another community. */
        FOREIGN_COMMUNITY,
        /** Answers under another request id. */
        FOREIGN_REQUEST_ID,
        /** Answers every request with genErr. */
        GEN_ERR,
        /** Answers tooBig to every GETBULK for more than five var-binds. */
        TOO_BIG
    }

    public Faults {
        if (delayMs < 0 || lossPercent < 0 || lossPercent > 100) {
            throw new IllegalArgumentException("delay " + delayMs + " ms, loss " + lossPercent + " %");
        }
    }

    public static Faults of(Kind kind) {
        return new Faults(kind, 0, 0, Optional.empty());
    }

    public Faults withDelayMs(int delay) {
        return new Faults(kind, delay, lossPercent, silentAt);
    }

    public Faults withLossPercent(int loss) {
        return new Faults(kind, delayMs, loss, silentAt);
    }

    /** One of its tables is beyond its strength. */
    public Faults silentAt(String oid) {
        return new Faults(kind, delayMs, lossPercent, Optional.of(Oid.of(oid)));
    }
}
