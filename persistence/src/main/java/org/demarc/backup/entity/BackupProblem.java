package org.demarc.backup.entity;

import org.demarc.ProblemType;

/** Refusals of the archive of configurations. */
public enum BackupProblem implements ProblemType {
    NO_SUCH_VERSION(404, "There is no such version of a configuration"),
    CONFIGURATION_NOT_SHOWN(409, "This device cannot show its configuration"),
    NO_CONSOLE_ACCESS(409, "Console access is not configured"),
    NOTHING_TO_SAVE(409, "Nothing can be saved of these devices"),
    NOT_READABLE(409, "The configuration cannot be opened"),
    TOO_DIFFERENT(422, "The texts are too large to be compared here"),
    BAD_SEARCH(422, "This cannot be searched for");

    private final int status;
    private final String title;

    BackupProblem(int status, String title) {
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
