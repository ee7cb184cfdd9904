package org.demarc.snmp.control;

import java.util.List;

/**
 * Columns of one table that are read in step. The index column is never asked: the row key says it all.
 *
 * @param name how the table is called in the answer and in messages, unique within one poll
 * @param columns the columns' object identifiers, at least one, in the order in which cells are asked for later
 */
public record TableRequest(String name, List<Oid> columns) {

    public TableRequest {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + name + " has no columns");
        }
    }

    public static TableRequest of(String name, String... columns) {
        return new TableRequest(
                name, java.util.Arrays.stream(columns).map(Oid::parse).toList());
    }
}
