package org.demarc.web.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.demarc.schedule.entity.WeeklyHours;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Hours that come back every week, as our API writes them. */
@Schema(name = "WeeklyHours")
public record WeekHours(
        @NotNull @Size(max = 7) @Schema(description = "on which they begin")
        Set<DayOfWeek> days,

        @NotNull @Schema(description = "24-hour time such as 22:00")
        String from,

        @NotNull @Schema(description = "24-hour time; not after from it is on the next day")
        String until,

        @NotNull @Size(max = 64) @Schema(description = "for instance Europe/Kyiv")
        String zone) {

    public static @Nullable WeekHours of(@Nullable WeeklyHours hours) {
        return hours == null
                ? null
                : new WeekHours(
                        new TreeSet<>(hours.days()),
                        hours.from().toString(),
                        hours.until().toString(),
                        hours.zone().getId());
    }

    /**
     * The hours; {@code refusal} makes an exception of what is wrong.
     */
    public WeeklyHours hours(Function<String, ? extends RuntimeException> refusal) {
        try {
            return new WeeklyHours(days, LocalTime.parse(from), LocalTime.parse(until), ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw refusal.apply("not a time such as 22:00, or not a time zone such as Europe/Kyiv: " + from + ", "
                    + until + ", " + zone);
        }
    }
}
