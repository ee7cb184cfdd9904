package org.demarc.provisioning.entity;

/** What a row of a router, or a service without one, is to an adoption (ucrm-routeros.md 8.4). */
public enum AdoptionClass {
    /** One service, and nothing differs but the comment. */
    MATCH(true, false),
    /** One service, and some fields differ: they stay as they are, and are drift afterwards. */
    MATCH_WITH_DIFFERENCES(true, false),
    /** One service, with an address that no pool of it holds. */
    ADDRESS_OUTSIDE_POOLS(true, false),
    /** Several services fit, or several rows. */
    AMBIGUOUS(true, true),
    /** One service, but somebody else has the address, too. */
    DUPLICATE_ADDRESS(true, true),
    /** Nobody's row. */
    ROUTER_ONLY(false, false),
    /** A service that shall be on the router and has no row there. */
    CRM_ONLY(false, false);

    private final boolean approvable;
    private final boolean oneByOne;

    AdoptionClass(boolean approvable, boolean oneByOne) {
        this.approvable = approvable;
        this.oneByOne = oneByOne;
    }

    public boolean isApprovable() {
        return approvable;
    }

    /** Whether somebody has to look at each row. */
    public boolean isOneByOne() {
        return oneByOne;
    }
}
