package org.demarc.schedule.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.schedule.control.Cron;
import org.demarc.schedule.entity.Schedule;
import org.demarc.schedule.entity.ScheduleProblem;
import org.demarc.schedule.entity.Schedules;

/** What runs when, for administrators. */
@Stateless
@Requires({Permission.SCHEDULE_CONFIGURATION, Permission.SCHEDULE_REPORTS})
public class ScheduleBook {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What an administrator may change.
     *
     * @param version the version that he saw
     */
    public record Change(
            String cron, boolean enabled, Schedule.MissedPolicy missedPolicy, String parameters, int version) {}

    @Inject
    Schedules schedules;

    @Inject
    AuditLog audit;

    public Page<Schedule> page(PageRequest request) {
        return schedules.page(request);
    }

    /**
     * One schedule.
     *
     * @throws org.demarc.ProblemException {@link ScheduleProblem#SCHEDULE_NOT_FOUND}
     */
    public Schedule schedule(String key) {
        return schedules.withKey(key).orElseThrow(() -> ScheduleProblem.SCHEDULE_NOT_FOUND.because(key));
    }

    /** The next moments of an expression, for showing what it means; refuses one that is not readable. */
    public List<Instant> preview(String cron, int count) {
        var expression = Cron.of(cron);
        List<Instant> moments = new ArrayList<>();
        var next = expression.after(Instant.now(), ZoneId.systemDefault());
        while (next.isPresent() && moments.size() < count) {
            moments.add(next.get());
            next = expression.after(next.get(), ZoneId.systemDefault());
        }
        return moments;
    }

    /**
     * Changes a schedule.
     *
     * @throws org.demarc.ProblemException any of {@link ScheduleProblem}
     */
    @Requires(Permission.SCHEDULE_CONFIGURATION)
    public Schedule change(String key, Change change) {
        var before = schedule(key);
        Cron.of(change.cron());
        requireObject(change.parameters());
        if (!schedules.change(
                key,
                change.version(),
                change.cron().strip(),
                change.enabled(),
                change.missedPolicy(),
                change.parameters())) {
            throw ScheduleProblem.CHANGED_MEANWHILE.because(key);
        }
        var after = schedule(key);
        audit.record("schedule:changed", "schedule", key, before, after);
        return after;
    }

    /** Starts it with the next tick, within ten seconds. */
    @Requires({Permission.SCHEDULE_CONFIGURATION, Permission.JOBS_RUN})
    public void runNow(String key) {
        if (!schedules.runNow(key)) {
            throw ScheduleProblem.SCHEDULE_NOT_FOUND.because(key);
        }
        audit.record("schedule:run-now", "schedule", key, null, null);
    }

    private static void requireObject(String json) {
        try {
            if (JSON.readTree(json).isObject()) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw ScheduleProblem.BAD_PARAMETERS.because(String.valueOf(e.getOriginalMessage()));
        }
        throw ScheduleProblem.BAD_PARAMETERS.because(json);
    }
}
