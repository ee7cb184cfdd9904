package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * Counters of an interface. 64-bit values are unsigned in a signed long; null where the device has none.
 *
 * @param wide the octets come from 64-bit columns
 * @param discontinuityTicks ifCounterDiscontinuityTime, hundredths of a second
 * @param readAtNanos when the octets were read, on {@link System#nanoTime()}
 */
public record CounterRow(
        String bindKey,
        boolean wide,
        @Nullable Long inOctets,
        @Nullable Long outOctets,
        @Nullable Long inUnicastPackets,
        @Nullable Long outUnicastPackets,
        @Nullable Long inMulticastPackets,
        @Nullable Long outMulticastPackets,
        @Nullable Long inBroadcastPackets,
        @Nullable Long outBroadcastPackets,
        @Nullable Long inErrors,
        @Nullable Long outErrors,
        @Nullable Long inDiscards,
        @Nullable Long outDiscards,
        @Nullable Long discontinuityTicks,
        long readAtNanos) {

    /** The same, read at another time: what is asked cell by cell has no time of its own. */
    public CounterRow readAt(long nanos) {
        return new CounterRow(
                bindKey,
                wide,
                inOctets,
                outOctets,
                inUnicastPackets,
                outUnicastPackets,
                inMulticastPackets,
                outMulticastPackets,
                inBroadcastPackets,
                outBroadcastPackets,
                inErrors,
                outErrors,
                inDiscards,
                outDiscards,
                discontinuityTicks,
                nanos);
    }
}
