package org.demarc.provisioning.entity;

/** How the billing, Demarc and a router differ about an account (ucrm-routeros.md 8.1). */
public enum DriftClass {
    /** The billing says something else than Demarc and the router: word of a change was lost. */
    CRM_AHEAD(Remedy.EVALUATE, true),
    /** Somebody changed the router. */
    ROUTER_DRIFT(Remedy.ENSURE, true),
    /** Billing and router agree, Demarc did not know. */
    DEMARC_BEHIND(Remedy.NOTE, true),
    /** Three opinions. */
    ALL_DIFFER(Remedy.EVALUATE, true),
    MISSING_ON_ROUTER(Remedy.ENSURE, false),
    /** The service is over, its row is still there. */
    MISSING_IN_CRM(Remedy.EVALUATE, false),
    /** A row with one of our tags whose service nobody knows. */
    ORPHAN(Remedy.REMOVE, false),
    /** A PPP profile that Demarc made for a plan and that no account needs any more: goes with a bulk plan that removes orphans. */
    UNUSED_PROFILE(Remedy.NONE, false),
    /** One row too many of a service. */
    DUPLICATE(Remedy.REMOVE, false),
    /** A row without a tag: never written. */
    FOREIGN(Remedy.NONE, false),
    /** A row of a service that is on another router. */
    WRONG_ROUTER(Remedy.REMOVE, false),
    /** The same address twice. */
    ADDRESS_CLASH(Remedy.NONE, false),
    /** There is an account although the service has not begun. */
    NOT_DUE(Remedy.NONE, false),
    /** The row refers to something that is not on the router any more. */
    DANGLING_REFERENCE(Remedy.ENSURE, false),
    /** In order, because somebody accepted the router's value. */
    ACCEPTED(Remedy.NONE, false),
    /** All agree: in bulk plans that change it all the same. */
    IN_SYNC(Remedy.NONE, false),
    /** Work for the account is under way: not compared. */
    BUSY(Remedy.NONE, false);

    /** What mends it. */
    public enum Remedy {
        /** The billing is asked again, then the router is made to agree. */
        EVALUATE,
        /** The router is made to agree with what is known. */
        ENSURE,
        /** What the router shows is written down. */
        NOTE,
        /** The row is taken off the router. */
        REMOVE,
        NONE
    }

    private final Remedy remedy;
    private final boolean acceptable;

    DriftClass(Remedy remedy, boolean acceptable) {
        this.remedy = remedy;
        this.acceptable = acceptable;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether there is something that can be repaired. */
    public boolean isRepairable() {
        return remedy != Remedy.NONE;
    }

    /** Whether the router's value can be taken over. */
    public boolean isAcceptable() {
        return acceptable;
    }
}
