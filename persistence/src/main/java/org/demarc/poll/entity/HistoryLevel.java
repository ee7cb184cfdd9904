package org.demarc.poll.entity;

import java.time.Duration;
import java.time.Instant;

/** How finely a history is kept: as it was read, by quarters of an hour, by days. */
public enum HistoryLevel {
    RAW(""),
    QUARTER("_15m"),
    DAY("_1d");

    private static final Duration SHORT = Duration.ofDays(3);
    private static final Duration LONG = Duration.ofDays(45);

    private final String suffix;

    HistoryLevel(String suffix) {
        this.suffix = suffix;
    }

    /** What the level's table is called after that of the history. */
    public String suffix() {
        return suffix;
    }

    /** Seconds between two values of the level; 0 where they come as they were read. */
    public long stepS() {
        return switch (this) {
            case RAW -> 0;
            case QUARTER -> 900;
            case DAY -> 86_400;
        };
    }

    /**
     * The level that shows a span well: fine for short ones, and one that is kept as long as the span reaches back.
     *
     * @param keepRaw days that samples are kept
     * @param keepQuarters days that quarters of an hour are kept
     */
    public static HistoryLevel of(Instant from, Instant to, Instant now, int keepRaw, int keepQuarters) {
        Duration span = Duration.between(from, to);
        if (span.compareTo(SHORT) <= 0 && !from.isBefore(now.minus(Duration.ofDays(keepRaw)))) {
            return RAW;
        }
        return span.compareTo(LONG) <= 0 && !from.isBefore(now.minus(Duration.ofDays(keepQuarters))) ? QUARTER : DAY;
    }
}
