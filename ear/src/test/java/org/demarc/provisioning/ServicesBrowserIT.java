package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Services, orders, dead letters, webhooks and pools as an operator sees them. */
class ServicesBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final Shop shop = new Shop();
    private final String login = "page" + shop.unique;

    ServicesBrowserIT() {
        shop.crm.hookTo(shop.hookUrl());
        Product.post("/rest/v1/pools", Map.of("name", "pages ppp", "kind", "ppp", "prefixes", List.of("10.91.0.0/24")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aServiceIsFollowedFromTheListToItsTimelineAndNoSecretIsShown() {
        int service = shop.crm.create(shop.client, shop.basic, pppoe("Wh1sper-" + shop.unique));
        awaitState(service, "APPLIED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/services"));
            page.fill("#list\\:text", login);
            assertThat(page.locator("#list\\:rows_data tr td a:has-text('" + shop.source + "/" + service + "')"))
                    .hasCount(1, PATIENT);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
            assertThat(page.locator("#list\\:rows_data")).containsText("applied");
            Chromium.picture(page, "services");

            page.click("#list\\:rows_data a:has-text('" + shop.source + "/" + service + "')");
            page.waitForURL("**/ui/provisioning/service?*");
            assertThat(page.locator("#service\\:timeline")).containsText("webhook");
            assertThat(page.locator("#service\\:timeline")).containsText("command");
            String address = shop.service(service).path("address").asText();
            assertThat(address).as("from one of the pools for PPP").isNotEmpty();
            assertThat(page.locator("main")).containsText(address);
            assertThat(page.locator("main")).containsText(shop.site1);
            assertThat(page.content()).doesNotContain("Wh1sper-" + shop.unique);
            Chromium.picture(page, "service");

            page.click("#service\\:suspend");
            Chromium.dialog(page, "#change\\:reason");
            assertThat(page.locator("#change")).containsText("Suspend: 1 service(s)");
            page.fill("#change\\:reason", "asked for it");
            page.click("#change\\:go");
            awaitState(service, "APPLIED_DISABLED");
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));
            assertThat(page.locator("#service\\:resume")).isVisible();
            assertThat(page.locator("#service\\:suspend")).hasCount(0);
            assertThat(page.locator("#service\\:timeline")).containsText("asked for it");
            Chromium.picture(page, "service-suspended");

            page.click("main a:has-text('" + shop.site1 + "')");
            page.waitForURL("**/ui/routeros/routers?*");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
        }
    }

    @Test
    void aDeadLetterSaysWhatToDoAndIsSentAgainWithOneClick() {
        String plan = "Strange " + shop.unique;
        int odd = shop.crm.plan(plan, 1, 1);
        int service = shop.crm.create(shop.client, odd, pppoe("pw"));
        awaitState(service, "FAILED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/orders?state=dead-letter"));
            page.fill("#list\\:text", login);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
            assertThat(page.locator("#list\\:rows_data")).containsText("profile \"" + plan + "\" is missing");
            assertThat(page.locator("#list\\:rows_data")).containsText("Make the PPP profile on the router");
            Chromium.picture(page, "dead-letters");

            shop.router1.byHand("/ppp/profile/add", "=name=" + plan);
            // the list of profiles that the product holds may be some seconds old: an operator would press again, too
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        var again = page.locator("#list\\:rows_data button[title='Send again']");
                        if (again.count() > 0) {
                            again.first().click(new Locator.ClickOptions().setTimeout(5_000));
                        }
                        return shop.state(service).equals("APPLIED");
                    });

            assertThat(page.locator("#list\\:rows_data .dc-empty")).containsText("No order fits the filter", LONG);
        }
    }

    @Test
    void aServiceAndTheSubscriberWithItsLoginLeadToEachOther() throws SQLException {
        int service = shop.crm.create(shop.client, shop.basic, pppoe("pw"));
        awaitState(service, "APPLIED");
        subscriber();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));
            page.click("#service a:has-text('Owner of " + login + "')");
            page.waitForURL("**/ui/subscriber/subscriber?id=*");

            var row = page.locator("#routerServices tr:has-text('" + shop.source + "/" + service + "')");
            assertThat(row).containsText("login");
            assertThat(row).containsText("applied");
            assertThat(row).containsText(shop.site1);
            Chromium.picture(page, "subscriber-with-service");
            row.locator("a").first().click();
            page.waitForURL("**/ui/provisioning/service?*");

            long id = Product.json(Product.get("/rest/v1/subscribers?q=" + login))
                    .at("/items/0/id")
                    .asLong();
            assertThat(Product.json(Product.get("/rest/v1/subscribers/" + id + "/services"))
                            .at("/0/matchedBy")
                            .asText())
                    .isEqualTo("LOGIN");
        }
    }

    private void subscriber() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("insert into subscriber (source_id, external_id, login, name)"
                        + " select id, ?, ?, ? from billing_source where name = 'local'")) {
            insert.setString(1, login);
            insert.setString(2, login);
            insert.setString(3, "Owner of " + login);
            insert.executeUpdate();
        }
    }

    @Test
    void webhooksAreFilteredByServiceAndLeadToIt() {
        int service = shop.crm.create(shop.client, shop.basic, pppoe("pw"));
        awaitState(service, "APPLIED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/ucrm/events"));
            page.fill("#list\\:service", Integer.toString(service));

            var row = page.locator("#list\\:rows_data tr:has-text('" + shop.source + "')");
            assertThat(row).hasCount(1, PATIENT);
            assertThat(row).containsText("service.add");
            row.locator("a").first().click();
            page.waitForURL("**/ui/provisioning/service?source=" + shop.source + "&id=" + service);
        }
    }

    @Test
    void aPoolIsAddedItsUseIsShownAndABadPrefixIsRefusedInWords() {
        String name = "pool " + shop.unique;
        int octet = Math.floorMod(shop.unique.hashCode(), 200) + 20;
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/addressing/pools"));
            page.click("#list button:has-text('Add')");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", name);
            page.fill("#edit\\:prefixes", "10.92." + octet);
            page.click("#edit button:has-text('Save')");
            assertThat(page.locator(".ui-messages-error").first())
                    .containsText("Write one on each line, like 10.1.0.0/16");

            page.fill("#edit\\:prefixes", "10.92." + octet + ".0/28");
            page.click("#edit button:has-text('Save')");

            var row = page.locator("#list\\:rows_data tr:has-text('" + name + "')");
            assertThat(row).hasCount(1, PATIENT);
            assertThat(row).containsText("0 %");
            assertThat(row).containsText("14 / 14");

            page.fill("#exclusions\\:range", "10.92." + octet + ".1-10.92." + octet + ".3");
            page.fill("#exclusions\\:note", "gateway " + shop.unique);
            page.click("#exclusions button:has-text('Exclude')");
            assertThat(row).containsText("11 / 11");
            Chromium.picture(page, "pools");
        }
    }

    @Test
    void servicesOfAPlanAreSuspendedResumedAndRemovedTogether() {
        List<Integer> basic = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            basic.add(shop.crm.create(shop.client, shop.basic, numbered(i)));
        }
        String wordy = "Everything for " + "everyone ".repeat(30) + shop.unique;
        shop.router1.add("/ppp/profile", Map.of("name", wordy));
        int other = shop.crm.create(shop.client, shop.crm.plan(wordy, 50, 10), numbered(7));
        basic.forEach(service -> awaitState(service, "APPLIED"));
        awaitState(other, "APPLIED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/services?source=" + shop.source));
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(7, PATIENT);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("a plan's long name leaves the page as wide as the screen")
                    .isEqualTo(true);
            pickPlan(page, "Basic 10M");
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(6, PATIENT);

            choose(page, "withChosen", "suspendChosen");
            assertThat(page.locator("#messages")).containsText("boxes at the left");
            row(page, basic.get(0)).locator(".ui-chkbox-box").click();
            choose(page, "withChosen", "suspendChosen");
            Chromium.dialog(page, "#change\\:reason");
            assertThat(page.locator("#change")).containsText("Suspend: 1 service(s)");
            page.fill("#change\\:reason", "no money");
            Chromium.picture(page, "services-suspend-chosen");
            goOn(page);
            awaitState(basic.get(0), "APPLIED_DISABLED");
            assertThat(page.locator("#work\\:last")).containsText("1 services done, 0 could not be", LONG);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(6, PATIENT);
            assertThat(row(page, basic.get(0))).containsText("suspended");

            choose(page, "withAll", "resumeAll");
            Chromium.dialog(page, "#change\\:reason");
            assertThat(page.locator("#change")).containsText("Resume: 6 service(s)");
            assertThat(page.locator("#change")).containsText("5 of them stay as they are");
            goOn(page);
            awaitState(basic.get(0), "APPLIED");
            assertThat(page.locator("#work\\:last")).containsText("Resume: 6 services done", LONG);

            choose(page, "withAll", "removeAll");
            Chromium.dialog(page, "#change\\:reason");
            assertThat(page.locator("#change")).containsText("removals 6 > 5");
            Chromium.picture(page, "services-remove-beyond-the-limits");
            page.fill("#change\\:reason", "moved away");
            page.fill("#change\\:count", "7");
            page.click("#change\\:go");
            assertThat(page.locator("#messages")).containsText("goes beyond the limits", LONG);
            page.fill("#change\\:count", "6");
            goOn(page);
            basic.forEach(service -> awaitState(service, "REMOVED"));
            assertThat(page.locator("#work\\:last")).containsText("Remove: 6 services done", LONG);
            Chromium.picture(page, "services-removed");
        }
        assertThat(shop.state(other)).isEqualTo("APPLIED");
    }

    private static void pickPlan(Page page, String plan) {
        fromList(page, "#list\\:plan", page.locator("#list\\:plan_panel li:text-is('" + plan + "')"));
    }

    private static void choose(Page page, String menu, String item) {
        Chromium.settled(page);
        fromList(page, "#list\\:" + menu + "_button", page.locator("#list\\:" + item));
    }

    /** On a busy machine a list may close by itself before its item is clicked: a person would open it again, too. */
    private static void fromList(Page page, String opener, Locator item) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            if (!item.isVisible()) {
                page.click(opener);
            }
            item.click(new Locator.ClickOptions().setTimeout(2_000));
            return true;
        });
    }

    /** The page opens anew with the filters that it had, and once more when the work is done. */
    private static void goOn(Page page) {
        page.click("#change\\:go");
        page.waitForURL(Pattern.compile(".*plan=Basic.*"));
        page.waitForFunction("() => !window.dcWorking && document.getElementById('work:last')");
    }

    private Locator row(Page page, int service) {
        return page.locator("#list\\:rows_data tr:has(a:text-is('" + shop.source + "/" + service + "'))");
    }

    private Map<String, String> numbered(int number) {
        return Map.of("deviceName", shop.site1, "pppoeUsername", login + "-" + number, "pppoePassword", "pw" + number);
    }

    @Test
    @DisplayName("UR-23 a source gets a new hook key by its form and by REST; the old address stops at once")
    void aSourceGetsANewHookKeyAndItsOldAddressStops() {
        String old = shop.hookUrl();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/ucrm/sources"));
            page.fill("#list\\:text", shop.source);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
            page.click("#list\\:rows_data button[title='Edit']");
            page.fill("#edit\\:name", "Renewed " + shop.unique);
            page.click("#edit\\:renew");
            assertThat(page.locator(".ui-confirm-dialog")).containsText("hook address stops at once");
            Chromium.picture(page, "source-new-hook-key-question");
            page.click(".ui-confirm-dialog button.ui-confirmdialog-yes");
            assertThat(page.locator("#newHookUrl")).containsText("/ucrm/" + shop.source + "/");
            String fresh = page.locator("#newHookUrl").textContent();
            Chromium.picture(page, "source-new-hook-key");

            assertThat(fresh).isNotEqualTo(old);
            assertThat(answer(old)).isEqualTo(404);
            assertThat(answer(fresh)).isEqualTo(200);
            page.click("#edit button:has-text('Save')");
            assertThat(page.locator("#list\\:rows_data")).containsText("Renewed " + shop.unique);
            shop.crm.hookTo(fresh);
        }
        awaitState(shop.crm.create(shop.client, shop.basic, pppoe("pw")), "APPLIED");

        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong() + "/hook-key";
        var renewed = Product.json(Product.post(path, Map.of()));
        assertThat(answer(renewed.path("hookUrl").asText())).isEqualTo(200);
        assertThat(Product.get("/rest/v1/audit?q=crm-source:rekeyed&limit=50").body())
                .contains(shop.source)
                .doesNotContain(renewed.path("hookUrl").asText().replaceAll(".*/([^/]+)/$", "$1"));
    }

    private static int answer(String address) {
        return Product.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }

    private Map<String, String> pppoe(String password) {
        return Map.of("deviceName", shop.site1, "pppoeUsername", login, "pppoePassword", password);
    }

    private void awaitState(int service, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service))
                .as("%s", shop.service(service))
                .isEqualTo(state));
    }
}
