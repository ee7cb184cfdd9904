package org.demarc.snmp.control;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When something was read. Between two readings of one process the monotonic clock counts; between processes, which is after a restart or
 * on another node, the wall clock.
 *
 * @param clock which process's monotonic clock it is
 * @param nanos on that clock
 * @param at wall clock
 */
public record ReadingTime(long clock, long nanos, Instant at) {

    /** This process's clock. */
    public static final long THIS_PROCESS = UUID.randomUUID().getMostSignificantBits();

    /** A time of this process. */
    public static ReadingTime here(long nanos, Instant at) {
        return new ReadingTime(THIS_PROCESS, nanos, at);
    }

    /** Seconds from an earlier reading to this one; negative when the clock was set back between processes. */
    public double secondsSince(ReadingTime earlier) {
        if (clock == earlier.clock()) {
            return (nanos - earlier.nanos()) / 1e9;
        }
        return Duration.between(earlier.at(), at).toNanos() / 1e9;
    }
}
