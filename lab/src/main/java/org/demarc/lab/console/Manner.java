package org.demarc.lab.console;

/** How a console behaves. */
public enum Manner {
    GOOD,
    /** After signing in nothing more is said. */
    MUTE,
    /** Hangs up in the middle of an answer. */
    HANGS_UP,
    /** Ten megabytes for every command. */
    FLOODS,
    /** After each page there is another one, for ever. */
    ENDLESS_PAGES
}
