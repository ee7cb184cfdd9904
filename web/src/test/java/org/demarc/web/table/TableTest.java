package org.demarc.web.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    private record Line(String name, @Nullable Double level, Instant at) {}

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void textsAreQuotedAndNeverBecomeFormulas() throws IOException {
        String table = csv(List.of(
                new Line("a \"quoted\", name", -27.5, AT),
                new Line("=HYPERLINK(\"http://x\")", null, AT),
                new Line("-cmd", 1.0, AT)));

        assertThat(table.split("\r\n"))
                .containsExactly(
                        "name,level,at",
                        "\"a \"\"quoted\"\", name\",-27.5,2026-11-22T10:00:00Z",
                        "\"'=HYPERLINK(\"\"http://x\"\")\",,2026-11-22T10:00:00Z",
                        "'-cmd,1.0,2026-11-22T10:00:00Z");
    }

    @Test
    void aWorkbookHoldsNumbersAsNumbers(@TempDir Path folder) throws IOException {
        String sheet = sheet(folder, List.of(new Line("ОНУ 1", -27.5, AT), new Line("=1+1", null, AT)));

        assertThat(sheet).contains("<v>-27.5</v>");
        assertThat(sheet).doesNotContain("<f>");
        assertThat(sheet).contains("<row r=\"3\"").doesNotContain("<row r=\"4\"");
    }

    @Test
    @DisplayName("Row 26 a number with more digits than a spreadsheet keeps is a text in a workbook, with every digit")
    void longNumbersAreTextsInAWorkbook(@TempDir Path folder) throws IOException {
        List<Number> counted =
                List.of(999_999_999_999_999L, 9_007_199_254_740_993L, new BigInteger("18446744073709551615"), -27.5);
        Table<Number> table = Table.<Number>of("counters", last -> last == null ? counted : List.of())
                .with("octets", number -> number);

        Path book = book(folder, table);

        assertThat(part(book, "xl/worksheets/sheet1.xml"))
                .contains("<v>999999999999999</v>", "<v>-27.5</v>")
                .doesNotContain("9007199254740993", "18446744073709551615");
        assertThat(part(book, "xl/sharedStrings.xml")).contains(">9007199254740993<", ">18446744073709551615<");
        assertThat(written(table))
                .isEqualTo("octets\r\n999999999999999\r\n9007199254740993\r\n18446744073709551615\r\n-27.5\r\n");
    }

    @Test
    void partsAreReadOneBehindTheOther() throws IOException {
        List<@Nullable Integer> asked = new ArrayList<>();
        Table<Integer> table = Table.<Integer>of("numbers", last -> {
                    asked.add(last);
                    int from = last == null ? 0 : last;
                    return from >= 4 ? List.of() : List.of(from + 1, from + 2);
                })
                .with("n", n -> n);

        assertThat(written(table)).isEqualTo("n\r\n1\r\n2\r\n3\r\n4\r\n");
        assertThat(asked).containsExactly(null, 2, 4);
    }

    @Test
    void aListIsReadPageByPageUpToItsBound() throws IOException {
        List<Long> asked = new ArrayList<>();
        Table<String> table = Table.<String>ofPages("pages", 3, offset -> {
                    asked.add(offset);
                    return new Page<>(List.of("a", "b"), 100, 2, offset);
                })
                .with("letter", letter -> letter);

        assertThat(written(table)).isEqualTo("letter\r\na\r\nb\r\na\r\nb\r\n");
        assertThat(asked).containsExactly(0L, 2L);
    }

    @Test
    void whatCannotBeReadIsRefusedByName() {
        TableQuery query = new TableQuery(Map.of("device", "x", "type", "SUBMARINE", "empty", " "));

        assertThat(query.number("empty")).isNull();
        refused(() -> query.number("device"), "device: x");
        refused(() -> query.choice("type", Thread.State.class), "type: SUBMARINE");
        assertThatThrownBy(() -> TableFormat.withEnding("pdf"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ListProblem.UNKNOWN_TABLE));
    }

    private static void refused(Runnable reading, String place) {
        assertThatThrownBy(reading::run)
                .hasMessageContaining(place)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ListProblem.BAD_FILTER));
    }

    private static Table<Line> table(List<Line> lines) {
        return Table.<Line>of("lines", last -> last == null ? lines : List.of())
                .with("name", Line::name)
                .with("level", Line::level)
                .with("at", Line::at);
    }

    private static String csv(List<Line> lines) throws IOException {
        return written(table(lines));
    }

    private static String written(Table<?> table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(TableFormat.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String sheet(Path folder, List<Line> lines) throws IOException {
        return part(book(folder, table(lines)), "xl/worksheets/sheet1.xml");
    }

    private static Path book(Path folder, Table<?> table) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            table.write(TableFormat.XLSX, out);
        }
        return file;
    }

    private static String part(Path book, String name) throws IOException {
        try (ZipFile parts = new ZipFile(book.toFile());
                InputStream part = parts.getInputStream(parts.getEntry(name))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
