package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator asks of the pages day by day: filters, many at once, the timeline as text, queues, resting addresses, the ledger. */
class ProvisioningPagesBrowserIT {

    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    ProvisioningPagesBrowserIT() {
        shop.crm.hookTo(shop.hookUrl());
        Product.post(
                "/rest/v1/pools",
                Map.of("name", "pages of operators", "kind", "ppp", "prefixes", List.of("10.123.0.0/22")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void servicesAreFilteredBySourceAndRouterAndLookedAtAgainTogether() {
        int first = drift.applied(1);
        int second = drift.applied(2);
        shop.crm.suspend(second);
        drift.awaitState(second, "APPLIED_DISABLED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/services?source=" + shop.source + "&router=" + shop.router1Id));
            assertThat(rows(page)).hasCount(2, PATIENT);
            assertThat(row(page, first)).containsText("in service");
            assertThat(row(page, first)).containsText("done");
            assertThat(row(page, second)).containsText("suspended");

            row(page, first).locator(".ui-chkbox-box").click();
            page.click("#list\\:evaluateChosen");
            assertThat(page.locator("#messages")).containsText("1 services are being looked at again");
            awaitAsked(first, 1);

            page.click("#list\\:evaluateAll");
            page.locator(".ui-confirm-dialog button.ui-confirmdialog-yes").click();
            awaitAsked(first, 2);
            awaitAsked(second, 1);
            assertThat(Product.json(Product.post(
                                    "/rest/v1/services/evaluate", Map.of("source", shop.source, "state", "CONFLICT")))
                            .path("jobRun")
                            .asLong())
                    .isPositive();

            page.navigate(Product.url("/ui/provisioning/services?source=" + shop.source + "&state=CONFLICT"));
            assertThat(page.locator("#list\\:rows_data .dc-empty")).containsText("No service fits the filter");
        }
    }

    @Test
    void listsAreNarrowedToAChosenRouterUntilItIsTakenBack() {
        int here = drift.applied(12);
        String far = "far-" + shop.unique;
        unused(far, "");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            for (String list : List.of("services?q=" + drift.login(12), "orders?q=" + shop.site1)) {
                page.navigate(Product.url("/ui/provisioning/" + list));
                assertThat(row(page, here).first()).isVisible();

                Chromium.choose(page, "#list\\:router", far, far);
                assertThat(page.locator("#list\\:rows_data .dc-empty")).hasCount(1, PATIENT);
                page.locator("#list\\:router_input").fill("");
                assertThat(row(page, here).first()).isVisible();
                Chromium.choose(page, "#list\\:router", shop.site1, shop.site1);
                assertThat(row(page, here).first()).isVisible();
            }
        }
    }

