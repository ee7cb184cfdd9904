package org.demarc.billing.entity;

import org.demarc.ProblemType;

/** Refusals about sources and runs. */
public enum BillingProblem implements ProblemType {
    SOURCE_UNKNOWN(404, "No such billing source"),
    RUN_UNKNOWN(404, "No such run"),
    NAME_TAKEN(409, "Another source has this name"),
    SOURCE_IN_USE(409, "The source has subscribers"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    KIND_UNKNOWN(422, "No such kind of billing"),
    BAD_URL(422, "The URL is not acceptable"),
    BAD_SCHEDULE(422, "The schedule is not readable"),
    BAD_OPTIONS(422, "An option is not readable"),
    BILLING_FAILED(503, "The billing did not give what a run needs");

    private final int status;
    private final String title;

    BillingProblem(int status, String title) {
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
