package org.demarc.backup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import org.demarc.lab.console.ConsoleServer;
import org.demarc.lab.console.LabConsole;
import org.demarc.lab.console.Shells;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of the archive, and those on which ONUs are registered, over an OLT of the lab. */
class ConfigurationsBrowserIT {

    private static final String WORD = "archive-page-word";
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);
    private static final SnmpAgent AGENT = SnmpAgent.start(0);
    private static final ConsoleServer CONSOLES = ConsoleServer.start(0, 0);
    private static final LabDevice ZTE = build();
    private static final LabConsole CONSOLE = Shells.console(ZTE, "noc", WORD, "");
    private static long id;

    private static LabDevice build() {
        var planned = IspPlan.ofSeed(54).devices().stream()
                .filter(device -> device.name().startsWith("olt-zte"))
                .findFirst()
                .orElseThrow();
        return Isp.build(planned, 54, System.currentTimeMillis());
    }

    @BeforeAll
    static void addDevice() {
        var snmp = new SnmpDevice("archive-page", ZTE.mib(), Manners.communities("public", "archive-page-write"));
        ZTE.whenChanged(snmp::serve);
        AGENT.bind("127.41.9.11", snmp);
        CONSOLES.bind("127.41.9.11", CONSOLE);
        var profile = Product.post(
                "/rest/v1/access-profiles",
                Map.of(
                        "name",
                        "archive-page",
                        "consoleKind",
                        "telnet",
                        "consolePort",
                        CONSOLES.telnetPort(),
                        "login",
                        "noc",
                        "password",
                        WORD));
        var added = Product.post(
                "/rest/v1/devices",
                Map.of(
                        "name",
                        "archive-page",
                        "address",
                        "127.41.9.11",
                        "snmpPort",
                        AGENT.port(),
                        "community",
                        "public",
                        "accessProfileId",
                        Product.json(profile).path("id").asLong()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        id = Product.json(added).path("id").asLong();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> Product.json(Product.get("/rest/v1/configurations/" + id))
                                .path("versionId")
                                .isNumber()
                        && Product.json(Product.get("/rest/v1/unregistered-onus?device=" + id))
                                        .size()
                                > 0);
    }

    @AfterAll
    static void close() {
        Product.delete("/rest/v1/devices/" + id);
        Product.json(Product.get("/rest/v1/registration-templates")).forEach(template -> {
            if (template.path("name").asText().startsWith("archive-page")) {
                Product.delete(
                        "/rest/v1/registration-templates/" + template.path("id").asLong());
            }
        });
        CONSOLES.close();
        AGENT.close();
    }

    @Test
    @DisplayName(
            "row 50: a person finds the device, saves now, sees what changed side by side and unified, and no secret")
    void aPersonSeesWhatChanged() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/backup/configurations"));
            page.fill("#list\\:text", "archive-page");
            assertThat(page.locator("#list\\:rows_data")).containsText("archive-page");
            Chromium.picture(page, "configurations");
            page.click("#list\\:rows_data a:has-text('archive-page')");
            page.waitForURL("**/ui/backup/configuration?device=" + id);
            assertThat(page.locator("#configuration")).containsText("password ***");
            ZTE.onus().get(0).description("seen-on-the-page");

            page.click("#facts\\:save");

            assertThat(page.locator("#compare")).containsText("seen-on-the-page", PATIENT);
            assertThat(page.locator("#configuration")).containsText("seen-on-the-page", PATIENT);
            assertThat(page.content()).doesNotContain("zte-lab-word");
            Chromium.picture(page, "configuration");
            page.locator("#compare\\:form .ui-button", new Page.LocatorOptions().setHasText("Unified"))
                    .click();
            assertThat(page.locator("#compare\\:one")).containsText("+  description seen-on-the-page");
            page.locator("#text\\:secrets .ui-chkbox-box").click();
            assertThat(page.locator("#configuration")).containsText("zte-lab-word");
            page.navigate(Product.url("/ui/backup/configurations"));
            page.click("#list\\:find");
            Chromium.dialog(page, "#find\\:line");
            page.fill("#find\\:line", "Seen-On-The");
            page.click("#find\\:go");
            assertThat(page.locator("#find\\:hits")).containsText("archive-page");
            Chromium.picture(page, "configuration-search");
            page.navigate(Product.url("/ui/device/device?id=" + id));
            page.locator("#lists .ui-tabs-nav a:has-text('Configuration')").click();
            assertThat(page.locator("#lists\\:tabs\\:configurations_data")).containsText("+1", PATIENT);
            Page narrow = chromium.page(390, "uk", true);
            Chromium.signIn(narrow);
            narrow.navigate(Product.url("/ui/backup/configuration?device=" + id));
            assertThat(narrow.locator("#compare")).containsText("Порівняння");
            Chromium.picture(narrow, "configuration-narrow-uk-dark");
            narrow.navigate(Product.url("/ui/backup/configurations?state=NO_CONSOLE"));
            Chromium.picture(narrow, "configurations-narrow-uk-dark");
        }
    }

    @Test
    @DisplayName(
            "row 23: an ONU that waits is registered from its page: template, fields, preview, confirmed, followed to its end")
    void anOnuIsRegisteredFromItsPage() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/registration/waiting?device=" + id));
            assertThat(page.locator("#list\\:rows_data")).containsText("archive-page");
            Chromium.picture(page, "registration-waiting");

            page.locator("#list\\:rows_data button:has-text('Register')")
                    .first()
                    .click();
            Chromium.dialog(page, "#register\\:number");
            page.fill(".dc-field-vlan", "4095");
            page.click("#register\\:preview");
            assertThat(page.locator("#messages")).containsText("vlan: is not a vlan");
            page.fill(".dc-field-vlan", "778");
            page.click("#register\\:preview");
            assertThat(page.locator("#register pre")).containsText("user-vlan 778 vlan 778");
            Chromium.picture(page, "registration-preview");
            page.click("#register\\:go");
            page.click(".ui-confirmdialog-yes");

            assertThat(page.locator("#register\\:runs")).containsText("1 / 1", PATIENT);
            assertThat(page.locator("#register\\:runs")).containsText("done");
            Chromium.picture(page, "registration-done");
            assertThat(CONSOLE.commands()).contains("service-port 1 vport 1 user-vlan 778 vlan 778");
            page.navigate(Product.url("/ui/registration/templates"));
            assertThat(page.locator("#list\\:rows_data")).containsText("BDCOM P3310 EPON");
            page.click("#list\\:add");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", "archive-page template");
            Chromium.pick(page, "#edit\\:profile", "ZTE C300");
            page.fill("#edit\\:commands", "onu {nobody}");
            page.click("#edit\\:save");
            assertThat(page.locator("#messages")).containsText("{nobody} is not known");
            page.fill("#edit\\:commands", "conf t\nvlan {vlan}");
            page.click("#edit\\:save");
            assertThat(page.locator("#list\\:rows_data")).containsText("archive-page template");
            Chromium.picture(page, "registration-templates");
        }
    }
}
