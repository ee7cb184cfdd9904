package org.demarc.component;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page of the system configuration with its three tabs. */
@DisplayName("wildcore-mikbill.md, row 56: system configuration")
class SystemConfigurationBrowserIT {

    private static final String PASSWORD = "Correct-Horse-8";

    @Test
    void theThreeTabsOpenInEnglish() {
        awaitKind("SNMP");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.click("nav.dc-menu a:has-text('System configuration')");
            page.waitForURL("**/ui/settings/settings");
            tabs(page, "System configuration", List.of("Settings", "Components", "Scheduler"));

            page.click("nav.dc-tabs a:has-text('Components')");
            page.waitForURL("**/ui/component/components");
            tabs(page, "System configuration", List.of("Settings", "Components", "Scheduler"));
            assertThat(page.locator("#list\\:rows_data tr:has-text('Database')"))
                    .containsText("PostgreSQL");
            assertThat(page.locator("#list\\:rows_data tr:has-text('SNMP engine') a")
                            .first())
                    .hasAttribute("href", java.util.regex.Pattern.compile(".*/ui/poll/pollers"));
            assertThat(page.locator("nav.dc-menu a.dc-current")).hasText("System configuration");
            Chromium.picture(page, "system-components");

            page.click("nav.dc-tabs a:has-text('Scheduler')");
            page.waitForURL("**/ui/schedule/schedules");
            tabs(page, "System configuration", List.of("Settings", "Components", "Scheduler"));
            assertThat(page.locator("#list\\:rows_data tr").first()).isVisible();
        }
    }

    @Test
    void theThreeTabsSpeakUkrainian() {
        awaitKind("SNMP");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "uk", false);
            Chromium.signIn(page);
            for (String address :
                    List.of("/ui/settings/settings", "/ui/component/components", "/ui/schedule/schedules")) {
                page.navigate(Product.url(address));
                tabs(page, "Налаштування системи", List.of("Налаштування", "Складові", "Планувальник"));
            }
            page.navigate(Product.url("/ui/component/components"));
            assertThat(page.locator("#list\\:rows_data tr:has-text('Рушій SNMP')")
                            .first())
                    .containsText("працює");
        }
    }

    @Test
    void aSettingIsFoundByTheKeyOfThePartner() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/settings/settings"));

            page.fill("#list .dc-toolbar input", "POLLER_COUNT_PROCS");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
            assertThat(page.locator("#list\\:rows_data tr")).containsText("demarc.snmp.in-flight");
            assertThat(page.locator("#list\\:rows_data tr button")).hasCount(0);

            page.fill("#list .dc-toolbar input", "RR_NUM_WORKERS");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
            assertThat(page.locator("#list\\:rows_data tr")).containsText("Not used");
        }
    }

    @Test
    void ourApiTellsTheComponentsAndTheKeys() {
        awaitKind("NODE");

        assertThat(Product.json(Product.get("/rest/v1/components")).findValuesAsText("kind"))
                .contains("NODE", "DATABASE", "BROKER", "SNMP", "TRAPS", "ICMP");
        assertThat(Product.json(Product.get("/rest/v1/components")).findValuesAsText("text"))
                .doesNotContain("");
        JsonNode keys = Product.json(Product.get("/rest/v1/settings/partner-keys"));
        assertThat(keys.findValuesAsText("key")).contains("POLLER_COUNT_PROCS", "demarc.snmp.in-flight", "OIDC_*");
    }

    @Test
    void whoMayOnlyReadReportsOfSchedulesSeesThatTabOnly() {
        String login = "clock-" + UUID.randomUUID().toString().substring(0, 8);
        long role = Product.json(Product.post(
                        "/rest/v1/roles",
                        Map.of("name", login, "permissions", List.of("user_self", "schedule_reports"))))
                .path("id")
                .asLong();
        Product.post(
                "/rest/v1/users", Map.of("login", login, "roleId", role, "status", "ENABLED", "password", PASSWORD));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "en", false);
            page.navigate(Product.url("/ui/access/login"));
            page.fill("#signIn\\:login", login);
            page.fill("#signIn\\:password", PASSWORD);
            page.click("#signIn\\:go");
            page.waitForURL("**/ui/dashboard/index*");

            page.click("nav.dc-menu a:has-text('System configuration')");

            page.waitForURL("**/ui/schedule/schedules");
            tabs(page, "System configuration", List.of("Scheduler"));
            assertThat(page.locator("#list button:has(.pi-play), #list button:has(.pi-pencil)"))
                    .hasCount(0);
        }
    }

    private static void tabs(Page page, String heading, List<String> names) {
        assertThat(page.locator("main h1")).hasText(heading);
        assertThat(page.locator("nav.dc-tabs a")).hasText(names.toArray(new String[0]));
        assertThat(page.locator("nav.dc-tabs a.dc-chosen")).hasCount(1);
    }

    /** A node says how it is a quarter of a minute after its start. */
    private static void awaitKind(String kind) {
        await().atMost(Duration.ofMinutes(1)).until(() -> Product.json(Product.get("/rest/v1/components"))
                .findValuesAsText("kind")
                .contains(kind));
    }
}
