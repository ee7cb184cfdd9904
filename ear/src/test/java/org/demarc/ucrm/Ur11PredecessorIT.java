package org.demarc.ucrm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.provisioning.HeldOrder;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-11: the predecessor's configuration is looked through, taken over, and its accounts keep their addresses. */
class Ur11PredecessorIT {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String source = "old" + unique;
    private final String site = "old-site-" + unique;
    private final String path = "/rest/v1/ucrm/" + source + "/predecessor/";

    @Test
    void ur11PreviewThenApplyAndTheOldAccountKeepsItsAddressAndRow() throws SQLException {
        RouterOsOptions options = RouterOsOptions.defaults().profiles("Old 10M", "disabled");
        try (RouterOsSimulator router = RouterOsSimulator.start(options);
                UcrmServer crm = UcrmServer.start(UcrmOptions.defaults())) {
            JsonNode registered = register(crm.url());
            int client = crm.client("Old", "Client");
            int service = crm.create(
                    client,
                    crm.plan("Old 10M", 10, 2),
                    Map.of("deviceName", site, "pppoeUsername", "old" + unique, "pppoePassword", "pw" + unique));
            router.add(
                    "/ppp/secret",
                    Map.of(
                            "name",
                            "old" + unique,
                            "password",
                            "pw" + unique,
                            "profile",
                            "Old 10M",
                            "remote-address",
                            "10.95.2.77",
                            "comment",
                            Integer.toString(service)));
            Map<String, Object> files = new HashMap<>(Map.of(
                    "devices",
                    "{\"" + site + "\":{\"ip\":\"127.0.0.1\",\"pool\":[\"10.95.1.0/24\"]}}",
                    "pppPool",
                    "[\"10.95.2.0/24\"]",
                    "dhcpExcl",
                    "[\"10.95.1.6\",\"10.95.1.10-10.95.1.53\"]",
                    "services",
                    "id,device,address,clientId,planId,status\n" + service + "," + site
                            + ",10.95.2.77,101,1,1\n900001," + site + ",10.95.1.99,7,1,2\n900002," + site
                            + ",172.16.9.9,7,1,1\n"));

            JsonNode preview = post("preview", files, 200);

            assertThat(preview.path("flaws")).isEmpty();
            assertThat(preview.path("create").asInt()).as(preview.toString()).isEqualTo(6);
            assertThat(preview.path("skipped").asInt()).isEqualTo(2);
            assertThat(Product.json(Product.get("/rest/v1/routers?q=" + site))
                            .path("total")
                            .asInt())
                    .isZero();
            files.put("fingerprint", "something else");
            assertThat(post("apply", files, 409).path("detail").asText()).isNotEmpty();
            files.put("fingerprint", preview.path("fingerprint").asText());
            post("apply", files, 422);
            files.putAll(Map.of("login", "api", "password", "secret", "port", router.port()));
            JsonNode applied = applied(files);

            assertThat(applied.path("create").asInt()).as(applied.toString()).isZero();
            assertThat(applied.path("present").asInt()).isEqualTo(6);
            assertThat(sealedPassword()).doesNotContain("secret");
            assertThat(Product.json(Product.get("/rest/v1/routers?q=" + site))
                            .at("/items/0/source")
                            .asText())
                    .isEqualTo(source);
            crm.hookTo(registered.path("hookUrl").asText());
            crm.edit(service, Map.of("pppoePassword", "new" + unique));
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(router.rows("/ppp/secret"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("remote-address", "10.95.2.77")
                            .containsEntry("password", "new" + unique)
                            .containsEntry("comment", "demarc/" + source + "/" + service + " Old Client")));
            assertThat(Product.get("/rest/v1/services/" + source + "/" + service + "/timeline")
                            .body())
                    .contains("import of the predecessor by admin: address 10.95.2.77");
            assertThat(post("preview", files, 200).path("create").asInt()).isZero();
            assertThat(Product.get("/rest/v1/audit?q=predecessor:imported&limit=100")
                            .body())
                    .contains(source)
                    .doesNotContain("\"secret\"");
        }
    }

