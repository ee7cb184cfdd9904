package org.demarc.poll.entity;

import org.demarc.ProblemType;

/** Refusals of polling. */
public enum PollProblem implements ProblemType {
    UNKNOWN_READING(422, "There is no such reading"),
    UNKNOWN_POLLER(422, "There is no such poller"),
    NO_RULE(422, "A rule needs an interval or a switch"),
    UNKNOWN_ROW(404, "There is no such row"),
    UNKNOWN_CHART(422, "There is no such chart"),
    BAD_SPAN(422, "This is no span of time"),
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
