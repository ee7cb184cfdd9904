package org.demarc.live.entity;

import org.demarc.ProblemType;

/** Refusals of what is told while it happens. */
public enum LiveProblem implements ProblemType {
    UNKNOWN_TOPIC(422, "There is no such topic"),
    TOO_MANY_STREAMS(429, "Too many streams are open"),
    TOO_MUCH_TRAFFIC(429, "Too many interfaces are watched"),
    TOO_MANY_READINGS(429, "Too many readings are asked from devices"),
    NO_COUNTERS(422, "The interface has no counters that can be read alone"),
    TICKET_IS_OVER(401, "The page's ticket is no good any more"),
    ;

    private final int status;
    private final String title;

    LiveProblem(int status, String title) {
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
