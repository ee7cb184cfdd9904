package org.demarc.snmp.control;

/**
 * Something a device does wrong, found while reading it. The read goes on around it.
 *
 * @param kind what is wrong
 * @param where the column, instance or table
 * @param detail one sentence, without secrets
 */
public record Defect(Kind kind, String where, String detail) {

    /** What devices do wrong. */
    public enum Kind {
        /** An identifier that does not increase: the column ends there (else the walk would loop). */
        NOT_INCREASING,
        /** Error status genErr or another error on one column: the column is left out. */
        COLUMN_ERROR,
        /** One single variable binding is still too big for the device: the column is left out. */
        UNREADABLE,
        /** An answer without variable bindings, or another number than was asked by GET. */
        EMPTY_ANSWER,
        /** More rows than the engine takes (200,000). */
        TOO_MANY_ROWS,
        /** A Counter64 asked from a version 1 device, or a similar impossibility. */
        NOT_ASKED
    }
}
