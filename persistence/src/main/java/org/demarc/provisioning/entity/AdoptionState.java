package org.demarc.provisioning.entity;

/** What became of a row of an adoption. */
public enum AdoptionState {
    OPEN,
    /** Somebody said yes; it is about to be tagged. */
    APPROVED,
    /** It has its tag, and its account is Demarc's. */
    ADOPTED,
    /** The router, or something in Demarc, said no: may be approved again. */
    REFUSED,
    /** It was not as it had been read: nothing was written. */
    CHANGED,
    /** The former comment was written back. */
    UNDONE;

    /** Whether somebody may say yes. */
    public boolean mayBeApproved() {
        return this == OPEN || this == REFUSED;
    }
}
