package org.demarc.snmp.control;

/**
 * One reading of an interface's counters with everything that decides whether it may be compared with another one.
 *
 * @param time when the counters were read
 * @param sysUpTime hundredths of a second, {@link #UNKNOWN} when the device does not say
 * @param name ifName, else ifDescr: the interface's identity
 * @param discontinuity ifCounterDiscontinuityTime, {@link #UNKNOWN} when the device does not say
 * @param speedBps bits per second, 0 when unknown
 * @param counters what was counted
 */
public record CounterReading(
        ReadingTime time, long sysUpTime, String name, long discontinuity, long speedBps, Counters counters) {

    /** A number that the device does not tell. */
    public static final long UNKNOWN = -1;

    private static final long SPEED_CAP = 4_294_967_295L;
    private static final long MEGA = 1_000_000L;

    /** The counters of an interface, in and out. */
    public record Counters(
            CounterValue inOctets,
            CounterValue outOctets,
            CounterValue inPackets,
            CounterValue outPackets,
            CounterValue inErrors,
            CounterValue outErrors,
            CounterValue inDiscards,
            CounterValue outDiscards) {}

    /**
     * The interface's speed: ifHighSpeed (Mbit/s) when it answers and is not 0, else ifSpeed (bit/s); ifSpeed at its cap says nothing.
     *
     * @return bits per second, 0 when unknown
     */
    public static long speedBps(SnmpValue ifHighSpeed, SnmpValue ifSpeed) {
        if (ifHighSpeed.number() > 0) {
            return ifHighSpeed.number() * MEGA;
        }
        return ifSpeed.number() > 0 && ifSpeed.number() < SPEED_CAP ? ifSpeed.number() : 0;
    }
}
