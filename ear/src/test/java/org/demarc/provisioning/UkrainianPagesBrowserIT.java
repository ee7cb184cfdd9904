package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No English sentence is left on a Ukrainian page, whatever happened: words of routers and names are no sentences of ours. */
class UkrainianPagesBrowserIT {

    /** Three words in a row of small Latin letters: names and values are rarely that talkative. */
    private static final Pattern ENGLISH = Pattern.compile("\\b[a-z]{2,}(?:[ ,:]+[a-z]{2,}){2,}\\b");

    /** What people, routers and other programs said is shown as they said it. */
    private static final String OURS = """
            rowsAreOurs => {
              const page = document.querySelector('main').cloneNode(true);
              if (!rowsAreOurs) page.querySelectorAll('tbody').forEach(e => e.remove());
              page.querySelectorAll('pre, textarea, script, input, select, .dc-mono, .dc-clip, details, .ui-selectonemenu, .ui-paginator').forEach(e => e.remove());
              page.querySelectorAll('td, div, p, dd, dt, h2, li, th, span').forEach(e => e.append('\\n'));
              return page.textContent;
            }
            """;

    /** Lists that show what other tests have named and cannot be narrowed by their address. */
    private static final Set<String> ROWS_OF_OTHERS = Set.of("/ui/addressing/pools", "/ui/ucrm/sources");

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);
    private final Map<String, String> pages = new LinkedHashMap<>();

    UkrainianPagesBrowserIT() {
        shop.crm.hookTo(shop.hookUrl());
        Product.post(
                "/rest/v1/pools", Map.of("name", "українські", "kind", "ppp", "prefixes", List.of("10.124.0.0/22")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whateverHappenedIsToldInUkrainian() {
        int troubled = troubles();
        reports();
        for (String list : List.of(
                "/ui/dashboard/index",
                "/ui/provisioning/services?source=" + shop.source,
                "/ui/provisioning/orders?q=" + shop.site1,
                "/ui/provisioning/messages?q=" + shop.site1,
                "/ui/provisioning/drift?q=" + shop.site1,
                "/ui/provisioning/plans?router=" + shop.router1Id,
                "/ui/provisioning/adoptions?q=" + shop.site1,
                "/ui/addressing/pools",
                "/ui/addressing/ledger",
                "/ui/routeros/routers?q=" + shop.site1,
                "/ui/ucrm/sources",
                "/ui/ucrm/events?source=" + shop.source,
                "/ui/job/jobs",
                "/ui/schedule/schedules",
                "/ui/provisioning/service?source=" + shop.source + "&id=" + troubled)) {
            pages.put(list, list);
        }
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1440, "uk", false);
            Chromium.signIn(page);
            Map<String, List<String>> english = new LinkedHashMap<>();
            for (String address : pages.values()) {
                page.navigate(Product.url(address));
                assertThat(page.locator("html")).hasAttribute("lang", "uk");
                String text = String.valueOf(page.evaluate(OURS, !ROWS_OF_OTHERS.contains(address)));

                List<String> found =
                        ENGLISH.matcher(text).results().map(MatchResult::group).toList();
                if (!found.isEmpty()) {
                    english.put(address, found);
                }
            }
            assertThat(english).as("English sentences by page").isEmpty();
            Chromium.picture(page, "ukrainian-service");
            connectionTests(page);
        }
    }

    /** Services in all kinds of trouble; the id of one that went through most of it. */
    private int troubles() {
        int moved = drift.applied(1);
        shop.crm.suspend(moved);
        drift.awaitState(moved, "APPLIED_DISABLED");
        shop.crm.cancelSuspend(moved);
        drift.awaitState(moved, "APPLIED");
        shop.crm.edit(moved, Map.of("deviceName", shop.site2));
        await().atMost(Drifting.SOON)
                .until(() -> shop.service(moved).path("routerId").asLong() == shop.router2Id
                        && shop.state(moved).equals("APPLIED"));
        int strange = shop.crm.plan("Strange " + shop.unique, 1, 1);
        drift.awaitState(shop.crm.create(shop.client, strange, drift.pppoe(2)), "FAILED");
        drift.awaitState(
                shop.crm.create(shop.client, shop.basic, Map.of("pppoeUsername", drift.login(3))), "NOT_CONFIGURED");
        drift.awaitState(
                shop.crm.create(
                        shop.client,
                        shop.basic,
                        Map.of("deviceName", "nowhere", "pppoeUsername", "x", "pppoePassword", "y")),
                "NOT_CONFIGURED");
        foreign(drift.login(9));
        drift.awaitState(shop.crm.create(shop.client, shop.basic, drift.pppoe(9)), "CONFLICT");
        drift.awaitState(
                shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 7_001)), "WAITING_FOR_ADDRESS");
        int ended = drift.applied(4);
        shop.crm.end(ended);
        drift.awaitState(ended, "REMOVED");
        return moved;
    }

    /** A drift report, a dry run and an adoption of a router on which much is wrong. */
    private void reports() {
        int changed = drift.applied(5);
        int lost = drift.applied(6);
        int gone = drift.applied(7);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(5), "=profile=Pro 50M");
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(6));
        shop.crm.noHooks();
        shop.crm.end(gone);
        secret("stranger", "by hand");
        secret("orphan", "demarc/" + shop.source + "/999999 Nobody");
        secret("twin", "demarc/" + shop.source + "/" + changed + " Twin");
        secret("late", "demarc/elsewhere/7 Somebody");
        assertThat(List.of(changed, lost)).doesNotHaveDuplicates();
        long report = drift.report().path("id").asLong();
        pages.put("report", "/ui/provisioning/report?id=" + report);

        long plan = started("/rest/v1/provisioning-plans", Map.of("scope", "router", "value", "" + shop.router1Id));
        awaitNot("/rest/v1/provisioning-plans/" + plan, "reading");
        pages.put("plan", "/ui/provisioning/plan?id=" + plan);

        long adoption = started("/rest/v1/routers/" + shop.router1Id + "/adoptions", Map.of());
        awaitNot("/rest/v1/adoptions/" + adoption, "reading");
        pages.put("adoption", "/ui/provisioning/adoption?id=" + adoption);
    }

    private void foreign(String name) {
        shop.router1.add("/ppp/secret", Map.of("name", name, "password", "x", "profile", "Basic 10M"));
    }

    private void secret(String name, String comment) {
        shop.router1.add(
                "/ppp/secret",
                Map.of("name", name + shop.unique, "password", "x", "profile", "Basic 10M", "comment", comment));
    }

    private static long started(String path, Map<String, ?> body) {
        var answer = Product.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Product.json(answer).path("id").asLong();
    }

    private static void awaitNot(String path, String state) {
        await().atMost(Drifting.SOON).until(() -> !List.of(state, "queued")
                .contains(Product.json(Product.get(path)).path("state").asText()));
    }

    /** The connection tests speak in dialogs. */
    private void connectionTests(Page page) {
        page.navigate(Product.url("/ui/routeros/routers?q=" + shop.site1));
        page.locator("#list\\:rows_data button:has(.pi-bolt)").first().click();
        assertThat(page.locator("#result\\:steps .pi-check").first()).isVisible();
        says(page, "#result\\:steps");

        page.navigate(Product.url("/ui/ucrm/sources"));
        page.fill("#list\\:text", shop.source);
        assertThat(page.locator("#list\\:rows_data tr")).hasCount(1);
        page.locator("#list\\:rows_data button:has(.pi-check-circle)").click();
        assertThat(page.locator("#checks .pi-check").first()).isVisible();
        says(page, "#checks");
    }

    private static void says(Page page, String place) {
        assertThat(ENGLISH.matcher(page.locator(place).innerText()).results().map(MatchResult::group))
                .as(place)
                .isEmpty();
    }
}
