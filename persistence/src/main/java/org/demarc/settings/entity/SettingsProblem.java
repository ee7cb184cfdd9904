package org.demarc.settings.entity;

import org.demarc.ProblemType;

/** Refusals around settings. */
public enum SettingsProblem implements ProblemType {
    SETTING_NOT_FOUND(404, "No such setting"),
    BAD_VALUE(422, "The value does not fit");

    private final int status;
    private final String title;

    SettingsProblem(int status, String title) {
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
