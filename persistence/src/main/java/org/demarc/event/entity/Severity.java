package org.demarc.event.entity;

/** How much an event matters; in the order of it. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
