package org.demarc.snmp.control;

/**
 * Rates of one interface between two readings. {@link Double#NaN} stands where there is no rate: never a guess, never negative.
 *
 * @param verdict whether the readings may be compared, and if not, why
 * @param seconds between the readings
 * @param inOctets octets per second, and so on for the others
 * @param speedBps bits per second, 0 when unknown
 */
public record InterfaceRates(
        Verdict verdict,
        double seconds,
        double inOctets,
        double outOctets,
        double inPackets,
        double outPackets,
        double inErrors,
        double outErrors,
        double inDiscards,
        double outDiscards,
        long speedBps) {

    /** Whether two readings may be compared. */
    public enum Verdict {
        COMPARED,
        /** Less than a second apart, or the clock was set back. */
        TOO_CLOSE,
        /** More than three intervals apart. */
        TOO_FAR,
        /** The device restarted in between. */
        RESTARTED,
        /** The device says that this interface's counters jumped. */
        DISCONTINUITY,
        /** The row is another interface now. */
        REPLACED
    }

    static InterfaceRates none(Verdict verdict, double seconds, long speedBps) {
        double nan = Double.NaN;
        return new InterfaceRates(verdict, seconds, nan, nan, nan, nan, nan, nan, nan, nan, speedBps);
    }

    /** Share of the speed that is used for receiving, in %; NaN when rate or speed is unknown. */
    public double inUtilisation() {
        return utilisation(inOctets);
    }

    /** Share of the speed that is used for sending, in %; NaN when rate or speed is unknown. */
    public double outUtilisation() {
        return utilisation(outOctets);
    }

    private double utilisation(double octets) {
        return speedBps == 0 ? Double.NaN : octets * 8 * 100 / speedBps;
    }
}
