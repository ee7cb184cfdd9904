package org.demarc.poll.control;

import java.time.Instant;
import org.demarc.device.control.CounterRow;
import org.demarc.poll.entity.KnownInterface;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.StoredCounters;
import org.demarc.snmp.control.CounterReading;
import org.demarc.snmp.control.CounterReading.Counters;
import org.demarc.snmp.control.CounterValue;
import org.demarc.snmp.control.InterfaceRates;
import org.demarc.snmp.control.Rates;
import org.demarc.snmp.control.ReadingTime;
import org.jspecify.annotations.Nullable;

/** Compares an interface's counters with those of the reading before. */
public final class CounterComparison {

    private static final double BITS = 8;
    private static final long MEGA = 1_000_000;

    private CounterComparison() {}

    /**
     * The counters as they are stored, with the rates since the last ones.
     *
     * @param known null for an interface that is seen for the first time
     * @param identity name of the interface as the device tells it now
     * @param uptimeTicks sysUpTime of this conversation, null when the device does not say
     */
    public static SeenCounters compare(
            long deviceId,
            CounterRow row,
            @Nullable KnownInterface known,
            String identity,
            @Nullable Long uptimeTicks,
            Instant readAt,
            double intervalSeconds) {
        StoredCounters stored = stored(row, identity, uptimeTicks, readAt);
        StoredCounters before = known == null ? null : known.counters();
        long interfaceId = known == null ? 0 : known.id();
        if (before == null) {
            return withoutRates(deviceId, row.bindKey(), interfaceId, stored);
        }
        long speed = known == null || known.speedMbps() == null ? 0 : known.speedMbps() * MEGA;
        boolean samePackets = samePackets(before, stored);
        InterfaceRates rates = Rates.between(
                reading(before, speed, samePackets), reading(stored, speed, samePackets), intervalSeconds);
        return new SeenCounters(
                deviceId,
                row.bindKey(),
                interfaceId,
                stored,
                rates.inOctets() * BITS,
                rates.outOctets() * BITS,
                rates.inPackets(),
                rates.outPackets(),
                rates.inErrors(),
                rates.outErrors(),
                rates.inDiscards(),
                rates.outDiscards());
    }

    private static SeenCounters withoutRates(long deviceId, String bindKey, long interfaceId, StoredCounters stored) {
        double nan = Double.NaN;
        return new SeenCounters(deviceId, bindKey, interfaceId, stored, nan, nan, nan, nan, nan, nan, nan, nan);
    }

    private static StoredCounters stored(CounterRow row, String identity, @Nullable Long uptimeTicks, Instant readAt) {
        return new StoredCounters(
                readAt,
                ReadingTime.THIS_PROCESS,
                row.readAtNanos(),
                uptimeTicks,
                identity,
                row.wide(),
                row.inOctets(),
                row.outOctets(),
                row.inUnicastPackets(),
                row.outUnicastPackets(),
                row.inMulticastPackets(),
                row.outMulticastPackets(),
                row.inBroadcastPackets(),
                row.outBroadcastPackets(),
                row.inErrors(),
                row.outErrors(),
                row.inDiscards(),
                row.outDiscards(),
                row.discontinuityTicks());
    }

    /** Packets are the sum of three counters: comparable only where both readings have the same of them. */
    private static boolean samePackets(StoredCounters before, StoredCounters after) {
        return (before.inMulticast() == null) == (after.inMulticast() == null)
                && (before.inBroadcast() == null) == (after.inBroadcast() == null)
                && (before.outMulticast() == null) == (after.outMulticast() == null)
                && (before.outBroadcast() == null) == (after.outBroadcast() == null);
    }

    private static CounterReading reading(StoredCounters stored, long speedBps, boolean packets) {
        int bits = stored.wide() ? 64 : 32;
        CounterValue in =
                packets ? sum(stored.inPackets(), stored.inMulticast(), stored.inBroadcast()) : CounterValue.NONE;
        CounterValue out =
                packets ? sum(stored.outPackets(), stored.outMulticast(), stored.outBroadcast()) : CounterValue.NONE;
        return new CounterReading(
                new ReadingTime(stored.clock(), stored.nanos(), stored.readAt()),
                orUnknown(stored.uptimeTicks()),
                stored.identity(),
                orUnknown(stored.discontinuity()),
                speedBps,
                new Counters(
                        counter(bits, stored.inOctets()),
                        counter(bits, stored.outOctets()),
                        in,
                        out,
                        counter(32, stored.inErrors()),
                        counter(32, stored.outErrors()),
                        counter(32, stored.inDiscards()),
                        counter(32, stored.outDiscards())));
    }

    private static long orUnknown(@Nullable Long number) {
        return number == null ? CounterReading.UNKNOWN : number;
    }

    private static CounterValue counter(int bits, @Nullable Long value) {
        return value == null ? CounterValue.NONE : new CounterValue(bits, value);
    }

    private static CounterValue sum(@Nullable Long unicast, @Nullable Long multicast, @Nullable Long broadcast) {
        if (unicast == null) {
            return CounterValue.NONE;
        }
        return CounterValue.of64(unicast + (multicast == null ? 0 : multicast) + (broadcast == null ? 0 : broadcast));
    }
}