    @Test
    void ur11FlawsAndConflictsAreShownWithTheirPlaceAndNothingIsMadeHalf() {
        register("http://127.0.0.1:9/crm/api/v1.0/");
        Product.post(
                "/rest/v1/routers",
                Map.of("name", site, "host", "192.0.2.7", "login", "api", "password", "secret", "source", source));
        Product.post(
                "/rest/v1/pools",
                Map.of("name", "in the way " + unique, "kind", "ppp", "prefixes", List.of("10.96.4.0/24")));
        Map<String, Object> files = new HashMap<>(Map.of(
                "devices",
                "{\"" + site + "\":{\"ip\":\"192.0.2.8\"}}",
                "pppPool",
                "[\"10.96.4.128/25\",\"10.96.8.0/24\",\"10.96.9.0/40\"]"));

        JsonNode preview = post("preview", files, 200);
        files.put("fingerprint", preview.path("fingerprint").asText());
        JsonNode refused = post("apply", files, 422);
        files.put("despiteFlaws", true);
        JsonNode applied = applied(files);

        assertThat(preview.path("conflicts").asInt()).isEqualTo(2);
        assertThat(preview.path("items").findValuesAsText("note").toString())
                .contains("192.0.2.8, but Demarc knows this router at 192.0.2.7")
                .contains("overlaps 10.96.4.0/24 of pool in the way " + unique);
        assertThat(preview.at("/flaws/0/place").asText()).isEqualTo("[2]");
        assertThat(refused.path("detail").asText()).contains("ppp_pool.json [2]: not a prefix: 10.96.9.0/40");
        assertThat(applied.path("present").asInt()).isEqualTo(1);
        assertThat(applied.path("conflicts").asInt()).isEqualTo(2);
    }

