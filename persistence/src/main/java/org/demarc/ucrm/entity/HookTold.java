package org.demarc.ucrm.entity;

/** How much the timeline of its service tells of a hook. */
public enum HookTold {
    NOTHING,
    /** That it came, and that the CRM has not confirmed it yet. */
    ARRIVED,
    /** That the CRM confirmed it, or that nobody asks the CRM. */
    CONFIRMED,
    /** That the CRM did not send it. */
    REJECTED
}
