package org.demarc.snmp.control;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * One table as it was read: rows sorted by key, cells by place. Cells lie in plain arrays; a {@link SnmpValue} is made only when one
 * is asked for, so prefer {@link #has} and {@link #number} where a table is large.
 */
public final class ReadTable {

    /** One column of a table: kinds, numbers and payloads side by side, in row order. */
    static final class Cells {
        private static final Object NOTHING = new byte[0];

        private SnmpValue.Kind[] kinds = new SnmpValue.Kind[0];
        private long[] numbers = new long[0];
        private Object[] payloads = new Object[0];
        private int[] pdus = new int[0];

        void put(int row, SnmpValue value) {
            if (value.kind().isNumber()) {
                putNumber(row, value.kind(), value.number(), 0);
            } else {
                putPayload(row, value.kind(), value.payload(), 0);
            }
        }

        private void putKind(int row, SnmpValue.Kind kind, int pdu) {
            if (row >= kinds.length) {
                grow(Math.max(row + 1, Math.max(32, kinds.length * 2)));
            }
            kinds[row] = kind;
            pdus[row] = pdu;
        }

        void putNumber(int row, SnmpValue.Kind kind, long number, int pdu) {
            putKind(row, kind, pdu);
            if (numbers.length < kinds.length) {
                numbers = Arrays.copyOf(numbers, kinds.length);
            }
            numbers[row] = number;
        }

        void putPayload(int row, SnmpValue.Kind kind, Object payload, int pdu) {
            putKind(row, kind, pdu);
            if (payloads.length < kinds.length) {
                payloads = Arrays.copyOf(payloads, kinds.length);
            }
            payloads[row] = payload;
        }

        private void grow(int size) {
            int filled = kinds.length;
            kinds = Arrays.copyOf(kinds, size);
            Arrays.fill(kinds, filled, size, SnmpValue.Kind.ABSENT);
            pdus = Arrays.copyOf(pdus, size);
        }

        SnmpValue.Kind kind(int row) {
            return row < kinds.length ? kinds[row] : SnmpValue.Kind.ABSENT;
        }

        long number(int row) {
            return row < numbers.length ? numbers[row] : 0;
        }

        int pdu(int row) {
            return row < pdus.length ? pdus[row] : 0;
        }

        SnmpValue value(int row) {
            SnmpValue.Kind kind = kind(row);
            if (kind == SnmpValue.Kind.ABSENT) {
                return SnmpValue.ABSENT;
            }
            Object payload = row < payloads.length && !kind.isNumber() ? payloads[row] : NOTHING;
            return SnmpValue.restored(kind, number(row), payload);
        }
    }

    private final String name;
    private final List<Oid> columns;
    private final List<Oid> keys;
    private final int[] placeOfRow;
    private final Cells[] cells;
    private final long[] pduNanos;
    private final List<Oid> brokenColumns;
    private final String reason;
    private boolean isCutOff;

    /**
     * @param keys row keys, sorted
     * @param placeOfRow where each row's cells lie in the columns' arrays
     * @param pduNanos reading time of each PDU
     * @param reason why the table is not complete, empty when it is
     */
    ReadTable(
            TableRequest request,
            List<Oid> keys,
            int[] placeOfRow,
            Cells[] cells,
            long[] pduNanos,
            List<Oid> brokenColumns,
            String reason) {
        this.name = request.name();
        this.columns = request.columns();
        this.keys = List.copyOf(keys);
        this.placeOfRow = placeOfRow;
        this.cells = cells;
        this.pduNanos = pduNanos;
        this.brokenColumns = List.copyOf(brokenColumns);
        this.reason = reason;
    }

    /** A table that was never reached. */
    public static ReadTable unread(TableRequest request, String reason) {
        return new ReadTable(request, List.of(), new int[0], noCells(request), new long[0], List.of(), reason).cutOff();
    }

    /** A table of given rows, for tests and for profiles' recordings: every row has one value per column, ABSENT for a hole. */
    public static ReadTable of(TableRequest request, java.util.SortedMap<Oid, List<SnmpValue>> rows) {
        Cells[] cells = noCells(request);
        int[] places = new int[rows.size()];
        int row = 0;
        for (List<SnmpValue> values : rows.values()) {
            for (int column = 0; column < cells.length; column++) {
                SnmpValue value = values.get(column);
                if (value.isPresent()) {
                    cells[column].put(row, value);
                }
            }
            places[row] = row;
            row++;
        }
        return new ReadTable(request, List.copyOf(rows.keySet()), places, cells, new long[] {0}, List.of(), "");
    }

    private static Cells[] noCells(TableRequest request) {
        Cells[] cells = new Cells[request.columns().size()];
        Arrays.setAll(cells, i -> new Cells());
        return cells;
    }

    public String name() {
        return name;
    }

    /** The columns as they were asked for. */
    public List<Oid> columns() {
        return columns;
    }

    /** True when every column was read to its end: only then does a missing row mean that the device has none. */
    public boolean complete() {
        return reason.isEmpty();
    }

    ReadTable cutOff() {
        isCutOff = true;
        return this;
    }

    /** Whether more would have come, had the device answered in time. */
    public boolean isCutOff() {
        return isCutOff;
    }

    /** Why the table is not complete, empty when it is. */
    public String reason() {
        return reason;
    }

    /** Columns that the device could not give (genErr, too big); the others may be whole. */
    public List<Oid> brokenColumns() {
        return brokenColumns;
    }

    public int rowCount() {
        return keys.size();
    }

    /** Row keys in the order of the MIB tree: what follows the column in the cell's identifier. */
    public List<Oid> keys() {
        return keys;
    }

    public Oid key(int row) {
        return keys.get(row);
    }

    /** The row with this key. */
    public OptionalInt rowOf(Oid key) {
        int row = java.util.Collections.binarySearch(keys, key);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** The cell, {@link SnmpValue#ABSENT} where the device sent none. Rows and columns count from 0. */
    public SnmpValue value(int row, int column) {
        return cells[column].value(placeOfRow[row]);
    }

    /** True when the device sent the cell. */
    public boolean has(int row, int column) {
        return kind(row, column) != SnmpValue.Kind.ABSENT;
    }

    public SnmpValue.Kind kind(int row, int column) {
        return cells[column].kind(placeOfRow[row]);
    }

    /** The cell's number without making an object: of number kinds (Counter64 unsigned), 0 for everything else. */
    public long number(int row, int column) {
        return cells[column].number(placeOfRow[row]);
    }

    /**
     * When the cell was read, on the clock of {@link System#nanoTime()}: the middle between sending the request and receiving the
     * answer that carried it (snmp-engine.md 7.1).
     */
    public long readAtNanos(int row, int column) {
        return pduNanos[cells[column].pdu(placeOfRow[row])];
    }

    /** All cells that are there. */
    public long cellCount() {
        long count = 0;
        for (int row = 0; row < keys.size(); row++) {
            for (int column = 0; column < cells.length; column++) {
                count += has(row, column) ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public String toString() {
        return name + "[" + keys.size() + " rows" + (complete() ? "" : ", " + reason) + "]";
    }
}
