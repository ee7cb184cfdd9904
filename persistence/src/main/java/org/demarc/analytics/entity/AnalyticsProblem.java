package org.demarc.analytics.entity;

import org.demarc.ProblemType;

/** Refusals of reports. */
public enum AnalyticsProblem implements ProblemType {
    UNKNOWN_REPORT(404, "There is no such report"),
    UNKNOWN_WIDGET(404, "There is no such widget");

    private final int status;
    private final String title;

    AnalyticsProblem(int status, String title) {
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
