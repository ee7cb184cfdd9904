package org.demarc.snmp.control;

import org.demarc.snmp.control.CounterReading.Counters;
import org.demarc.snmp.control.InterfaceRates.Verdict;

/**
 * Turns two readings of counters into rates (snmp-engine.md 7.1). Where a rate might be wrong there is none: never a spike after a
 * restart, never a negative value.
 */
public final class Rates {

    private static final double LEAST_SECONDS = 1;
    private static final double MOST_INTERVALS = 3;
    private static final long WRAP = 1L << 32;
    private static final double TICKS_PER_SECOND = 100;
    private static final double UPTIME_SLACK_SECONDS = 10;
    private static final double PLAUSIBLE = 1.1;
    private static final double BITS_PER_OCTET = 8;
    private static final double BITS_OF_SHORTEST_PACKET = 84 * 8;
    private static final long ASSUMED_SPEED_BPS = 1_000_000_000L;

    private Rates() {}

    /**
     * The rates between two readings of the same row.
     *
     * @param intervalSeconds how often the row is read
     */
    public static InterfaceRates between(CounterReading before, CounterReading after, double intervalSeconds) {
        double seconds = after.time().secondsSince(before.time());
        Verdict verdict = verdict(before, after, seconds, intervalSeconds);
        if (verdict != Verdict.COMPARED) {
            return InterfaceRates.none(verdict, seconds, after.speedBps());
        }
        return rates(before.counters(), after.counters(), seconds, after.speedBps());
    }

    private static Verdict verdict(
            CounterReading before, CounterReading after, double seconds, double intervalSeconds) {
        if (seconds < LEAST_SECONDS) {
            return Verdict.TOO_CLOSE;
        }
        if (restarted(before.sysUpTime(), after.sysUpTime(), seconds)) {
            return Verdict.RESTARTED;
        }
        if (!before.name().equals(after.name())) {
            return Verdict.REPLACED;
        }
        if (before.discontinuity() != after.discontinuity() && known(before.discontinuity(), after.discontinuity())) {
            return Verdict.DISCONTINUITY;
        }
        return seconds > MOST_INTERVALS * intervalSeconds ? Verdict.TOO_FAR : Verdict.COMPARED;
    }

    private static boolean known(long before, long after) {
        return before != CounterReading.UNKNOWN && after != CounterReading.UNKNOWN;
    }

    /**
     * True when a device restarted between two readings of its sysUpTime: it went back, or it is younger than the time that passed. A wrap
     * after 497 days is no restart.
     *
     * @param before hundredths of a second, or {@link CounterReading#UNKNOWN}
     * @param after the same, later
     */
    public static boolean restarted(long before, long after, double elapsedSeconds) {
        if (!known(before, after)) {
            return false;
        }
        double expected = before + elapsedSeconds * TICKS_PER_SECOND;
        double slack = UPTIME_SLACK_SECONDS * TICKS_PER_SECOND;
        boolean wrapped = expected >= WRAP && Math.abs(after - (expected - WRAP)) <= slack;
        boolean younger = after / TICKS_PER_SECOND < elapsedSeconds - UPTIME_SLACK_SECONDS;
        return !wrapped && (after < before || younger);
    }

    private static InterfaceRates rates(Counters before, Counters after, double seconds, long speedBps) {
        double speed = speedBps == 0 ? ASSUMED_SPEED_BPS : speedBps;
        double mostOctets = PLAUSIBLE * speed / BITS_PER_OCTET;
        double mostPackets = PLAUSIBLE * speed / BITS_OF_SHORTEST_PACKET;
        boolean ambiguous = seconds * speed / BITS_PER_OCTET >= WRAP;
        return new InterfaceRates(
                Verdict.COMPARED,
                seconds,
                octets(before.inOctets(), after.inOctets(), seconds, mostOctets, ambiguous),
                octets(before.outOctets(), after.outOctets(), seconds, mostOctets, ambiguous),
                rate(before.inPackets(), after.inPackets(), seconds, mostPackets),
                rate(before.outPackets(), after.outPackets(), seconds, mostPackets),
                rate(before.inErrors(), after.inErrors(), seconds, mostPackets),
                rate(before.outErrors(), after.outErrors(), seconds, mostPackets),
                rate(before.inDiscards(), after.inDiscards(), seconds, mostPackets),
                rate(before.outDiscards(), after.outDiscards(), seconds, mostPackets),
                speedBps);
    }

    private static double octets(
            CounterValue before, CounterValue after, double seconds, double most, boolean ambiguous) {
        boolean mayHaveWrappedTwice = ambiguous && after.bits() == 32;
        return mayHaveWrappedTwice ? Double.NaN : rate(before, after, seconds, most);
    }

    /** Rate of one counter, NaN when there is none; {@code most} is the highest plausible rate after a wrap. */
    private static double rate(CounterValue before, CounterValue after, double seconds, double most) {
        if (!after.isPresent() || before.bits() != after.bits()) {
            return Double.NaN;
        }
        return after.bits() == 64
                ? rate64(before.value(), after.value(), seconds)
                : rate32(before.value(), after.value(), seconds, most);
    }

    /** A 64-bit counter never wraps: smaller means reset. */
    private static double rate64(long before, long after, double seconds) {
        if (Long.compareUnsigned(after, before) < 0) {
            return Double.NaN;
        }
        long difference = after - before;
        double counted = difference >= 0 ? difference : difference + 0x1p64;
        return counted / seconds;
    }

    private static double rate32(long before, long after, double seconds, double most) {
        if (after >= before) {
            return (after - before) / seconds;
        }
        double wrapped = (after - before + WRAP) / seconds;
        return wrapped <= most ? wrapped : Double.NaN;
    }
}
