package org.demarc.schedule.entity;

import org.demarc.ProblemType;

/** Refusals around schedules. */
public enum ScheduleProblem implements ProblemType {
    SCHEDULE_NOT_FOUND(404, "No such schedule"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    BAD_CRON(422, "The cron expression is not readable"),
    BAD_PARAMETERS(422, "The parameters are not a JSON object");

    private final int status;
    private final String title;

    ScheduleProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
