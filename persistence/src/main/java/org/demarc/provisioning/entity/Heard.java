package org.demarc.provisioning.entity;

/** How a wish came to be known, which decides whether its source is asked again before a router is written to (ucrm-routeros.md UR-30). */
public enum Heard {
    /** The source was asked just now. */
    ASKED,
    /** Somebody told it, and means it: nobody is asked again. */
    TOLD,
    /** It is what was heard before, for another reason. */
    KNOWN
}
