package org.demarc.provisioning.entity;

/** What a bulk plan is about. */
public enum PlanScope {
    /** One router, by its row. */
    ROUTER,
    /** Services of one service plan, by its name. */
    PLAN,
    /** Services with an address of one pool, by its row. */
    POOL,
    /** Services of one client: {@code source/client}. */
    CLIENT,
    /** Services of one source, by its code. */
    SOURCE,
    ALL
}
