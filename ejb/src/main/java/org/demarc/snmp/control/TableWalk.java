package org.demarc.snmp.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/**
 * Reads the columns of one table in step (snmp-engine.md 5): knows what to ask next and where each value of an answer belongs. No
 * network, no clock.
 */
final class TableWalk {

    /** What to ask next. */
    static final class Question {
        private final int[] columns;
        private final int repetitions;

        private Question(int[] columns, int repetitions) {
            this.columns = columns;
            this.repetitions = repetitions;
        }

        /** How many values a full answer holds. */
        int varBinds() {
            return columns.length * Math.max(1, repetitions);
        }
    }

    private static final Oid IF_X_ENTRY = Oid.parse("1.3.6.1.2.1.31.1.1.1");
    private static final int[] NO_COLUMNS = {};
    private static final int NO_BINDING = -1;

    private final TableRequest request;
    private final boolean v1;
    private final int maxRows;
    private final List<Defect> defects;
    private final RowKeys rows = new RowKeys();
    private final SubIds key = new SubIds();
    private final byte[][] columnNames;
    private final byte[][] cursors;
    private final int[] lastBinding;
    private final boolean[] live;
    private final boolean[] suspect;
    /** Where a column's next row probably is: behind its last, 0 before the first. */
    private final int[] guesses;

    private final ReadTable.Cells[] cells;
    private final List<Oid> broken = new ArrayList<>();
    private long[] pduNanos = new long[16];
    private int pdus;
    private int first;
    private int varBinds;
    private String reason = "";
    private boolean isCutOff;

    /** Of a walk that was broken off, the last row that all its columns have; null for any other. */
    private @Nullable Oid lastRow;

    TableWalk(TableRequest request, boolean v1, int maxRows, List<Defect> defects) {
        this.request = request;
        this.v1 = v1;
        this.maxRows = maxRows;
        this.defects = defects;
        int count = request.columns().size();
        columnNames = new byte[count][];
        cursors = new byte[count][];
        lastBinding = new int[count];
        live = new boolean[count];
        suspect = new boolean[count];
        guesses = new int[count];
        cells = new ReadTable.Cells[count];
        for (int column = 0; column < count; column++) {
            columnNames[column] = request.columns().get(column).encoded();
            cursors[column] = columnNames[column];
            cells[column] = new ReadTable.Cells();
            live[column] = !(v1 && isCounter64(request.columns().get(column)));
        }
    }

    /** The 64-bit counters of ifXTable: a version 1 agent cannot give them. */
    private static boolean isCounter64(Oid column) {
        return column.length() == IF_X_ENTRY.length() + 1
                && column.startsWith(IF_X_ENTRY)
                && column.last() >= 6
                && column.last() <= 13;
    }

    String name() {
        return request.name();
    }

    int varBinds() {
        return varBinds;
    }

    boolean finished() {
        return liveColumns().length == 0;
    }

    /** What to ask with this budget; only while not {@link #finished()}. */
    Question next(int budget) {
        int[] ask = columnsToAsk(budget);
        boolean single = v1 || budget <= 1;
        return new Question(ask, single ? 0 : Math.max(1, budget / ask.length));
    }

    private int[] columnsToAsk(int budget) {
        int[] able = liveColumns();
        for (int column : able) {
            if (suspect[column]) {
                return new int[] {column};
            }
        }
        if (able.length <= budget) {
            return able;
        }
        int[] part = new int[Math.max(1, budget)];
        for (int i = 0; i < part.length; i++) {
            part[i] = able[(first + i) % able.length];
        }
        first = (first + part.length) % able.length;
        return part;
    }

    private int[] liveColumns() {
        int[] able = new int[live.length];
        int count = 0;
        for (int column = 0; column < live.length; column++) {
            if (live[column]) {
                able[count++] = column;
            }
        }
        return count == 0 ? NO_COLUMNS : Arrays.copyOf(able, count);
    }

    Query query(Question question) {
        byte[][] names = new byte[question.columns.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = cursors[question.columns[i]];
        }
        return question.repetitions == 0 ? Query.getNext(names) : Query.getBulk(question.repetitions, names);
    }

    /** Takes an answer without error: value i belongs to column i modulo the number of columns asked. */
    void take(Question question, Answer answer, long readAtNanos) {
        int[] asked = question.columns;
        if (answer.size() == 0) {
            if (rows.size() == 0) {
                end("the device answered without values");
            } else {
                breakOff("the device answered without values"); // there is more: it said so until now
            }
            defects.add(new Defect(Defect.Kind.EMPTY_ANSWER, name(), "an answer without variable bindings"));
            return;
        }
        int pdu = newPdu(readAtNanos);
        Arrays.fill(lastBinding, NO_BINDING);
        int size = answer.size();
        for (int i = 0, place = 0; i < size; i++, place = place + 1 == asked.length ? 0 : place + 1) {
            int column = asked[place];
            if (live[column]) {
                takeValue(column, answer, i, pdu);
            }
        }
        for (int column : asked) {
            suspect[column] = false;
            if (lastBinding[column] != NO_BINDING && live[column]) {
                cursors[column] = answer.name(lastBinding[column]);
            }
        }
        if (rows.size() > maxRows) {
            defects.add(new Defect(Defect.Kind.TOO_MANY_ROWS, name(), "more than " + maxRows + " rows"));
            end("more than " + maxRows + " rows");
        }
    }

