package org.demarc.device.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns devices' times into instants. A time with a zone is converted, one without counts as local time; what is absurd (before
 * 2000 or more than a day ahead) is no time (devices.md 17).
 *
 * @param now the present moment
 * @param zone the zone of devices that tell none
 */
public record DeviceClock(Instant now, ZoneId zone) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/](\\d{2})[-/](\\d{2})[ T](\\d{2}):(\\d{2}):(\\d{2})\\s*(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{4}) (\\d{2}):(\\d{2}):(\\d{2})");

    /** DateAndTime: year (2 octets), month, day, hour, minute, second, decisecond, and perhaps sign, hours and minutes of the zone. */
    @Nullable
    Instant ofOctets(byte[] o) {
        if (o.length != 8 && o.length != 11) {
            return null;
        }
        try {
            int year = (o[0] & 0xFF) << 8 | (o[1] & 0xFF);
            var local = LocalDateTime.of(year, o[2], o[3], o[4], o[5], Math.min(o[6], 59));
            return plausible(o.length == 8 ? local.atZone(zone).toInstant() : local.toInstant(offset(o)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneOffset offset(byte[] o) {
        int sign = o[8] == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * o[9], sign * o[10]);
    }

    @Nullable
    Instant ofText(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return ofGroups(yearFirst, 1, 2, 3, yearFirst.group(7));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        return dayFirst.matches() ? ofGroups(dayFirst, 3, 2, 1, null) : null;
    }

    private @Nullable Instant ofGroups(Matcher m, int year, int month, int day, @Nullable String offset) {
        try {
            var local = LocalDateTime.of(
                    number(m, year), number(m, month), number(m, day), number(m, 4), number(m, 5), number(m, 6));
            return plausible(offset == null ? local.atZone(zone).toInstant() : local.toInstant(ZoneOffset.of(offset)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private @Nullable Instant plausible(Instant time) {
        boolean absurd = time.isBefore(EARLIEST) || time.isAfter(now.plus(Duration.ofDays(1)));
        return absurd ? null : time;
    }
}
