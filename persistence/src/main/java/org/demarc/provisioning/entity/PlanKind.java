package org.demarc.provisioning.entity;

/** What a bulk plan does. */
public enum PlanKind {
    /** Makes routers agree with the billings: everything missing is added, everything else is set, what is over is removed. */
    REBUILD,
    /** Writes the tags and comments anew where nothing else differs. */
    RETAG,
    /** Removes rows with our tags that belong to nobody, or one too many, or to another router. */
    REMOVE_ORPHANS,
    /** Gives accounts whose address is excluded by now another one: that is how a pool, or a part of it, is emptied. */
    RENUMBER,
    /** Moves every account of a router to another router; the billings are told first. */
    MOVE
}
