package org.demarc.maintenance.entity;

import java.time.Instant;
import java.util.List;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.jspecify.annotations.Nullable;

/**
 * A time in which work is done.
 *
 * @param opening the one at present, or the next; null when there is none any more, or the window is switched off
 */
public record MaintenanceWindow(
        long id,
        String name,
        String reason,
        Scope scope,
        boolean enabled,
        MaintenanceTime time,
        @Nullable Opening opening,
        String createdBy,
        int version) {

    /** On what work is done: on everything, or on these devices and on all of these groups. */
    public record Scope(boolean everything, List<Long> deviceIds, List<Long> groupIds) {

        public Scope {
            deviceIds = List.copyOf(deviceIds);
            groupIds = List.copyOf(groupIds);
        }
    }

    /** Whether it is open at that moment. */
    public boolean isOpen(Instant at) {
        return opening != null && opening.holds(at);
    }
}
