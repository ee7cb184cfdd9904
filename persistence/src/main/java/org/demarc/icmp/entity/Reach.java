package org.demarc.icmp.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device answers ICMP at present.
 *
 * @param since when it began or ceased to answer
 * @param askedAt when this was written: while nothing changes, every 15 minutes
 * @param rttMs mean round trip, null when nothing was answered
 * @param lossPercent 0..100
 */
public record Reach(
        boolean alive,
        Instant since,
        Instant askedAt,
        @Nullable Double rttMs,
        double lossPercent) {}
