package org.demarc.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time as a server sees it whose clock is thirty seconds fast; {@link WrongClock} puts it into the archive. */
public final class AheadOfTime {

    /** How much too fast. */
    public static final Duration AHEAD = Duration.ofSeconds(30);

    private AheadOfTime() {}

    public static Instant now() {
        return Instant.now().plus(AHEAD);
    }

    public static Clock systemUTC() {
        return Clock.offset(Clock.systemUTC(), AHEAD);
    }

    public static long currentTimeMillis() {
        return System.currentTimeMillis() + AHEAD.toMillis();
    }

    public static LocalDate now(ZoneId zone) {
        return LocalDate.now(Clock.offset(Clock.system(zone), AHEAD));
    }
}
