package org.demarc.poll.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counters of an interface as they were last read; 64-bit values unsigned in a signed long, null where the device has none.
 *
 * @param readAt wall clock of the reading
 * @param clock which process's monotonic clock {@code nanos} is of
 * @param uptimeTicks sysUpTime, hundredths of a second
 * @param identity ifName or ifDescr at that time
 * @param wide the octets come from 64-bit columns
 */
public record StoredCounters(
        Instant readAt,
        long clock,
        long nanos,
        @Nullable Long uptimeTicks,
        String identity,
        boolean wide,
        @Nullable Long inOctets,
        @Nullable Long outOctets,
        @Nullable Long inPackets,
        @Nullable Long outPackets,
        @Nullable Long inMulticast,
        @Nullable Long outMulticast,
        @Nullable Long inBroadcast,
        @Nullable Long outBroadcast,
        @Nullable Long inErrors,
        @Nullable Long outErrors,
        @Nullable Long inDiscards,
        @Nullable Long outDiscards,
        @Nullable Long discontinuity) {}
