package org.demarc.port.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Traffic and errors of an interface at a time, per second; null where the device has no counter.
 *
 * @param inMostBps the greatest value where several are taken together
 */
public record Rate(
        Instant at,
        @Nullable Double inBps,
        @Nullable Double outBps,
        @Nullable Double inMostBps,
        @Nullable Double outMostBps,
        @Nullable Double inPps,
        @Nullable Double outPps,
        @Nullable Double inErrorsPs,
        @Nullable Double outErrorsPs,
        @Nullable Double inDiscardsPs,
        @Nullable Double outDiscardsPs) {}