    @Test
    void ur11ThePageShowsThePreviewAndTakesOver() {
        long id = register("http://127.0.0.1:9/crm/api/v1.0/").path("id").asLong();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/ucrm/predecessor?id=" + id));
            page.fill(
                    "#predecessor\\:devices", "{\"" + site + "\":{\"ip\":\"192.0.2.9\",\"pool\":[\"10.96.20.0/24\"]}}");
            page.fill("#predecessor\\:dhcpExcl", "[\"10.96.20.1-10.96.20.9\"]");
            page.fill("#predecessor\\:services", "500001|" + site + "|10.96.20.30|7|1|1");
            page.fill("#predecessor\\:user", "api");
            page.fill("#predecessor\\:password", "topsecret1");
            page.click("#predecessor\\:preview");
            assertThat(page.locator("#predecessor\\:plan")).containsText("4 to create", PATIENT);
            assertThat(page.locator("#predecessor\\:plan")).containsText("500001: 10.96.20.30", PATIENT);
            Chromium.picture(page, "predecessor-preview");

            page.click("#predecessor\\:apply");
            page.locator(".ui-confirm-dialog .ui-confirmdialog-yes").click();

            assertThat(page.locator("#work\\:live")).containsText("4 of 4 taken over", PATIENT);
            assertThat(page.content()).doesNotContain("topsecret1");
            Page phone = chromium.page(390, "uk", true);
            Chromium.signIn(phone);
            phone.navigate(Product.url("/ui/ucrm/predecessor?id=" + id));
            phone.fill(
                    "#predecessor\\:devices", "{\"" + site + "\":{\"ip\":\"192.0.2.9\",\"pool\":[\"10.96.20.0/24\"}");
            phone.click("#predecessor\\:preview");
            assertThat(phone.locator("#predecessor\\:plan")).containsText("помилок: 1", PATIENT);
            Chromium.picture(phone, "predecessor-phone-uk");
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
        }
        assertThat(Product.json(Product.get("/rest/v1/routers?q=" + site))
                        .at("/items/0/host")
                        .asText())
                .isEqualTo("192.0.2.9");
    }

    @Test
    @DisplayName("UR-11 an import is watched and stopped; what is done stays, and whoever takes it up does the rest")
    void ur11AnImportCanBeStoppedAndTheNextOneDoesTheRest() throws SQLException {
        register("http://127.0.0.1:9/crm/api/v1.0/");
        StringBuilder services = new StringBuilder("id,device,address,clientId,planId,status\n");
        for (int i = 1; i <= 450; i++) {
            services.append("8%05d,%s,10.144.%d.%d,1,1,1\n".formatted(i, site, i / 250, i % 250 + 1));
        }
        Map<String, Object> files = new HashMap<>(Map.of(
                "devices",
                "{\"" + site + "\":{\"ip\":\"192.0.2.30\",\"pool\":[\"10.144.0.0/22\"]}}",
                "services",
                services.toString(),
                "login",
                "api",
                "password",
                "secret-" + unique));
        assertThat(Product.get(path + "apply").statusCode()).isEqualTo(404);
        files.put("fingerprint", post("preview", files, 200).path("fingerprint").asText());
        try (var connection = Product.stand().database().connect();
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE address_assignment IN SHARE MODE");
            post("apply", files, 202);
            post("apply", files, 409);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> Product.json(Product.get(path + "apply"))
                                    .path("done")
                                    .asInt()
                            == 2);
            keepACopy();
            assertThat(Product.post(path + "apply/stop", Map.of()).statusCode()).isEqualTo(204);
            HeldOrder.untilTheJobHeardOfTheStop("predecessor-import");
            connection.rollback();
        }

        assertThat(ended()).isEqualTo("stopped");
        JsonNode left = post("preview", files, 200);
        assertThat(left.path("create").asInt()).isEqualTo(250);
        leftByAnotherNode();
        assertThat(ended()).isEqualTo("done");
        assertThat(post("preview", files, 200).path("create").asInt()).isZero();
    }

    /** The order of the run that is under way, as it is kept for whoever goes on with it when its node dies. */
    private void keepACopy() throws SQLException {
        change("CREATE TABLE kept_" + unique + " AS SELECT sealed, begun FROM crm_predecessor_order o"
                + " JOIN job_run r ON r.id = o.run_id WHERE r.source = '" + source + "'");
    }

    /** A run of a node that died in the middle waits for another one. */
    private void leftByAnotherNode() throws SQLException {
        change("WITH run AS (INSERT INTO job_run (kind, source, state, message, parameters, requested_by)"
                + " VALUES ('predecessor-import', '" + source + "', 'QUEUED', '', '{}', 'admin') RETURNING id)"
                + " INSERT INTO crm_predecessor_order (run_id, sealed, begun) SELECT run.id, sealed, begun FROM run, kept_"
                + unique);
        change("DROP TABLE kept_" + unique);
    }

    private static void change(String statement) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** Applies, waits for the end, and looks how things stand. */
    private JsonNode applied(Map<String, Object> files) {
        post("apply", files, 202);
        assertThat(ended()).isEqualTo("done");
        return post("preview", files, 200);
    }

    private String ended() {
        await().atMost(Duration.ofSeconds(90)).until(() -> !List.of("queued", "running")
                .contains(
                        Product.json(Product.get(path + "apply")).path("state").asText()));
        return Product.json(Product.get(path + "apply")).path("state").asText();
    }

    private JsonNode register(String url) {
        var added = Product.post(
                "/rest/v1/crm-sources",
                Map.of("code", source, "baseUrl", url, "appKey", "read-key", "verification", "required"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added);
    }

    private JsonNode post(String what, Map<String, Object> request, int status) {
        var answer = Product.post(path + what, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Product.json(answer);
    }

    private String sealedPassword() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var select = connection.prepareStatement("SELECT password FROM routeros_router WHERE name = ?")) {
            select.setString(1, site);
            var row = select.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
