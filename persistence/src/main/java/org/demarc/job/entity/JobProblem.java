package org.demarc.job.entity;

import org.demarc.ProblemType;

/** Refusals around runs. */
public enum JobProblem implements ProblemType {
    NO_SUCH_JOB(404, "No such job"),
    RUN_NOT_FOUND(404, "No such run"),
    ALREADY_RUNNING(409, "It is already running"),
    RUN_IS_OVER(409, "The run is over");

    private final int status;
    private final String title;

    JobProblem(int status, String title) {
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