    private int newPdu(long readAtNanos) {
        if (pdus == pduNanos.length) {
            pduNanos = Arrays.copyOf(pduNanos, pdus * 2);
        }
        pduNanos[pdus] = readAtNanos;
        return pdus++;
    }

    private void takeValue(int column, Answer answer, int binding, int pdu) {
        SnmpValue.Kind kind = answer.kind(binding);
        if (kind == SnmpValue.Kind.ABSENT
                || !answer.key(binding, request.columns().get(column), columnNames[column], key)) {
            live[column] = false;
            return;
        }
        int guess = guesses[column];
        if (guess > 0 && !rows.comesAfter(key, guess - 1)) {
            notIncreasing(column, answer.oid(binding));
            return;
        }
        int row = rows.placeOf(key, guess);
        lastBinding[column] = binding;
        guesses[column] = row + 1;
        if (kind.isNumber()) {
            cells[column].putNumber(row, kind, answer.number(binding), pdu);
        } else {
            cells[column].putPayload(row, kind, answer.payload(binding), pdu);
        }
        varBinds++;
    }

    private void notIncreasing(int column, Oid instance) {
        live[column] = false;
        Oid where = request.columns().get(column);
        defects.add(new Defect(
                Defect.Kind.NOT_INCREASING,
                where.toString(),
                "after " + where.plus(rows.at(guesses[column] - 1)) + " came " + instance));
        incomplete("identifiers do not increase in column " + where);
    }

    /**
     * Takes an answer with an error other than tooBig: the guilty column is asked alone once more, then left out.
     *
     * @param errorIndex which column of the question, counted from 1; anything else means it is unknown
     */
    void takeError(Question question, int errorStatus, int errorIndex) {
        int[] asked = question.columns;
        boolean named = errorIndex >= 1 && errorIndex <= asked.length;
        int[] guilty = named ? new int[] {asked[errorIndex - 1]} : asked;
        for (int column : guilty) {
            if (v1 && errorStatus == PDU.noSuchName) {
                endUnknown(column, named || asked.length == 1);
            } else {
                blame(column, asked.length == 1, "error status " + errorStatus);
            }
        }
    }

    /** In version 1 noSuchName is the end of the MIB for the named variable. */
    private void endUnknown(int column, boolean certain) {
        if (certain) {
            live[column] = false;
        } else {
            suspect[column] = true;
        }
    }

    private void blame(int column, boolean alone, String why) {
        if (alone && suspect[column]) {
            leaveOut(column, Defect.Kind.COLUMN_ERROR, why);
        } else {
            suspect[column] = true;
        }
    }

    /** A single value of this column is too big for the device. */
    void leaveOutTooBig(Question question) {
        leaveOut(question.columns[0], Defect.Kind.UNREADABLE, "a single value is too big for an answer");
    }

    private void leaveOut(int column, Defect.Kind kind, String why) {
        live[column] = false;
        suspect[column] = false;
        Oid where = request.columns().get(column);
        broken.add(where);
        defects.add(new Defect(kind, where.toString(), why));
        incomplete("column " + where + " cannot be read: " + why);
    }

    /**
     * Ends the walk here; the rows that were read in all columns stay. Of the others some columns are not known, and an unknown state is not
     * the same as none.
     */
    void breakOff(String why) {
        isCutOff = true;
        end(why);
    }

    private void end(String why) {
        for (int column = 0; column < live.length; column++) {
            if (live[column]) {
                endAt(guesses[column] == 0 ? Oid.EMPTY : rows.at(guesses[column] - 1));
            }
        }
        Arrays.fill(live, false);
        incomplete(why);
    }

    private void endAt(Oid row) {
        if (lastRow == null || row.compareTo(lastRow) < 0) {
            lastRow = row;
        }
    }

    private void incomplete(String why) {
        if (reason.isEmpty()) {
            reason = why;
        }
    }

    private int[] wholeRows(int[] places) {
        Oid end = lastRow;
        return end == null
                ? places
                : Arrays.stream(places)
                        .filter(place -> rows.at(place).compareTo(end) <= 0)
                        .toArray();
    }

    ReadTable table() {
        int[] places = wholeRows(rows.placesInOrder());
        ReadTable table =
                new ReadTable(request, rows.at(places), places, cells, Arrays.copyOf(pduNanos, pdus), broken, reason);
        return isCutOff ? table.cutOff() : table;
    }
}
