package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The drift report and the dry run as an operator uses them. */
class DriftBrowserIT {

    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);
    private static final LocatorAssertions.ContainsTextOptions IN_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    DriftBrowserIT() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRouterIsComparedAndItsRowsAreRepairedAcceptedAndIgnored() {
        for (int i = 1; i <= 4; i++) {
            drift.applied(i);
            shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(i), "=profile=Pro 50M");
        }
        shop.router1.online(drift.login(1));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(2), "=password=Wh1sper-" + shop.unique);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/drift"));
            page.click("#list\\:compare");
            assertThat(page.locator(".ui-messages-error").first()).isVisible();
            Chromium.choose(page, "#list\\:router", shop.site1, shop.site1);
            page.click("#list\\:compare");
            page.waitForURL("**/ui/provisioning/report?id=*");
            Chromium.awaitEnd(page, "report:live", "done");

            assertThat(rows(page)).hasCount(4, PATIENT);
            assertThat(row(page, 1)).containsText("changed on the router");
            assertThat(row(page, 1)).containsText("Pro 50M");
            assertThat(row(page, 1)).containsText("1 session(s) end");
            assertThat(row(page, 2)).containsText("••• differs");
            assertThat(page.locator("body")).not().containsText("Wh1sper-" + shop.unique);
            Chromium.picture(page, "drift-report");

            page.fill("#list\\:text", drift.login(4));
            assertThat(rows(page)).hasCount(1, PATIENT);
            decideAll(page, "ignoreAll", "1 row(s)", "not now");
            awaitIgnored(page.url(), 4);
            page = openedAgain(page);
            assertThat(rows(page)).hasCount(3, PATIENT);

            decide(page, 1, "Repair", "typing error");
            decide(page, 2, "Accept", "a gift");
            decide(page, 3, "Ignore", "on Monday");
            page.reload();
            Chromium.pick(page, "#list\\:state", "any");
            assertThat(rows(page)).hasCount(4, PATIENT);
            page.click("#list\\:repairAll");
            Chromium.dialog(page, "#decision\\:reason");
            assertThat(page.locator("#decision")).containsText("0 row(s)");
            assertThat(page.locator("#decision")).containsText("4 more row(s) of the list were decided about");
            assertThat(page.locator("#decision\\:go")).isDisabled();
            Chromium.picture(page, "drift-nothing-left");
            page.keyboard().press("Escape");
            assertThat(row(page, 1)).containsText("typing error");
            assertThat(row(page, 2)).containsText("accepted");
            assertThat(row(page, 3)).containsText("ignored");
            await().atMost(Drifting.SOON).until(() -> "Basic 10M"
                    .equals(Drifting.secret(shop.router1, drift.login(1)).get("profile")));
            page.navigate(Product.url("/ui/provisioning/drift?q=" + shop.site1));
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
            Chromium.picture(page, "drift-reports");
        }
    }

    @Test
    @DisplayName("UR-73 UR-70 the page of a service shows what is open in the newest report and leads there")
    void ur73AServiceShowsItsOpenDriftAndLeadsToTheReport() {
        int service = drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        drift.report();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));

            assertThat(page.locator("#service\\:drift_data tr")).hasCount(1, PATIENT);
            assertThat(page.locator("#service\\:drift_data")).containsText("changed on the router");
            assertThat(page.locator("#service\\:timeline_data tr:has-text('drift')")
                            .first())
                    .containsText("profile = Pro 50M");
            Chromium.picture(page, "service-with-drift");
            page.locator("#service\\:drift_data a").click();
            page.waitForURL("**/ui/provisioning/report?id=*");
            assertThat(row(page, 1)).containsText("Pro 50M");
        }
    }

    @Test
    @DisplayName("UR-70 UR-71 UR-74 where a router could not be read no page says that all is well")
    void whatWasNotReadIsNotSaidToBeWell() {
        drift.applied(1);
        shop.router1.stop();
        long report = started("/rest/v1/drift-runs", Map.of("router", shop.router1Id));
        long adoption = started("/rest/v1/routers/" + shop.router1Id + "/adoptions", Map.of());
        long plan = Drifting.dryRun(Map.of("scope", "source", "value", shop.source, "kind", "rebuild"))
                .path("id")
                .asLong();
        awaitFailed("/rest/v1/drift-runs/" + report);
        awaitFailed("/rest/v1/adoptions/" + adoption);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            Locator nothing = page.locator("#list\\:rows_data .dc-empty");

            page.navigate(Product.url("/ui/provisioning/report?id=" + report));
            assertThat(nothing).containsText("The router was not compared", IN_TIME);
            Chromium.picture(page, "drift-report-failed");

            page.navigate(Product.url("/ui/provisioning/adoption?id=" + adoption));
            assertThat(nothing).containsText("The router was not read", IN_TIME);

            page.navigate(Product.url("/ui/provisioning/plan?id=" + plan));
            assertThat(nothing).containsText("Nothing is known of a router that could not be read", IN_TIME);
            page.fill("#list\\:router", shop.site1);
            assertThat(page.locator("#list\\:routers_data tr")).hasCount(1, PATIENT);
            assertThat(page.locator("#list\\:routers_data tr")).containsText(shop.site1, IN_TIME);
            Chromium.picture(page, "dry-run-of-a-router-that-is-away");
        }
    }

    private static long started(String path, Map<String, Object> request) {
        return Product.json(Product.post(path, request)).path("id").asLong();
    }

    private static void awaitFailed(String path) {
        await().atMost(Drifting.SOON)
                .until(() ->
                        Product.json(Product.get(path)).path("state").asText().equals("failed"));
    }

    @Test
    void aDryRunBeyondTheLimitsIsAppliedByWhoTypesTheCount() {
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(i)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        shop.crm.noHooks();
        services.subList(0, 6).forEach(shop.crm::end);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(7), "=profile=Pro 50M");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/plans?router=" + shop.router1Id));
            page.click("#begin\\:go");
            page.waitForURL("**/ui/provisioning/plan?id=*");
            Chromium.awaitEnd(page, "plan:live", "can be applied");

            assertThat(page.locator("#list\\:rows_data tr")).hasCount(7, PATIENT);
            assertThat(page.locator("#apply")).containsText("removals 6 > 5");
            assertThat(page.locator("#list\\:routers_data tr")).hasCount(1, PATIENT);
            Chromium.picture(page, "dry-run");
            apply(page, "3", "all gone");
            assertThat(page.locator(".ui-messages-error").first())
                    .containsText("administrator types the number", IN_TIME);
            apply(page, "7", "all gone");

            Chromium.awaitEnd(page, "plan:live", "done 7");
            assertThat(page.locator("#plan\\:live")).containsText("all gone");
            org.assertj.core.api.Assertions.assertThat(shop.router1.rows("/ppp/secret"))
                    .hasSize(1);
            assertThat(page.locator("#list\\:rows_data tr:has-text('done')")).hasCount(7, PATIENT);
            Chromium.picture(page, "dry-run-applied");
            String address = page.url();
            drift.report();
            for (String language : List.of("en", "uk")) {
                for (boolean dark : List.of(false, true)) {
                    pictures(chromium, language, dark, address);
                }
            }
        }
    }

    private static void pictures(Chromium chromium, String language, boolean dark, String plan) {
        Page phone = chromium.page(dark ? 390 : 1400, language, dark);
        Chromium.signIn(phone);
        String name = language + (dark ? "-dark-phone" : "");
        phone.navigate(plan);
        Chromium.picture(phone, "dry-run-" + name);
        phone.navigate(Product.url("/ui/provisioning/plans"));
        Chromium.picture(phone, "dry-runs-" + name);
        phone.navigate(Product.url("/ui/provisioning/drift"));
        Chromium.picture(phone, "drift-" + name);
        phone.locator("#list\\:rows_data a").first().click();
        phone.waitForURL("**/ui/provisioning/report?id=*");
        Chromium.picture(phone, "drift-report-" + name);
        phone.context().close();
    }

    private void decide(Page page, int number, String action, String reason) {
        row(page, number).locator("button[title='" + action + "']").click();
        Chromium.dialog(page, "#decision\\:reason");
        page.fill("#decision\\:reason", reason);
        page.click("#decision\\:go");
        assertThat(page.locator("#list\\:rows_data tr:has-text('" + drift.login(number) + "')"))
                .hasCount(0, PATIENT);
    }

    private static void decideAll(Page page, String button, String rows, String reason) {
        page.click("#list\\:" + button);
        Chromium.dialog(page, "#decision\\:reason");
        assertThat(page.locator("#decision")).containsText(rows);
        Chromium.picture(page, "drift-decide-these");
        page.fill("#decision\\:reason", reason);
        page.click("#decision\\:go");
    }

    private void awaitIgnored(String report, int number) {
        String rows = "/rest/v1/drift-runs/" + report.replaceAll(".*[?&]id=(\\d+).*", "$1") + "/rows?state=ignored";
        await().atMost(Drifting.SOON).until(() -> {
            List<JsonNode> ignored = Drifting.items(rows);
            return ignored.size() == 1 && ignored.get(0).path("key").asText().equals(drift.login(number));
        });
    }

    /** The page loads itself anew when its work is done, which would cut off a reload of ours. */
    private static Page openedAgain(Page page) {
        Page another = page.context().newPage();
        another.navigate(page.url());
        page.close();
        return another;
    }

    private static void apply(Page page, String count, String reason) {
        page.fill("#apply\\:count", count);
        page.fill("#apply\\:reason", reason);
        page.click("#apply\\:go");
        page.locator(".ui-confirm-dialog button.ui-confirmdialog-yes").click();
    }

    private static Locator rows(Page page) {
        return page.locator("#list\\:rows_data tr:has(.dc-mono)");
    }

    private Locator row(Page page, int number) {
        return page.locator("#list\\:rows_data tr:has-text('" + drift.login(number) + "')");
    }
}
