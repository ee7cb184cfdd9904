package org.demarc.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Ddemo.lab=off}: Demarc alone and empty, as it is on the first day at an ISP's. */
class DemoAloneBrowserIT {

    private static final String FOLDER = "stand-demo-alone";

    private static RunningDemo demo;
    private static JsonNode file;

    @BeforeAll
    static void start() throws IOException {
        demo = new RunningDemo(FOLDER, "demo.lab=off", "demo.fresh=true");
        file = demo.file();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void aLabThatIsOffIsNotTold() {
        assertThat(file.path("hooks")).isEmpty();
        assertThat(file.at("/lab/devices")).isEmpty();
        assertThat(file.at("/lab/routers")).isEmpty();
        assertThat(file.at("/lab/billings")).isEmpty();
    }

    @Test
    void anEmptyPageSaysWhatToDoNext() {
        try (Chromium chromium = Chromium.open()) {
            Page page = signedIn(chromium);
            for (var expected : whatToDo().entrySet()) {
                Response answer = page.navigate(url(expected.getKey()));

                assertThat(answer.status()).as(expected.getKey()).isEqualTo(200);
                Locator empty = page.locator("main .dc-empty");
                assertThat(empty).hasCount(expected.getValue().size());
                assertThat(empty).containsText(expected.getValue().toArray(new String[0]));
            }
            for (String filled : List.of(
                    "/ui/access/users",
                    "/ui/access/roles",
                    "/ui/access/keys",
                    "/ui/schedule/schedules",
                    "/ui/settings/settings",
                    "/ui/component/components",
                    "/ui/device/edit",
                    "/ui/device/import")) {
                assertThat(page.navigate(url(filled)).status()).as(filled).isEqualTo(200);
                assertThat(page.locator("main .dc-empty")).hasCount(0);
            }
        }
    }

    private static Map<String, List<String>> whatToDo() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put(
                "/ui/dashboard/index",
                List.of("ONUs are counted every ten minutes", "Add an OLT", "Add a billing source"));
        words.put("/ui/device/devices", List.of("Add the first one"));
        words.put("/ui/onu/onus", List.of("Add an OLT"));
        words.put("/ui/subscriber/subscribers", List.of("add one and run it"));
        words.put("/ui/provisioning/services", List.of("connect one under UISP / UCRM sources"));
        words.put("/ui/provisioning/orders", List.of("An order appears when"));
        words.put("/ui/addressing/pools", List.of("Add one", "Exclude what"));
        words.put("/ui/routeros/routers", List.of("Add the MikroTik"));
        words.put("/ui/billing/sources", List.of("Add one to import"));
        words.put("/ui/ucrm/sources", List.of("Add one"));
        words.put("/ui/ucrm/events", List.of("Give the webhook address"));
        words.put("/ui/device/groups", List.of("Add one"));
        words.put("/ui/device/access-profiles", List.of("Add one", "Choose a model"));
        return words;
    }

    @Test
    void aPageThatFailsTellsTheNumberUnderWhichTheFaultWasLogged() throws Exception {
        try (Chromium chromium = Chromium.open()) {
            Page page = signedIn(chromium);
            sql("alter table device_group rename to device_group_away");
            try {
                Response answer = page.navigate(url("/ui/device/groups"));

                assertThat(answer.status()).isEqualTo(500);
                assertThat(page.locator("main h1")).hasText("Demarc failed");
                assertThat(page.locator("main")).not().containsText("Exception");
                Chromium.picture(page, "error-500");
                assertThat(Files.readString(demo.dir().resolve("node1/log/server.log")))
                        .contains("DEMARC0100: Incident " + incident(page));
                page.click("main a:has-text('Back to Demarc')");
                page.waitForURL("**/ui/dashboard/index");
            } finally {
                sql("alter table device_group_away rename to device_group");
            }
            assertThat(page.navigate(url("/ui/device/groups")).status()).isEqualTo(200);
        }
    }

    @Test
    void aSecondDemoInTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (RunningDemo second = new RunningDemo(FOLDER, "demo.fresh=true")) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.said()).contains("a demo is running in");
        }
        assertThat(demo.file()).isEqualTo(file);
        assertThat(Product.send(HttpRequest.newBuilder(URI.create(url("/health/ready"))))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String incident(Page page) {
        Matcher number = Pattern.compile("incident ([0-9a-f]{8})")
                .matcher(page.locator("main").textContent());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }

    private static Page signedIn(Chromium chromium) {
        Page page = chromium.page(1400, "en", false);
        Chromium.signIn(page, url(""), file.path("adminPassword").asText());
        return page;
    }

    private static String url(String path) {
        return file.path("url").asText() + path;
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(file.path("jdbcUrl").asText());
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
