package org.demarc.wildcore.control;

import org.demarc.ProblemType;

/** Refusals of the dialect; how they are worded on the wire is wildcore-mikbill.md 5. */
public enum WildcoreProblem implements ProblemType {
    NOT_FOUND(404, "Not found"),
    NOT_ALLOWED_FOR_USER(403, "Not for this user"),
    DEVICE_REFUSES(409, "The device does not do it"),
    DEVICE_TIMEOUT(504, "The device does not answer"),
    INVALID(422, "A parameter is not acceptable"),
    TOO_MANY_REQUESTS(429, "Too many requests");

    private final int status;
    private final String title;

    WildcoreProblem(int status, String title) {
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
