package org.demarc.component.entity;

/** How a part of Demarc is. */
public enum ComponentState {
    WORKS,
    /** Somebody has switched it off. */
    OFF,
    /** Nothing is known of it yet. */
    UNKNOWN,
    TROUBLE
}
