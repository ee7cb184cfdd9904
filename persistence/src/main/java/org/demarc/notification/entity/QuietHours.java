package org.demarc.notification.entity;

import java.time.Instant;
import java.util.Optional;
import org.demarc.event.entity.Severity;
import org.demarc.schedule.entity.WeeklyHours;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which a contact wants to be left alone.
 *
 * @param passes events of this severity and worse are told all the same; null: nothing is
 */
public record QuietHours(WeeklyHours hours, @Nullable Severity passes) {

    /** Until when this is held back; empty: it may be told now. */
    public Optional<Instant> holds(Severity severity, Instant at) {
        if (passes != null && severity.compareTo(passes) >= 0) {
            return Optional.empty();
        }
        return hours.at(at).map(WeeklyHours.Opening::until);
    }
}
