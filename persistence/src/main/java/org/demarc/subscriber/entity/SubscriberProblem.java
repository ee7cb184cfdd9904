package org.demarc.subscriber.entity;

import org.demarc.ProblemType;

/** Refusals about subscribers and their lines. */
public enum SubscriberProblem implements ProblemType {
    SUBSCRIBER_UNKNOWN(404, "No such subscriber"),
    LINE_UNKNOWN(404, "No such line");

    private final int status;
    private final String title;

    SubscriberProblem(int status, String title) {
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
