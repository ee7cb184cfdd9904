package org.demarc.ucrm.entity;

/** How far a webhook event is (ucrm-routeros.md 5.6). */
public enum EventState {
    /** Accepted, nobody has looked at it yet. */
    STORED,
    TEST,
    IGNORED,
    /** Waits for the CRM to confirm it. */
    UNVERIFIED,
    /** The CRM does not know it: forged. */
    REJECTED,
    /** Confirmed; its service is being evaluated. */
    QUEUED,
    DONE,
    FAILED,
    /** Older than what was applied already. */
    STALE;

    /** Whether the same delivery again starts the work again. */
    public boolean isRetriedOnResend() {
        return this == FAILED || this == REJECTED || this == UNVERIFIED || this == QUEUED || this == STORED;
    }
}
