package org.demarc.schedule.control;

import java.time.Duration;
import java.time.Instant;
import org.demarc.schedule.entity.Schedule;

/** What the ticker does with a schedule that it found due. */
public enum Due {
    /** Its time is not known yet, or not reached: only plan. */
    PLAN,
    /** Start the job. */
    RUN,
    /** Its time passed while no server ran, and late runs are not wanted. */
    MISSED;

    /** Later than this counts as missed. */
    public static final Duration LATE = Duration.ofMinutes(2);

    /** Pure: the schedule as it stands, and the moment. */
    public static Due of(Schedule schedule, Instant now) {
        if (schedule.runNow()) {
            return RUN;
        }
        var next = schedule.nextRun();
        if (next == null || next.isAfter(now)) {
            return PLAN;
        }
        boolean late = next.plus(LATE).isBefore(now);
        return late && schedule.missedPolicy() == Schedule.MissedPolicy.SKIP ? MISSED : RUN;
    }
}
