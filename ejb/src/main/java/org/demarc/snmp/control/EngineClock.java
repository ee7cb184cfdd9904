package org.demarc.snmp.control;

/**
 * The clock of a device's engine as we know it (RFC 3414 2.3): how often it has started and for how many seconds it has run. Only what was
 * authenticated may be told to it. Thread-safe.
 */
final class EngineClock {

    private static final int WINDOW_SECONDS = 150;
    private static final int LAST_BOOT = Integer.MAX_VALUE;
    private static final long SECOND_NANOS = 1_000_000_000;

    /** What it shows. */
    record Reading(int boots, int time) {}

    private int boots;
    private int time;
    private long sinceNanos;
    private boolean isSet;

    /** What the engine's own clock should show; zeros as long as nothing is known of it. */
    synchronized Reading at(long nowNanos) {
        return isSet ? new Reading(boots, expected(nowNanos)) : new Reading(0, 0);
    }

    private int expected(long nowNanos) {
        return (int) Math.min(Integer.MAX_VALUE, time + (nowNanos - sinceNanos) / SECOND_NANOS);
    }

    /**
     * Takes what an authentic message says and sets itself by it where that is later (RFC 3414 3.2 7 b).
     *
     * @return false for what was sent long ago, or by an engine that lost the count of its starts
     */
    synchronized boolean accepts(int saidBoots, int saidTime, long nowNanos) {
        if (!isSet || saidBoots > boots || (saidBoots == boots && saidTime > time)) {
            isSet = true;
            boots = saidBoots;
            time = saidTime;
            sinceNanos = nowNanos;
        }
        return boots != LAST_BOOT && saidBoots == boots && saidTime >= expected(nowNanos) - WINDOW_SECONDS;
    }
}
