package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, it stays a text: on the router, in the database, in answers and on pages. */
class Ur25HostileTextsIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);
    private static final String SECRETS = "/ppp/secret";

    private final Shop shop = new Shop();
    private final HookSource told = new HookSource("t" + shop.unique);

    Ur25HostileTextsIT() {
        Product.post(
                "/rest/v1/pools", Map.of("name", "texts ppp", "kind", "ppp", "prefixes", List.of("10.103.128.0/24")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName(
            "UR-25 metacharacters of every kind in a webhook arrive on the router as they are, in one command each")
    void whateverAWebhookHoldsArrivesOnTheRouterAsATextOfItsOwn() {
        List<String> texts = NastyTexts.ALL;
        for (int i = 0; i < texts.size(); i++) {
            shop.router1.add("/ppp/profile", Map.of("name", NastyTexts.kept(plan(texts.get(i)))));
            tellClient(i + 1, texts.get(i));
        }
        await().atMost(SOON).until(() -> told.open() == 0);
        for (int i = 0; i < texts.size(); i++) {
            tellService(i + 1, texts.get(i));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(told.accounts("APPLIED"))
                .as("%s", shop.router1.rows(SECRETS))
                .isEqualTo(texts.size()));

        List<Map<String, String>> rows = shop.router1.rows(SECRETS);
        assertThat(rows).hasSize(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String tag = "demarc/" + told.code + "/" + (i + 1) + " F";
            assertThat(rows)
                    .filteredOn(row -> NastyTexts.kept(user(text)).equals(row.get("name")))
                    .as(text)
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("password", NastyTexts.kept(password(text)))
                            .containsEntry("profile", NastyTexts.kept(plan(text)))
                            .hasEntrySatisfying("comment", comment -> assertThat(comment)
                                    .startsWith(tag)
                                    .doesNotContainPattern("\\p{Cntrl}")));
        }
        assertThat(shop.router1.writes())
                .hasSize(texts.size())
                .allSatisfy(words -> assertThat(words).hasSize(6).first().isEqualTo("/ppp/secret/add"));
    }

    @Test
    @DisplayName("UR-25 the same in names of clients that a CRM tells when it is asked")
    void whateverAClientIsCalledTheCommentIsOneWord() {
        shop.dhcpPool(shop.router1Id, "10.130." + shop.octet() + ".0/24");
        shop.crm.hookTo(shop.hookUrl());
        List<Integer> services = new ArrayList<>();
        for (String text : NastyTexts.ALL) {
            int client = shop.crm.client("F" + text, "L");
            services.add(shop.crm.create(client, shop.basic, shop.lease(shop.site1, services.size() + 1)));
        }

        services.forEach(
                service -> await().atMost(SOON).until(() -> shop.state(service).equals("APPLIED")));

        List<Map<String, String>> rows = Shop.leases(shop.router1);
        assertThat(rows).hasSize(services.size());
        for (int service : services) {
            String tag = "demarc/" + shop.source + "/" + service + " F";
            assertThat(rows)
                    .filteredOn(row -> row.getOrDefault("comment", "").startsWith(tag))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("comment")).doesNotContainPattern("\\p{Cntrl}"));
        }
        assertThat(shop.router1.writes()).hasSize(services.size());
    }

    @Test
    @DisplayName(
            "UR-25 pages and answers show texts of webhooks, calls and forms as texts: nothing in them is carried out")
    void pagesShowTextsAsTexts() {
        String script = NastyTexts.SCRIPT + shop.unique;
        shop.router1.add("/ppp/profile", Map.of("name", plan(script)));
        tellClient(990_001, script);
        await().atMost(SOON).until(() -> told.open() == 0);
        tellService(990_001, script);
        await().atMost(SOON)
                .until(() -> told.account(990_001).path("state").asText().equals("APPLIED"));
        callsWith(script);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();

            page.navigate(Product.url("/ui/provisioning/service?source=" + told.code + "&id=990001"));
            assertShown(page, page.locator("#service\\:timeline"));
            assertShown(page, page.locator("#service .dc-facts"));
            assertFound(page, "/ui/provisioning/services", "F" + script);
            assertFound(page, "/ui/ucrm/sources", script);
            assertFound(page, "/ui/routeros/routers", script);
            assertFound(page, "/ui/addressing/pools", script);
            page.locator("#list\\:rows_data button[title='Delete']").click();
            assertShown(page, page.locator(".ui-confirm-dialog .ui-dialog-titlebar"));
            assertFound(page, "/ui/provisioning/messages", script);
            page.navigate(Product.url("/ui/ucrm/events"));
            page.fill("#list\\:service", "990001");
            assertShown(page, page.locator("#list\\:rows_data"));
            assertSavedByAForm(page);
        }
        JsonNode timeline = Product.json(Product.get("/rest/v1/services/" + told.code + "/990001/timeline?limit=100"));
        assertThat(timeline.toString()).contains(shop.unique + "e").doesNotContain(shop.unique + "w");
    }

    private void assertSavedByAForm(Page page) {
        page.navigate(Product.url("/ui/ucrm/sources"));
        page.fill("#list\\:text", told.code);
        assertThat(page.locator("#list\\:rows_data tr")).hasCount(1, PATIENT);
        page.click("#list\\:rows_data tr:has-text('" + told.code + "') button[title='Edit']");
        assertThat(page.locator("#edit\\:code"))
                .hasValue(told.code, new LocatorAssertions.HasValueOptions().setTimeout(60_000));
        page.fill("#edit\\:name", NastyTexts.SCRIPT);
        page.click("#edit button:has-text('Save')");
        assertShown(page, page.locator("#list\\:rows_data tr:has-text('" + told.code + "')"));
    }

    /** Filtered by the text, the list shows the one row that holds it. */
    private static void assertFound(Page page, String address, String text) {
        page.navigate(Product.url(address));
        page.fill("[id='list:text'], [id='list:filter']", text);
        assertThat(page.locator("#list\\:rows_data tr:not(.ui-datatable-empty-message)"))
                .hasCount(1, PATIENT);
        assertShown(page, page.locator("#list\\:rows_data"));
    }

    private static void assertShown(Page page, Locator where) {
        assertThat(where)
                .containsText(NastyTexts.SCRIPT, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.evaluate("() => window.owned === undefined && !document.querySelector(\"img[src='x']\")"))
                .as(page.url())
                .isEqualTo(true);
    }

    private void callsWith(String text) {
        assertThat(Product.post("/rest/v1/crm-sources", Map.of("code", "c" + shop.unique, "name", text))
                        .statusCode())
                .isEqualTo(201);
        Map<String, Object> router =
                Map.of("name", text, "host", "127.0.0.1", "port", 1, "login", "x", "password", "x");
        assertThat(Product.post("/rest/v1/routers", router).statusCode()).isEqualTo(201);
        Map<String, Object> pool =
                Map.of("name", text, "kind", "dhcp", "routerId", shop.router2Id, "prefixes", List.of("10.103.65.0/24"));
        assertThat(Product.post("/rest/v1/pools", pool).statusCode()).isEqualTo(201);
        Product.post("/rest/v1/provisioning-requests", text);
    }

    @Test
    @DisplayName("UR-25 names in our own API are kept as they are, or refused in words")
    void namesInCallsAreKeptAsTheyAreOrRefused() {
        for (int i = 0; i < NastyTexts.ALL.size(); i++) {
            String name = "n" + NastyTexts.ALL.get(i).replace("\ud83d a", "a") + "e"; // UTF-8 has no half pairs
            String code = "n" + i + shop.unique;
            var made = Product.post("/rest/v1/crm-sources", Map.of("code", code, "name", name));
            assertThat(made.statusCode()).as("%s %s", name, made.body()).isLessThan(500);
            if (made.statusCode() < 300) {
                assertThat(Product.json(made).path("name").asText()).isEqualTo(name);
            }
        }
    }

    @Test
    @DisplayName("UR-25 the same in requests by JMS: dead letters with their reason, or carried out to the letter")
    void hostileMessagesAreDeadLettersOrTextsOfTheirOwn() {
        String mark = "hostile-" + shop.unique;
        String user = "𝒳 😀 \"=name=x\" '; DROP TABLE a; -- $(/system reset) <b>#{6*7}</b>";
        try (OutsideClient client = OutsideClient.core(Product.ADMIN_KEY)) {
            client.send("{\"id\":\"" + mark + "\",\"by\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
            client.deadLetter("NOT_JSON", mark);
            client.send("raw " + mark + " \u0000 \ud83d \u001b[31m");
            client.deadLetter("NOT_JSON", "raw " + mark);
            for (String text : List.of("nul\\u0000", "line\\nfeed", "half \\ud800 pair", "raw \ud800 half")) {
                client.send(ensure(mark + "-refused", mark, text));
                client.deadLetter("CONTROL_CHARACTER", mark);
            }
            client.send(ensure(mark + "-taken", mark, user.replace("\"", "\\\"")));

            assertThat(client.last(mark + "-taken").path("state").asText()).isEqualTo("done");
        }
        assertThat(shop.router1.rows(SECRETS)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", user)
                .containsEntry("password", "p" + user)
                .containsEntry("profile", "Basic 10M"));
    }

    private String ensure(String id, String service, String user) {
        return "{\"id\":\"" + id + "\",\"action\":\"ensure\",\"service\":{\"source\":\"jms\",\"id\":\"" + service
                + "\"},\"desired\":{\"device\":\"" + shop.site1 + "\",\"username\":\"" + user + "\",\"password\":\"p"
                + user + "\",\"plan\":\"Basic 10M\"}}";
    }

    private void tellClient(int id, String text) {
        ObjectNode client = Product.JSON
                .createObjectNode()
                .put("id", id)
                .put("clientType", 1)
                .put("firstName", "F" + text)
                .put("lastName", "L");
        assertThat(told.send(HookSource.hook(id, "insert", client).put("entity", "client")))
                .isEqualTo(200);
    }

    private void tellService(int id, String text) {
        ObjectNode service = HookSource.pppoe(id, " " + shop.site1 + " ", plan(text), user(text), password(text));
        HookSource.attribute(service, text, text);
        ObjectNode hook = HookSource.hook(id, "insert", service);
        String name = "x" + text;
        assertThat(told.send(hook.put("eventName", name.substring(0, Math.min(name.length(), 100)))))
                .isEqualTo(200);
    }

    private static String plan(String text) {
        return "P" + text + "!";
    }

    /** Starts and ends with letters, so that trimming takes nothing away. */
    private static String user(String text) {
        return "u" + text + "e";
    }

    private static String password(String text) {
        return "p" + text + "w";
    }
}
