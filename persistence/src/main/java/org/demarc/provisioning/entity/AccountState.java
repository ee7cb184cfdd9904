package org.demarc.provisioning.entity;

/** How far a service's account is (ucrm-routeros.md 5.6). A pending clean-up is a flag beside it. */
public enum AccountState {
    NONE,
    NOT_CONFIGURED,
    DEFERRED,
    AWAITING_SUCCESSOR,
    WAITING_FOR_ADDRESS,
    WAITING_FOR_ROUTER,
    APPLYING,
    APPLIED,
    APPLIED_DISABLED,
    MOVE_FAILED,
    CONFLICT,
    FAILED,
    REMOVED;

    /** Whether the same wish again changes nothing, because it is carried out already. */
    public boolean isSettled() {
        return this == APPLIED || this == APPLIED_DISABLED || this == REMOVED || this == DEFERRED;
    }
}
