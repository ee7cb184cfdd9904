package org.demarc.provisioning.entity;

import org.demarc.ProblemType;

/** Refusals of provisioning. */
public enum ProvisioningProblem implements ProblemType {
    UNKNOWN_SERVICE(404, "There is no such service"),
    UNKNOWN_ORDER(404, "There is no such order"),
    UNKNOWN_STATE(400, "There is no such state"),
    NOT_ON_DEAD_LETTER_LIST(409, "Only a refused, failed or dead order can be sent again"),
    NOT_WAITING(409, "Only an order that waits can be cancelled");

    private final int status;
    private final String title;

    ProvisioningProblem(int status, String title) {
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
