package org.demarc.wildcore.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Times and durations as the dialect writes them: {@code 2026-11-01 11:55:00} in local time, {@code 1d 0h 0min 0sec}
 * (wildcore-mikbill.md 5).
 *
 * @param zone the server's zone
 * @param now the moment from which durations count back
 */
public record LocalText(ZoneId zone, Instant now) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    public String time(Instant instant) {
        return FORM.format(instant.atZone(zone));
    }

    /** Null for null. */
    public @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** How long ago; null for null, never negative. */
    public @Nullable String since(@Nullable Instant instant) {
        return instant == null ? null : duration(Duration.between(instant, now));
    }

    /** {@code Nd Nh Nmin Nsec} without leading zeros. */
    public static String duration(Duration length) {
        Duration span = length.isNegative() ? Duration.ZERO : length;
        return span.toDays() + "d " + span.toHoursPart() + "h " + span.toMinutesPart() + "min " + span.toSecondsPart()
                + "sec";
    }
}
