package org.demarc.provisioning.entity;

/** What a bulk plan would do with one account. */
public enum PlanAction {
    ADD,
    SET,
    /** Added on another router, then removed here. */
    MOVE,
    REMOVE,
    /** Nothing: somebody else's row or a missing profile is in the way. */
    CONFLICT,
    /** Nothing yet: no address is free, or work is under way. */
    WAITING;

    public boolean writes() {
        return this != CONFLICT && this != WAITING;
    }
}
