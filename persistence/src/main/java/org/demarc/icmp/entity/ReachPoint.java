package org.demarc.icmp.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a device answered ICMP around a moment.
 *
 * @param rttMs mean round trip, null when nothing was answered
 * @param mostRttMs the longest, null when nothing was answered
 * @param lossPercent mean, 0..100
 * @param mostLossPercent of the worst five minutes, 0..100
 */
public record ReachPoint(
        Instant at, @Nullable Double rttMs, @Nullable Double mostRttMs, double lossPercent, double mostLossPercent) {}
