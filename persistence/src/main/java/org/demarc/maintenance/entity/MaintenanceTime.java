package org.demarc.maintenance.entity;

import java.time.Instant;
import java.util.Optional;
import org.demarc.schedule.entity.WeeklyHours;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.jspecify.annotations.Nullable;

/**
 * When a window is open: once, or every week. One of the two is there.
 *
 * @param once from beginning to end
 */
public record MaintenanceTime(
        @Nullable Opening once, @Nullable WeeklyHours weekly) {

    public static MaintenanceTime once(Instant from, Instant until) {
        return new MaintenanceTime(new Opening(from, until), null);
    }

    public static MaintenanceTime weekly(WeeklyHours hours) {
        return new MaintenanceTime(null, hours);
    }

    /** The opening at that moment, or the next one. */
    public Optional<Opening> next(Instant moment) {
        if (weekly != null) {
            return weekly.next(moment);
        }
        return Optional.ofNullable(once).filter(opening -> opening.until().isAfter(moment));
    }
}
