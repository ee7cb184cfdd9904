package org.demarc.access.entity;

import org.demarc.ProblemType;

/** Refusals of signing in, of permissions, of users, roles and keys. */
public enum AccessProblem implements ProblemType {
    UNAUTHENTICATED(401, "Sign in first"),
    SIGN_IN_REFUSED(401, "Login or password is wrong"),
    ADDRESS_BLOCKED(429, "Too many bad attempts from this address"),
    FORBIDDEN(403, "A permission is missing"),
    USER_NOT_FOUND(404, "No such user"),
    ROLE_NOT_FOUND(404, "No such role"),
    KEY_NOT_FOUND(404, "No such key"),
    LOGIN_TAKEN(409, "The login is taken"),
    ROLE_NAME_TAKEN(409, "The role's name is taken"),
    ROLE_IN_USE(409, "Users still have this role"),
    BUILT_IN(409, "Built in, cannot be changed"),
    USER_DISABLED(409, "The user is disabled"),
    TOO_MANY_REQUESTS(429, "Too many requests in a second"),
    TOO_MANY_KEYS(429, "Too many keys are asked for"),
    LAST_OWNER(409, "Somebody must stay able to manage users"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    BAD_LOGIN(422, "The login is not acceptable"),
    WEAK_PASSWORD(422, "The password is too weak"),
    BAD_NETWORK(422, "The network is not readable"),
    BAD_PERMISSION(422, "Unknown permission key"),
    BAD_EXPIRATION(422, "The duration is not readable");

    private final int status;
    private final String title;

    AccessProblem(int status, String title) {
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
