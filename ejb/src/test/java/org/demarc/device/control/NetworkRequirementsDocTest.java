package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarc.TestSources;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements-network.md} names every requirement of devices and of the polling engine, and tests that exist. */
class NetworkRequirementsDocTest {

    private static final Path ROOT = Path.of(System.getProperty("demarc.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/requirements-network.md");
    private static final Pattern ROW = Pattern.compile("\\| ((?:DEV|ENG)-\\d+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern MEASURED = Pattern.compile("measured by `(\\w+)`");
    private static final int LAST_DEV = 23;
    private static final int LAST_ENG = 40;

    private record Row(String number, String shown) {}

    @Test
    void everyNumberOfBothSpecificationsHasItsLine() throws IOException {
        List<String> expected = new ArrayList<>();
        IntStream.rangeClosed(1, LAST_DEV).forEach(number -> expected.add("DEV-" + number));
        IntStream.rangeClosed(1, LAST_ENG).forEach(number -> expected.add("ENG-" + number));

        assertThat(rows()).extracting(Row::number).containsExactlyElementsOf(expected);
    }

    @Test
    void everyLineNamesTestsThatCarryItsNumberOrSaysWhatIsOpen() throws IOException {
        Map<String, String> sourceByClass = TestSources.byClass(ROOT);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            Matcher measured = MEASURED.matcher(row.shown());
            boolean isSaid = row.shown().startsWith("open: ");
            if (measured.find()) {
                isSaid = sourceByClass.containsKey(measured.group(1));
            }
            Matcher test = TEST.matcher(row.shown());
            while (test.find()) {
                isSaid = true;
                String head = head(sourceByClass.getOrDefault(test.group(1), ""), test.group(2));
                if (!Pattern.compile(row.number() + "\\b").matcher(head).find()
                        && !test.group(1).matches(row.number().replace("DEV-", "Dev") + "\\D.*")) {
                    wrong.add(row.number() + ": " + test.group() + " does not carry the number");
                }
            }
            if (!isSaid) {
                wrong.add(row.number() + " names nothing and does not say what is open");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTestThatIsNamedAnywhereOnThePageExists() throws IOException {
        Map<String, String> sourceByClass = TestSources.byClass(ROOT);
        Matcher test = TEST.matcher(Files.readString(PAGE));
        List<String> missing = new ArrayList<>();
        while (test.find()) {
            if (head(sourceByClass.getOrDefault(test.group(1), ""), test.group(2))
                    .isEmpty()) {
                missing.add(test.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(3)));
            }
        }
        return rows;
    }

    /** What stands before the class, and the annotations and name of the method; empty where there is no such test. */
    private static String head(String source, String method) {
        int at = Math.max(source.indexOf("void " + method + "("), source.indexOf("> " + method + "("));
        if (at < 0) {
            return "";
        }
        String before = source.substring(0, at);
        int test = Stream.of("@Test\n", "@ParameterizedTest", "@TestFactory")
                .mapToInt(before::lastIndexOf)
                .max()
                .orElse(-1);
        return test < 0 ? "" : source.substring(0, source.indexOf("class ")) + before.substring(test) + method;
    }
}
