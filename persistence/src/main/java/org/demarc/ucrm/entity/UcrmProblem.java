package org.demarc.ucrm.entity;

import org.demarc.ProblemType;

/** Refusals about UISP/UCRM sources. */
public enum UcrmProblem implements ProblemType {
    UNKNOWN_SOURCE(404, "There is no such source"),
    CODE_TAKEN(409, "A source of this code exists already"),
    SOURCE_IN_USE(409, "Accounts of the source are still on routers"),
    CHANGED_MEANWHILE(409, "Somebody else changed it since it was read"),
    KEY_MAY_NOT_WRITE(409, "The CRM's app key may not write"),
    BAD_PUBLIC_URL(422, "Demarc cannot be reached under this address"),
    PREVIEW_OUTDATED(409, "The preview does not hold any more"),
    FILES_FLAWED(422, "The files have flaws"),
    LOGIN_MISSING(422, "The API user of the routers is missing"),
    APP_KEY_NEEDED(422, "Another host needs the app key again"),
    INVALID_SOURCE(422, "The source cannot work like that");

    private final int status;
    private final String title;

    UcrmProblem(int status, String title) {
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
