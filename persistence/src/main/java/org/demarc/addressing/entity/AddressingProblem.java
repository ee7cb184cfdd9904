package org.demarc.addressing.entity;

import org.demarc.ProblemType;

/** Refusals of IP address management. */
public enum AddressingProblem implements ProblemType {
    UNKNOWN_POOL(404, "There is no such pool"),
    UNKNOWN_EXCLUSION(404, "There is no such exclusion"),
    UNKNOWN_ROUTER(422, "There is no such router"),
    NOT_A_PREFIX(422, "This is not a prefix"),
    NOT_AN_ADDRESS(422, "This is not an address or range"),
    PREFIX_OVERLAPS(409, "Prefixes of different pools must not overlap"),
    NAME_TAKEN(409, "A pool of this name exists already"),
    POOL_IN_USE(409, "Addresses of the pool are still held"),
    CHANGED_MEANWHILE(409, "Somebody else changed it since it was read"),
    REASON_REQUIRED(400, "Say why you look, in the header X-Reason");

    private final int status;
    private final String title;

    AddressingProblem(int status, String title) {
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
