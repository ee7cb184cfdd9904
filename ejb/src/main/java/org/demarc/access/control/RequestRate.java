package org.demarc.access.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many requests in one second for each key, counted on this node. Thread-safe. */
public final class RequestRate {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_KEYS = 10_000;

    private record Second(long beganNanos, int count) {}

    private final Map<Integer, Second> secondByKey = new ConcurrentHashMap<>();

    /**
     * Counts a request; false when it is one too many.
     *
     * @param key hash of the key
     * @param nowNanos {@link System#nanoTime()}
     */
    public boolean admits(int key, int most, long nowNanos) {
        if (secondByKey.size() > MOST_KEYS) {
            secondByKey.values().removeIf(second -> nowNanos - second.beganNanos() > SECOND);
        }
        Second now = secondByKey.compute(
                key,
                (k, second) -> second == null || nowNanos - second.beganNanos() >= SECOND
                        ? new Second(nowNanos, 1)
                        : new Second(second.beganNanos(), second.count() + 1));
        return now.count() <= most;
    }
}
