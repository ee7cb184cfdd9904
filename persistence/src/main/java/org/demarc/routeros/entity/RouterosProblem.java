package org.demarc.routeros.entity;

import org.demarc.ProblemType;

/** Refusals around routers. */
public enum RouterosProblem implements ProblemType {
    ROUTER_NOT_FOUND(404, "No such router"),
    ROUTER_NAME_TAKEN(409, "Another router goes by this name"),
    ROUTER_IN_USE(409, "Accounts are kept on this router"),
    ROUTER_HAS_POOLS(409, "Address pools are for this router alone"),
    ROUTER_CHANGED_MEANWHILE(409, "Somebody else has changed it meanwhile"),
    ROUTER_INCOMPLETE(422, "Something is missing or not valid"),
    SOURCE_NOT_KNOWN(422, "There is no such source of services"),
    SETTING_NOT_VALID(422, "A setting of the router is not valid"),
    NOT_ROUTEROS(422, "The device is not of type ROUTEROS"),
    NO_API_LOGIN(422, "Nobody has said how to sign in to the device"),
    API_SILENT(502, "The device did not answer by its API"),
    API_LOGIN_REFUSED(502, "The device refused the login"),
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
