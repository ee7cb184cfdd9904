package org.demarc.web.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.demarc.Page;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows with their columns, written part after part: a million rows are never in memory together. The first part is read when the table
 * is made, so that a refusal comes before anything is written.
 */
public final class Table<T> {

    private static final int MOST_ROWS_OF_A_SHEET = 1_048_575;

    /** A spreadsheet keeps fifteen digits of a number and makes the others noughts. */
    private static final BigInteger GREATEST_NUMBER = BigInteger.valueOf(999_999_999_999_999L);

    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
    private static final String FORMULA = "=+-@\t\r";

    /** Gives the rows behind this one; the first ones for null, none when there are no more. */
    public interface Rows<T> {
        List<T> behind(@Nullable T last);
    }

    private record Column<T>(String head, Function<T, ? extends @Nullable Object> value) {}

    private final String name;
    private final Rows<T> rows;
    private final List<T> first;
    private final List<Column<T>> columns = new ArrayList<>();

    private Table(String name, Rows<T> rows) {
        this.name = name;
        this.rows = rows;
        this.first = rows.behind(null);
    }

    /** A table of rows that are read one part behind the other. */
    public static <T> Table<T> of(String name, Rows<T> rows) {
        return new Table<>(name, rows);
    }

    /**
     * A table of a list that is read page by page.
     *
     * @param most rows at most: each page costs the more the farther it is
     */
    public static <T> Table<T> ofPages(String name, int most, LongFunction<Page<T>> pages) {
        return new Table<>(name, new Rows<>() {
            private long offset;

            @Override
            public List<T> behind(@Nullable T last) {
                if (offset >= most) {
                    return List.of();
                }
                List<T> part = pages.apply(offset).items();
                offset += part.size();
                return part;
            }
        });
    }

    /** Adds a column; values are texts, numbers, moments, anything with a text, or null. */
    public Table<T> with(String head, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(head, value));
        return this;
    }

    /** The name of the file without its ending. */
    public String name() {
        return name;
    }

    /** Writes everything. */
    public void write(TableFormat format, OutputStream out) throws IOException {
        if (format == TableFormat.CSV) {
            csv(out);
        } else {
            xlsx(out);
        }
    }

    private void csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(columns.stream().map(Column::head));
        for (List<T> part = first; !part.isEmpty(); part = rows.behind(part.get(part.size() - 1))) {
            for (T row : part) {
                printer.printRecord(
                        columns.stream().map(column -> field(column.value().apply(row))));
            }
        }
        printer.flush();
    }

    /** A text that begins like a formula must not be one when a spreadsheet opens the file; a number may begin with its sign. */
    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = !(value instanceof Number) && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private void xlsx(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Demarc", null);
        Worksheet sheet = workbook.newWorksheet(name);
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column).head());
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        int at = 1;
        for (List<T> part = first; !part.isEmpty() && at <= MOST_ROWS_OF_A_SHEET; ) {
            for (T row : part.subList(0, Math.min(part.size(), MOST_ROWS_OF_A_SHEET - at + 1))) {
                cells(sheet, at++, row);
            }
            sheet.flush();
            part = rows.behind(part.get(part.size() - 1));
        }
        workbook.finish();
    }

    /** Whether a workbook holds every digit of the number; longer ones, counters of octets among them, are told as texts. */
    private static boolean isKept(Number number) {
        boolean whole = number instanceof Long || number instanceof BigInteger;
        return !whole || new BigInteger(number.toString()).abs().compareTo(GREATEST_NUMBER) <= 0;
    }

    private void cells(Worksheet sheet, int at, T row) {
        for (int column = 0; column < columns.size(); column++) {
            Object value = columns.get(column).value().apply(row);
            if (value instanceof Number number && isKept(number)) {
                sheet.value(at, column, number);
            } else if (value instanceof Instant instant) {
                sheet.value(at, column, instant.atZone(ZoneId.systemDefault()));
                sheet.style(at, column).format(MOMENT).set();
            } else if (value != null) {
                sheet.value(at, column, value.toString());
            }
        }
    }
}
