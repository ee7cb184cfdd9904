package org.demarc.routeros.entity;

import org.demarc.ProblemType;

/** Refusals around routers. */
public enum RouterosProblem implements ProblemType {
    ROUTER_NOT_FOUND(404, "No such router"),
    ROUTER_NAME_TAKEN(409, "Another router goes by this name"),
    ROUTER_IN_USE(409, "Accounts are kept on this router"),
    ROUTER_CHANGED_MEANWHILE(409, "Somebody else has changed it meanwhile"),
    ROUTER_INCOMPLETE(422, "Something is missing or not valid"),
    PASSWORD_NEEDED(422, "Another address needs the password again");

    private final int status;
    private final String title;

    RouterosProblem(int status, String title) {
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
