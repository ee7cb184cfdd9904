package org.demarc.maintenance.entity;

import org.demarc.ProblemType;

/** Refusals about maintenance windows. */
public enum MaintenanceProblem implements ProblemType {
    UNKNOWN_WINDOW(404, "There is no such maintenance window"),
    BAD_WINDOW(422, "The maintenance window cannot be used"),
    OTHERS_DEVICES(403, "The maintenance window is about devices of others"),
    WINDOW_CHANGED(409, "Somebody else has changed the maintenance window meanwhile");

    private final int status;
    private final String title;

    MaintenanceProblem(int status, String title) {
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
