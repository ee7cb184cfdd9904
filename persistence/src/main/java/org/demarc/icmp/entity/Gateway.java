package org.demarc.icmp.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway: the routers at one host.
 *
 * @param host as the routers are written, in small letters
 * @param names of the routers there
 * @param address what the host stands for, empty while that is not known
 * @param deviceId the device at that address, null for none
 * @param alive null while it was never asked
 * @param since when it began or ceased to answer, null while it was never asked
 * @param aliveAt when it last answered, to 15 minutes, null for never
 * @param misses rounds in a row without an answer
 * @param rttMs mean round trip, null when nothing was answered
 * @param lossPercent 0..100
 */
public record Gateway(
        String host,
        List<String> names,
        String address,
        @Nullable Long deviceId,
        @Nullable Boolean alive,
        @Nullable Instant since,
        @Nullable Instant aliveAt,
        int misses,
        @Nullable Double rttMs,
        double lossPercent) {

    public Gateway {
        names = List.copyOf(names);
    }
}
