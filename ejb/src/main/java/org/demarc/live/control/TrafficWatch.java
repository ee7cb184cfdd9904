package org.demarc.live.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.demarc.live.control.TrafficSample.State;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.jspecify.annotations.Nullable;

/** One interface that somebody looks at: its newest samples, and when it was last asked for them. Shared by all who look. */
public final class TrafficWatch {

    /** How often the device is asked. */
    public static final Duration EVERY = Duration.ofSeconds(2);

    private static final Duration LOOKED_AT = Duration.ofSeconds(10);
    private static final int MOST = 300;

    private final long interfaceId;
    private final Deque<TrafficSample> samples = new ArrayDeque<>();
    private @Nullable SeenCounters before;
    private long newest;
    private int answers;
    private State last = State.SILENT;
    private boolean asking;
    private long lookedAtNanos;

    public TrafficWatch(long interfaceId, long nowNanos) {
        this.interfaceId = interfaceId;
        this.lookedAtNanos = nowNanos;
    }

    /** Somebody looks. */
    public synchronized Traffic since(long number, long nowNanos) {
        lookedAtNanos = nowNanos;
        long known = number > newest ? 0 : number; // of a watch before this one
        return new Traffic(
                interfaceId,
                (int) EVERY.toSeconds(),
                newest,
                before != null && before.counters().wide(),
                samples.stream().filter(sample -> sample.number() > known).toList());
    }

    /** Whether anybody has looked in the last seconds. */
    public synchronized boolean isLookedAt(long nowNanos) {
        return nowNanos - lookedAtNanos < LOOKED_AT.toNanos();
    }

    /** The counters as they were read before, for the next comparison. */
    public synchronized @Nullable SeenCounters before() {
        return before;
    }

    /** How often the device told the counters. */
    public synchronized int answers() {
        return answers;
    }

    /** What became of the last look at the device. */
    public synchronized State last() {
        return last;
    }

    /** The device is to be asked now; false while it still answers the question before, which is a gap. */
    public synchronized boolean ask(Instant now) {
        if (asking) {
            add(TrafficSample.gap(newest + 1, now, State.BUSY));
            return false;
        }
        asking = true;
        return true;
    }

    /** What it answered; null for nothing. */
    public synchronized void told(@Nullable SeenCounters counters, Instant now, State otherwise) {
        asking = false;
        if (counters == null) {
            add(TrafficSample.gap(newest + 1, now, otherwise));
            return;
        }
        before = counters;
        answers++;
        add(counters.hasRate() ? sample(counters) : TrafficSample.gap(newest + 1, now, State.FIRST));
    }

    private TrafficSample sample(SeenCounters seen) {
        return new TrafficSample(
                newest + 1,
                seen.counters().readAt(),
                State.READ,
                rate(seen.inBps()),
                rate(seen.outBps()),
                rate(seen.inPps()),
                rate(seen.outPps()),
                rate(seen.inErrorsPs()),
                rate(seen.outErrorsPs()),
                rate(seen.inDiscardsPs()),
                rate(seen.outDiscardsPs()));
    }

    private static @Nullable Double rate(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    private void add(TrafficSample sample) {
        newest = sample.number();
        last = sample.state();
        samples.addLast(sample);
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }
}
