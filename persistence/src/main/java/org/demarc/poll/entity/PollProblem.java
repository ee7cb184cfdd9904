package org.demarc.poll.entity;

import org.demarc.ProblemType;

/** Refusals of polling. */
public enum PollProblem implements ProblemType {
    UNKNOWN_READING(422, "There is no such reading"),
    ;

    private final int status;
    private final String title;

    PollProblem(int status, String title) {
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