    @Test
    @DisplayName("UR-71 the router of a dry run, and the one that accounts move to, are typed and chosen")
    void theRoutersOfADryRunAreTypedAndChosen() {
        drift.applied(13);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/plans"));
            Chromium.pick(page, "#begin\\:kind", "move");
            Chromium.choose(page, "#begin\\:router", shop.site1, shop.site1);
            Chromium.choose(page, "#begin\\:target", shop.site2, shop.site2);
            page.click("#begin\\:go");
            page.waitForURL("**/ui/provisioning/plan?id=*");
            String id = page.url().replaceFirst(".*id=", "");

            var plan = Product.json(Product.get("/rest/v1/provisioning-plans/" + id));
            assertThat(plan.path("kind").asText()).isEqualTo("move");
            assertThat(plan.path("value").asText()).isEqualTo(Long.toString(shop.router1Id));
            assertThat(plan.path("words").asText()).endsWith(shop.site2);
        }
    }

    @Test
    void ordersAreNarrowedByRouterAndTimeAndReportsByState() {
        int here = drift.applied(11);
        drift.report();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/orders?router=" + shop.router1Id));
            assertThat(rows(page)).hasCount(1, PATIENT);
            assertThat(rows(page)).containsText(shop.source + "/" + here);
            page.locator("#list\\:rows th:has-text('Finished')").click();
            assertThat(rows(page)).hasCount(1, PATIENT);
            page.fill("#list\\:from", "2099-01-01T00:00");
            page.locator("#list\\:from").dispatchEvent("change");
            assertThat(page.locator("#list\\:rows_data .dc-empty")).hasCount(1, PATIENT);

            page.navigate(Product.url("/ui/provisioning/drift?q=" + shop.site1));
            assertThat(rows(page)).hasCount(1, PATIENT);
            choose(page, "state", "failed");
            assertThat(page.locator("#list\\:rows_data .dc-empty")).hasCount(1, PATIENT);

            page.navigate(Product.url("/ui/routeros/routers?q=" + shop.site1));
            choose(page, "state", "answers");
            assertThat(rows(page)).hasCount(1, PATIENT);
            choose(page, "state", "refuses the login");
            assertThat(page.locator("#list\\:rows_data .dc-empty")).hasCount(1, PATIENT);
        }
    }

    private static void choose(Page page, String menu, String label) {
        page.click("#list\\:" + menu);
        page.locator("#list\\:" + menu + "_panel li:text-is('" + label + "')").click();
    }

    @Test
    void aConflictShowsBothSidesOnTheServicesPage() {
        shop.router1.add(
                "/ppp/secret",
                Map.of("name", drift.login(9), "password", "theirs-" + shop.unique, "comment", "by hand"));
        int service = shop.crm.create(shop.client, shop.basic, drift.pppoe(9));
        drift.awaitState(service, "CONFLICT");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));

            assertThat(page.locator(".dc-facts").first()).containsText(shop.site1 + " has: comment=by hand, ");
            assertThat(page.locator(".dc-facts").first()).containsText("wanted: comment=demarc/" + shop.source);
            assertThat(page.locator("body")).not().containsText("theirs-" + shop.unique);
        }
    }

    @Test
    void aPoolsHostAddressIsTakenAsItsNetworkWithAWarning() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/addressing/pools"));
            page.click("#list .dc-toolbar button");
            page.fill("#edit\\:name", "host " + shop.unique);
            page.fill("#edit\\:prefixes", "10.137.1.5/30");
            page.locator("#edit button").last().click();

            assertThat(page.locator("#messages")).containsText("10.137.1.5/30 was taken as its network 10.137.1.4/30");
            page.fill("#list\\:text", "host " + shop.unique);
            assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
            assertThat(page.locator("#list\\:rows_data tr")).containsText("10.137.1.4/30");
        }
    }

    @Test
    void aDhcpPoolIsForTheChosenRouterAndStaysWithItWhenItIsEdited() {
        String twin = "twin-" + shop.unique;
        long other = unused(twin, "");
        long chosen = unused(twin, shop.source);
        String name = "leases-" + shop.unique;
        String first = "10.163." + shop.octet() + ".0/28";
        String second = "10.163." + shop.octet() + ".16/28";
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/addressing/pools"));
            page.click("#list .dc-toolbar button");
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", name);
            Chromium.pick(page, "#edit\\:kind", "DHCP");
            page.fill("#edit\\:prefixes", first);
            page.click("#edit button:has-text('Save')");
            assertThat(page.locator(".ui-messages-error").first()).containsText("a DHCP pool belongs to one router");
            page.locator("#edit\\:router_input").pressSequentially(twin);
            assertThat(page.locator("#edit\\:router_panel li")).hasCount(2);
            page.locator("#edit\\:router_panel li:has-text('" + twin + " · " + shop.source + "')")
                    .click();
            Chromium.settled(page);
            Chromium.picture(page, "pool-of-a-router");
            page.click("#edit button:has-text('Save')");
            assertThat(page.locator("#edit\\:name")).isHidden();
            page.fill("#list\\:text", name);
            assertThat(rows(page)).hasCount(1, PATIENT);
            assertThat(rows(page)).containsText(first);
            assertThat(rows(page)).containsText(twin + " · " + shop.source);

            rows(page).locator("button[title='Edit']").click();
            Chromium.dialog(page, "#edit\\:name");
            assertThat(page.locator("#edit\\:name")).hasValue(name);
            assertThat(page.locator("#edit\\:router_input")).hasValue(twin + " · " + shop.source + " · #" + chosen);
            page.fill("#edit\\:prefixes", first + "\n" + second);
            page.click("#edit button:has-text('Save')");
            assertThat(rows(page)).containsText(second);

            String[] offered = {twin + " · #" + other, twin + " · " + shop.source + " · #" + chosen};
            for (String list : List.of("adoptions", "drift", "orders", "services")) {
                page.navigate(Product.url("/ui/provisioning/" + list));
                page.locator("#list\\:router_input").pressSequentially(twin);
                assertThat(page.locator("#list\\:router_panel li")).hasText(offered);
            }
            page.navigate(Product.url("/ui/provisioning/plans"));
            page.locator("#begin\\:router_input").pressSequentially(twin);
            assertThat(page.locator("#begin\\:router_panel li")).hasText(offered);
        }
        var pool = Drifting.items("/rest/v1/pools?q=" + name).get(0);
        assertThat(pool.path("routerId").asLong()).isEqualTo(chosen);
        assertThat(pool.path("prefixes")).hasSize(2);
    }

    /** A router that nobody answers for. */
    private static long unused(String name, String source) {
        var added = Product.post(
                "/rest/v1/routers",
                Map.of(
                        "name",
                        name,
                        "host",
                        "127.0.0.1",
                        "port",
                        1,
                        "login",
                        "api",
                        "password",
                        "secret",
                        "source",
                        source));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private void awaitAsked(int service, int times) {
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(
                        Drifting.items("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=200"))
                .filteredOn(entry -> entry.path("text").asText().startsWith("evaluation asked"))
                .hasSizeGreaterThanOrEqualTo(times));
    }

    @Test
    @DisplayName("UR-73 commands with their durations, and the whole timeline as text without a secret")
    void theTimelineShowsDurationsAndIsCopiedAsText() {
        int service = drift.applied(3);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));

            Locator command = page.locator("#service\\:timeline_data tr:has-text('/ppp/secret/add')");
            assertThat(command).hasCount(1, PATIENT);
            assertThat(command.locator("td").last()).hasText(Pattern.compile(".*\\d ms"));
            command.locator("summary").click();
            assertThat(command).containsText("=name=" + drift.login(3));

            String text = copied(page);
            assertThat(text)
                    .startsWith(shop.source + "/" + service)
                    .contains("/ppp/secret/add =name=" + drift.login(3), "=password=•••", " ms")
                    .doesNotContain("pw3" + shop.unique);
            assertThat(text.indexOf("service.add")).isLessThan(text.indexOf("/ppp/secret/add"));

            Chromium.pick(page, "#service\\:kind", "webhook");
            assertThat(page.locator("#service\\:timeline_data tr:not(:has-text('webhook'))"))
                    .hasCount(0, PATIENT);
            assertThat(page.locator("#service\\:timeline_data tr").first()).containsText("service.add");
        }
    }

    @Test
    @DisplayName("UR-73 the timeline is shown page by page and copied whole, or it is said that it is not")
    void aLongTimelineIsShownPageByPageAndNeverCutInSilence() throws SQLException {
        int service = drift.applied(6);
        try (Chromium chromium = Chromium.open()) {
            happened(service, "early", 400);
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));
            Locator shown = page.locator("#service\\:timeline_data tr");
            assertThat(shown).hasCount(50, PATIENT);
            assertThat(shown.first()).containsText("early 400");
            Locator when = page.locator("#service\\:timeline th:has-text('When')");
            when.click();
            assertThat(shown.first()).not().containsText("early");
            when.click();
            assertThat(shown.first()).containsText("early 400");
            page.locator("#service\\:timeline .ui-paginator-last").click();
            assertThat(shown.last()).not().containsText("early");
            Chromium.picture(page, "service-timeline-last-page");
            String all = copied(page);
            assertThat(all.indexOf("early 1 ")).isPositive().isLessThan(all.indexOf("early 400 "));
            assertThat(all).contains("/ppp/secret/add").doesNotContain("The newest");

            happened(service, "late", 10_000);
            String newest = copied(page);
            assertThat(newest)
                    .containsPattern("The newest 10,?000 of 10,?4\\d\\d entries; all of them are at "
                            + "/rest/v1/services/" + shop.source + "/" + service + "/timeline")
                    .contains("late 1 ", "late 10000 ")
                    .doesNotContain("early");
            assertThat(page.locator("#messages")).containsText("The newest");
        }
    }

    @Test
    @DisplayName(
            "UR-73 a kind that is chosen on the last page of a timeline shows its entries, and the page they are on")
    void aKindChosenOnTheLastPageShowsItsEntries() throws SQLException {
        int service = drift.applied(7);
        happened(service, "early", 120);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/provisioning/service?source=" + shop.source + "&id=" + service));
            Locator shown = page.locator("#service\\:timeline_data tr");
            assertThat(shown.first()).containsText("early 120");
            page.locator("#service\\:timeline .ui-paginator-last").click();
            assertThat(shown.last()).not().containsText("early");

            Chromium.pick(page, "#service\\:kind", "webhook");
            assertThat(shown.first()).containsText("service.add");
            Chromium.pick(page, "#service\\:kind", "everything");
            assertThat(shown.first()).containsText("early 120");
            assertThat(page.locator("#service\\:timeline .ui-paginator-page.ui-state-active"))
                    .hasText("1");
        }
    }

    private void happened(int service, String what, int times) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO provisioning_timeline (source, service, at, kind, text, said, correlation, detail) "
                                + "SELECT ?, ?, now(), 'OPERATOR', ? || ' ' || n || ' .', '[]', 'long', '{}' FROM generate_series(1, ?) n ORDER BY n")) {
            insert.setString(1, shop.source);
            insert.setString(2, Integer.toString(service));
            insert.setString(3, what);
            insert.setInt(4, times);
            insert.executeUpdate();
        }
    }

    /** What the page puts on the clipboard. */
    private static String copied(Page page) {
        page.evaluate("() => { window.dcCopied = ''; Demarc.copy = text => { window.dcCopied = text; }; }");
        page.click("#service\\:copy");
        page.waitForFunction("() => window.dcCopied");
        return (String) page.evaluate("() => window.dcCopied");
    }

    @Test
    void aRouterShowsWhatItHasToDo() {
        drift.applied(4);
        shop.router1.stop();
        int waiting = shop.crm.create(shop.client, shop.basic, drift.pppoe(5));
        drift.awaitState(waiting, "WAITING_FOR_ROUTER");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/routeros/routers?q=" + shop.site1));

            assertThat(page.locator("#list\\:rows_data tr:has-text('" + shop.site1 + "')"))
                    .containsText(Pattern.compile("[12] (waiting|wait for it to come back)"));
            page.locator("#list\\:rows_data a[href$='router=" + shop.router1Id + "']")
                    .last()
                    .click();
            page.waitForURL("**/ui/provisioning/services?router=*");
            assertThat(rows(page)).hasCount(1, PATIENT);
        }
        assertThat(Product.json(Product.get("/rest/v1/routers/" + shop.router1Id + "/load"))
                        .path("accounts")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("UR-62 UR-64 what rests, and who had an address, with the reason written down")
    void anAddressRestsAndTheLedgerTellsWhoHadIt() throws Exception {
        int service = drift.applied(6);
        String address = shop.service(service).path("address").asText();
        shop.crm.end(service);
        drift.awaitState(service, "REMOVED");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/addressing/pool?id=" + poolOf(address)));
            page.fill("#pool\\:text", address);
            assertThat(page.locator("#pool\\:resting_data")).containsText(address);
            assertThat(page.locator("#pool\\:resting_data")).not().containsText(shop.source);

            page.click("#pool\\:resting_data a[href$='address=" + address + "']");
            page.waitForURL("**/ui/addressing/ledger?address=" + address);
            assertThat(page.locator("#ledger\\:address")).hasValue(address);
            page.click("#ledger\\:ask");
            assertThat(page.locator(".ui-messages-error").first()).containsText("Say why you look");
            page.fill("#ledger\\:reason", "complaint " + shop.unique);
            page.click("#ledger\\:ask");
            assertThat(page.locator("#ledger\\:nobody")).containsText(shop.source + "/" + service);
            assertThat(page.locator("#ledger\\:rows_data")).containsText(drift.login(6));
            assertThat(new String(
                            page.waitForDownload(() -> page.click("#ledger\\:csv"))
                                    .createReadStream()
                                    .readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains(address, shop.source + "," + service);

            page.fill("#questions\\:text", "complaint " + shop.unique);
            assertThat(page.locator("#questions\\:rows_data")).containsText("table of the history of " + address);

            page.navigate(Product.url("/ui/addressing/ledger?source=" + shop.source + "&service=" + service));
            page.fill("#ledger\\:reason", "complaint " + shop.unique);
            page.click("#ledger\\:ask");
            assertThat(page.locator("#ledger\\:rows_data")).containsText(address);
        }
    }

    private long poolOf(String address) {
        for (var pool : Drifting.items("/rest/v1/pools?limit=1000")) {
            String path = "/rest/v1/pools/" + pool.path("id").asLong() + "/resting?q=" + address;
            if (Drifting.items(path).stream()
                    .anyMatch(one -> one.path("address").asText().equals(address))) {
                return pool.path("id").asLong();
            }
        }
        throw new AssertionError(address + " rests nowhere");
    }

    @Test
    @DisplayName("UR-27 one webhook's service is looked at again from the log, which is filtered by source and time")
    void theWebhookLogIsFilteredAndOneIsReplayed() {
        int service = drift.applied(7);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/ucrm/events?source=" + shop.source));
            assertThat(rows(page)).hasCount(1, PATIENT);
            page.fill("#list\\:from", "2199-01-01T00:00");
            page.locator("#list\\:from").blur();
            assertThat(page.locator("#list\\:rows_data .dc-empty")).containsText("Nothing fits the filter");
            page.fill("#list\\:from", "2020-01-01T00:00");
            page.locator("#list\\:from").blur();
            assertThat(rows(page)).hasCount(1, PATIENT);

            page.locator("#list\\:rows_data button[title='Evaluate its service again']")
                    .click();
            assertThat(page.locator("#messages")).containsText(shop.source + "/" + service);
        }
    }

    private static Locator rows(Page page) {
        return page.locator("#list\\:rows_data tr");
    }

    private Locator row(Page page, int service) {
        return page.locator("#list\\:rows_data tr:has-text('" + shop.source + "/" + service + "')");
    }
}
