package org.demarc.provisioning.control;

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
import org.demarc.TestSources;
import org.demarc.ucrm.control.SetUp;
import org.demarc.ucrm.entity.AttributeKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements-provisioning.md} names every requirement and every acceptance case, and tests that exist. */
class RequirementsDocTest {

    private static final Path ROOT = Path.of(System.getProperty("demarc.root", ".."));
    private static final Pattern ROW = Pattern.compile("\\| (UR-\\d+|12\\.1|\\d+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern TEST_METHOD =
            Pattern.compile("@(?:Parameterized)?Test\\b(.*?\\bvoid (\\w+))\\(", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("\\bUR-\\d|\\bvoid ur\\d");

    /** Provisioning through the whole product. */
    private static final Pattern OF_THE_PRODUCT = Pattern.compile("package org\\.demarc\\.(provisioning|ucrm);");

    private static final int LAST_CASE = 38;

    /** The ranges of chapter 1 of the specification. */
    private static final int[][] NUMBERS = {
        {1, 12}, {20, 27}, {30, 36}, {40, 47}, {50, 53}, {60, 65}, {70, 78}, {80, 81}
    };

    private record Row(String number, String tests) {}

    @Test
    void everyNumberOfTheSpecificationHasItsLine() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int[] range : NUMBERS) {
            IntStream.rangeClosed(range[0], range[1]).forEach(number -> expected.add("UR-" + number));
        }
        expected.add("12.1");
        IntStream.rangeClosed(1, LAST_CASE).forEach(number -> expected.add(Integer.toString(number)));

        assertThat(rows()).extracting(Row::number).containsExactlyElementsOf(expected);
    }

    @Test
    void everyTestThatIsNamedExistsAndCarriesItsNumber() throws IOException {
        Map<String, String> sourceByClass = TestSources.byClass(ROOT);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            Matcher test = TEST.matcher(row.tests());
            boolean isNamed = row.tests().startsWith("missing: ");
            while (test.find()) {
                isNamed = true;
                String source = sourceByClass.getOrDefault(test.group(1), "");
                String head = head(source, test.group(2));
                if (head.isEmpty()) {
                    wrong.add(row.number() + ": there is no test " + test.group());
                } else if (row.number().startsWith("UR-") && !carries(test.group(1), head, row.number())) {
                    wrong.add(row.number() + ": " + test.group() + " does not carry the number");
                }
            }
            if (!isNamed) {
                wrong.add(row.number() + " names no test and does not say what is missing");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTestThatIsNamedAnywhereOnThePageExists() throws IOException {
        Map<String, String> sourceByClass = TestSources.byClass(ROOT);
        Matcher test = TEST.matcher(Files.readString(ROOT.resolve("docs/requirements-provisioning.md")));
        List<String> missing = new ArrayList<>();
        while (test.find()) {
            if (head(sourceByClass.getOrDefault(test.group(1), ""), test.group(2))
                    .isEmpty()) {
                missing.add(test.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestOfTheProductThatCarriesANumberIsNamed() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/requirements-provisioning.md"));
        List<String> unnamed = new ArrayList<>();
        TestSources.byClass(ROOT).forEach((type, source) -> {
            if (OF_THE_PRODUCT.matcher(source).find()) {
                numbered(source).stream()
                        .map(method -> "`" + type + "#" + method + "`")
                        .filter(test -> !page.contains(test))
                        .forEach(unnamed::add);
            }
        });

        assertThat(unnamed).isEmpty();
    }

    /** The tests of a class whose names carry a number, each for itself. */
    private static List<String> numbered(String source) {
        return TEST_METHOD
                .matcher(source)
                .results()
                .filter(test -> NUMBERED.matcher(test.group(1)).find())
                .map(test -> test.group(2))
                .toList();
    }

    @Test
    @DisplayName(
            "UR-12 the guide says how to secure the hook, what to make on routers and in UISP, how to take over, switch and go back")
    void theMigrationGuideLeadsThroughEveryStep() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/migration.md"));
        assertThat(guide)
                .as("the hook's address: its key, TLS, senders, verification")
                .contains("/ucrm/<source>/<key>/", "192 bits", "Allowed senders", "Verification", "must not redirect");
        assertThat(guide)
                .as("on the router: an API user limited to Demarc's address, profiles, the disabled profile and list")
                .contains("/user group add name=demarc policy=api,read,write,sensitive")
                .contains("/user add name=demarc group=demarc address=")
                .contains("/ip service set api-ssl certificate=api-cert address=")
                .contains("/ppp profile add name=\"Basic 10M\" rate-limit=2M/10M")
                .contains("/ppp profile add name=disabled")
                .contains("src-address-list=disabled");
        assertThat(guide).as("in UISP: the endpoint's events").contains(SetUp.EVENTS);
        assertThat(guide)
                .as("in UISP: the attributes by their keys")
                .contains(
                        AttributeKeys.DEFAULT.device(),
                        AttributeKeys.DEFAULT.username(),
                        AttributeKeys.DEFAULT.password(),
                        AttributeKeys.DEFAULT.mac(),
                        AttributeKeys.DEFAULT.address());
        assertThat(guide)
                .contains("Secure the address of the webhooks", "Prepare each router", "Prepare UISP")
                .contains("Take over the plugin's configuration", "Switch over", "go back")
                .contains("devices.json", "ppp_pool.json", "dhcp_excl.json")
                .contains("/user group add", "disabled", "pppoeUsername", "dhcpMacAddress");
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/requirements-provisioning.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(3)));
            }
        }
        return rows;
    }

    /** The annotations of the class and of the method, and the method's name; empty where there is no such test. */
    private static String head(String source, String method) {
        int at = source.indexOf("void " + method + "(");
        if (at < 0) {
            return "";
        }
        String before = source.substring(0, at);
        int test = Math.max(before.lastIndexOf("@Test"), before.lastIndexOf("@ParameterizedTest"));
        int type = source.indexOf("class ");
        return test < 0 ? "" : source.substring(0, type) + before.substring(test) + method;
    }

    private static boolean carries(String type, String head, String number) {
        String digits = number.substring("UR-".length());
        return Pattern.compile("UR-" + digits + "\\b|ur" + digits + "(?!\\d)")
                        .matcher(head)
                        .find()
                || type.matches("Ur" + digits + "\\D.*");
    }
}
