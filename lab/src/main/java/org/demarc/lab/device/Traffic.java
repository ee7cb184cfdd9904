package org.demarc.lab.device;

import java.util.concurrent.atomic.AtomicLong;

/** Octets of an interface: a mean rate that swings by the hour of the day, exactly integrated, so that rates can be checked. */
public final class Traffic {

    private static final double OMEGA = 2 * Math.PI / 86_400;
    private static final double SWING = 0.4;

    private final double inPerSecond;
    private final double outPerSecond;
    private final double phase;
    private final AtomicLong addedIn = new AtomicLong();
    private final AtomicLong addedOut = new AtomicLong();
    private static final long RUNS = Long.MAX_VALUE;

    private volatile long clearedMs = Long.MIN_VALUE;
    private volatile long pausedMs = RUNS;

    /** Mean rates in octets a second. */
    public Traffic(double inPerSecond, double outPerSecond, double phase) {
        this.inPerSecond = inPerSecond;
        this.outPerSecond = outPerSecond;
        this.phase = phase;
    }

    /** Mostly a few Mbit/s down and a tenth of it up, by seed. */
    static Traffic ofSubscriber(long seed) {
        double down = 50_000 + 900_000 * Math.pow(Chance.unit(seed, 1), 3);
        return new Traffic(down / 10, down, 6.28 * Chance.unit(seed, 2));
    }

    static Traffic ofUplink(long seed, int subscribers) {
        double down = 200_000.0 * Math.max(1, subscribers);
        return new Traffic(down, down / 9, 6.28 * Chance.unit(seed, 2));
    }

    /** Adds octets at once. */
    public void add(long in, long out) {
        addedIn.addAndGet(in);
        addedOut.addAndGet(out);
    }

    /** Nothing passes from now on. */
    synchronized void pause(long nowMs) {
        if (pausedMs == RUNS) {
            pausedMs = nowMs;
        }
    }

    /** It passes again; what would have passed meanwhile never did. */
    synchronized void resume(long nowMs) {
        long since = pausedMs;
        if (since != RUNS) {
            double lost = seconds(since, nowMs);
            addedIn.addAndGet(-(long) (inPerSecond * lost));
            addedOut.addAndGet(-(long) (outPerSecond * lost));
            pausedMs = RUNS;
        }
    }

    /** Counts from zero again. */
    public void clear(long nowMs) {
        addedIn.set(0);
        addedOut.set(0);
        clearedMs = nowMs;
    }

    /** Octets received between two instants. */
    public long in(long fromMs, long nowMs) {
        return (long) (inPerSecond * seconds(fromMs, Math.min(nowMs, pausedMs))) + addedIn.get();
    }

    /** Octets sent between two instants. */
    public long out(long fromMs, long nowMs) {
        return (long) (outPerSecond * seconds(fromMs, Math.min(nowMs, pausedMs))) + addedOut.get();
    }

    /** Octets a second received at an instant. */
    public double inRate(long nowMs) {
        return inPerSecond * (1 + SWING * Math.sin(OMEGA * nowMs / 1000 + phase));
    }

    private double seconds(long fromMs, long nowMs) {
        double from = Math.max(fromMs, clearedMs) / 1000.0;
        double to = nowMs / 1000.0;
        double swing = SWING / OMEGA * (Math.cos(OMEGA * from + phase) - Math.cos(OMEGA * to + phase));
        return Math.max(0, to - from + swing);
    }
}
