package org.demarc.live.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What passed through an interface in about two seconds, per second; null where there is no rate.
 *
 * @param number counts up by one
 * @param state why there are no rates, if there are none
 */
public record TrafficSample(
        long number,
        Instant at,
        State state,
        @Nullable Double inBps,
        @Nullable Double outBps,
        @Nullable Double inPps,
        @Nullable Double outPps,
        @Nullable Double inErrorsPs,
        @Nullable Double outErrorsPs,
        @Nullable Double inDiscardsPs,
        @Nullable Double outDiscardsPs) {

    /** What became of one look at the device. */
    public enum State {
        READ,
        /** The first of two readings between which there is a rate. */
        FIRST,
        /** The device did not answer. */
        SILENT,
        /** It answered, but not with the counters of this interface. */
        REFUSED,
        /** It still answers the question before. */
        BUSY
    }

    static TrafficSample gap(long number, Instant at, State state) {
        return new TrafficSample(number, at, state, null, null, null, null, null, null, null, null);
    }
}
