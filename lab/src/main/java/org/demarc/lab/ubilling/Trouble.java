package org.demarc.lab.ubilling;

/** How the billing misbehaves. */
public enum Trouble {
    NONE,
    /** Answers its HTML start page with status 200. */
    HTML,
    /** Answers the first half of the right JSON. */
    HALF_JSON,
    /** Answers status 500. */
    SERVER_ERROR,
    /** Answers status 200 without a body. */
    EMPTY,
    /** Takes the request and never answers. */
    SILENT
}
