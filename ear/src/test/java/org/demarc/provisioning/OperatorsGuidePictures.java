package org.demarc.provisioning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of {@code docs/operators-guide.md}, on a product and routers of its own. Not one of the tests: its name keeps it out of
 * them. {@code -Dit.test=OperatorsGuidePictures} runs it.
 */
class OperatorsGuidePictures {

    private static final Path FOLDER = Path.of(System.getProperty("demarc.guide.pictures", "../docs/images"));
    private static final int WIDTH = 1200;
    private static final int MOST_HEIGHT = 860;
    private static final String[] NAMES = {
        "Olena Bondar", "Ivan Hrytsenko", "Maria Kovalenko", "Petro Lysenko", "Sofia Marchenko", "Taras Moroz",
        "Iryna Oliynyk", "Andriy Pavlenko", "Oksana Polishchuk", "Yuriy Savchenko", "Nadia Shevchenko",
                "Bohdan Tkachenko"
    };

    private final RouterOsSimulator core1 = simulator();
    private final RouterOsSimulator core2 = simulator();
    private final RouterOsSimulator old1 = simulator();
    private final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
    private final List<Integer> services = new ArrayList<>();

    @Test
    void takesThePicturesOfTheGuide() throws Exception {
        Files.createDirectories(FOLDER);
        long router1 = router("core-1", core1);
        router("core-2", core2);
        long router3 = router("old-1", old1);
        JsonNode source = posted(
                "/rest/v1/crm-sources",
                Map.of("code", "main", "name", "UISP", "baseUrl", crm.url(), "appKey", "read-key"));
        crm.hookTo(source.path("hookUrl").asText());
        long pool = posted(
                        "/rest/v1/pools", Map.of("name", "pppoe", "kind", "ppp", "prefixes", List.of("10.125.0.0/26")))
                .path("id")
                .asLong();
        subscribers();
        history(pool);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(WIDTH, "en", false);
            Chromium.signIn(page);
            morning(page, pool);
            long report = compared(router1);
            drift(page, report, router1);
            adoption(page, router3);
        } finally {
            crm.close();
            core1.close();
            core2.close();
            old1.close();
        }
    }

    private static RouterOsSimulator simulator() {
        return RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Home 50", "Home 100", "disabled"));
    }

    private static long router(String name, RouterOsSimulator router) {
        return posted(
                        "/rest/v1/routers",
                        Map.of(
                                "name",
                                name,
                                "host",
                                "127.0.0.1",
                                "port",
                                router.port(),
                                "login",
                                "api",
                                "password",
                                "secret",
                                "source",
                                ""))
                .path("id")
                .asLong();
    }

    private static JsonNode posted(String path, Map<String, ?> body) {
        var answer = Product.post(path, body);
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isBetween(200, 299);
        return Product.json(answer);
    }

    private void subscribers() {
        int home50 = crm.plan("Home 50", 50, 20);
        int home100 = crm.plan("Home 100", 100, 50);
        int unknown = crm.plan("Home 300", 300, 100);
        for (int i = 0; i < NAMES.length; i++) {
            String[] name = NAMES[i].split(" ");
            int client = crm.client(name[0], name[1]);
            services.add(crm.create(client, i % 3 == 0 ? home100 : home50, account(i, i == 9 ? "core-2" : "core-1")));
        }
        services.forEach(service -> awaitState(service, "APPLIED"));
        crm.suspend(services.get(2));
        awaitState(services.get(2), "APPLIED_DISABLED");
        crm.edit(services.get(4), Map.of("deviceName", "core-2"));
        int client = crm.client("Vira", "Zaliznyak");
        awaitState(crm.create(client, unknown, account(20, "core-1")), "FAILED");
        awaitState(crm.create(client, home50, Map.of("pppoeUsername", "vira.office")), "NOT_CONFIGURED");
        crm.end(services.get(11));
        awaitState(services.get(11), "REMOVED");
    }

    private Map<String, String> account(int number, String router) {
        String login = number < NAMES.length
                ? NAMES[number].toLowerCase(java.util.Locale.ROOT).replace(' ', '.')
                : "user." + number;
        return Map.of("deviceName", router, "pppoeUsername", login, "pppoePassword", "pw-" + number);
    }

    private static void awaitState(int service, String state) {
        await().atMost(Drifting.SOON).until(() -> Product.json(Product.get("/rest/v1/services/main/" + service))
                .at("/service/state")
                .asText()
                .equals(state));
    }

    /** Thirty days of a pool that grows. */
    private static void history(long pool) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO address_pool_snapshot (pool_id, day, usable, used, reserved, quarantined, blocked)
                        SELECT ?, current_date - n, 62, 14 - n / 3, 0, 1, 0 FROM generate_series(1, 30) n ON CONFLICT DO NOTHING
                        """)) {
            insert.setLong(1, pool);
            insert.executeUpdate();
        }
    }

    private void morning(Page page, long pool) throws IOException {
        open(page, "/ui/provisioning/services", "services");
        open(page, "/ui/provisioning/orders?state=dead-letter", "dead-letters");
        open(page, "/ui/routeros/routers", "routers");
        open(page, "/ui/ucrm/events", "webhooks");
        open(page, "/ui/addressing/pool?id=" + pool, "pool");
        open(page, "/ui/provisioning/service?source=main&id=" + services.get(4), "service");

        page.navigate(Product.url("/ui/routeros/routers"));
        page.locator("#list\\:rows_data tr:has-text('core-1') button:has-text('Test')")
                .click();
        assertThat(page.locator("#result\\:steps .pi-check").first()).isVisible();
        take(page, "router-test");

        page.navigate(Product.url("/ui/addressing/ledger"));
        page.fill("#ledger\\:address", "10.125.0.12");
        page.fill("#ledger\\:reason", "complaint 2026-117");
        page.click("#ledger\\:ask");
        assertThat(page.locator("#ledger\\:rows_data tr").first()).isVisible();
        take(page, "ledger");
    }

    private long compared(long router) {
        core1.byHand("/ppp/secret/set", "=.id=olena.bondar", "=profile=Home 50");
        core1.byHand("/ppp/secret/remove", "=.id=ivan.hrytsenko");
        core1.add("/ppp/secret", Map.of("name", "camera", "password", "x", "profile", "Home 50", "comment", "by hand"));
        crm.noHooks();
        List.of(0, 5, 6, 7, 8, 10).forEach(number -> crm.end(services.get(number)));
        long id = posted("/rest/v1/drift-runs", Map.of("router", router))
                .path("id")
                .asLong();
        await().atMost(Drifting.SOON).until(() -> Product.json(Product.get("/rest/v1/drift-runs/" + id))
                .path("state")
                .asText()
                .equals("done"));
        return id;
    }

    private static void drift(Page page, long report, long router) throws IOException {
        open(page, "/ui/provisioning/report?id=" + report, "drift-report");
        page.click("#list\\:repairAll");
        assertThat(page.locator("#decision\\:reason")).isVisible();
        take(page, "drift-beyond");
        long plan = posted("/rest/v1/provisioning-plans", Map.of("scope", "router", "value", Long.toString(router)))
                .path("id")
                .asLong();
        await().atMost(Drifting.SOON).until(() -> Product.json(Product.get("/rest/v1/provisioning-plans/" + plan))
                .path("state")
                .asText()
                .equals("ready"));
        open(page, "/ui/provisioning/plan?id=" + plan, "dry-run");
    }

    private void adoption(Page page, long router) throws IOException {
        int plan = crm.plan("Home 50", 50, 20);
        int client = crm.client("Lesia", "Yaremchuk");
        int first = crm.create(
                client, plan, Map.of("deviceName", "old-1", "pppoeUsername", "lesia", "pppoePassword", "pw-l"));
        crm.create(client, plan, Map.of("deviceName", "old-1", "pppoeUsername", "lesia.shop", "pppoePassword", "pw-s"));
        crm.create(client, plan, Map.of("deviceName", "old-1", "pppoeUsername", "lesia.new", "pppoePassword", "pw-n"));
        secret("lesia", "pw-l", "Home 50", "10.125.0.40", first + ",Lesia Yaremchuk");
        secret("lesia.shop", "pw-s", "Home 100", "10.125.0.41", "");
        secret("test", "test", "Home 50", "10.125.0.42", "by hand");
        long id = posted("/rest/v1/routers/" + router + "/adoptions", Map.of())
                .path("id")
                .asLong();
        await().atMost(Drifting.SOON).until(() -> Product.json(Product.get("/rest/v1/adoptions/" + id))
                .path("state")
                .asText()
                .equals("ready"));
        open(page, "/ui/provisioning/adoption?id=" + id, "adoption");
    }

    private void secret(String name, String password, String profile, String address, String comment) {
        old1.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        name,
                        "password",
                        password,
                        "profile",
                        profile,
                        "remote-address",
                        address,
                        "comment",
                        comment));
    }

    private static void open(Page page, String address, String name) throws IOException {
        page.navigate(Product.url(address));
        page.waitForLoadState();
        take(page, name);
    }

    private static void take(Page page, String name) throws IOException {
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(WIDTH, Math.max(400, Math.min(MOST_HEIGHT, height)));
        page.waitForTimeout(600); // charts draw themselves
        SmallPicture.write(page.screenshot(), FOLDER.resolve("guide-" + name + ".png"));
    }
}
