package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;

/** What tests of drift reports and dry runs do again and again. */
final class Drifting {

    static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop;

    Drifting(Shop shop) {
        this.shop = shop;
    }

    /** A pool for everybody's PPPoE accounts: the first test to ask makes it. */
    static void pppPool() {
        Product.post("/rest/v1/pools", Map.of("name", "drift ppp", "kind", "ppp", "prefixes", List.of("10.86.0.0/22")));
    }

    String login(int number) {
        return "drift" + number + "-" + shop.unique;
    }

    Map<String, String> pppoe(int number) {
        return pppoe(number, shop.site1);
    }

    Map<String, String> pppoe(int number, String device) {
        return Map.of(
                "deviceName", device, "pppoeUsername", login(number), "pppoePassword", "pw" + number + shop.unique);
    }

    /** Services with PPPoE accounts, the odd ones on the first router, the even ones on the second. */
    List<Integer> appliedOnBoth(int number) {
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, pppoe(i, i % 2 == 1 ? shop.site1 : shop.site2)));
        }
        services.forEach(service -> awaitState(service, "APPLIED"));
        return services;
    }

    int applied(int number) {
        int service = shop.crm.create(shop.client, shop.basic, pppoe(number));
        awaitState(service, "APPLIED");
        return service;
    }

    void awaitState(int service, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service))
                .as("%s", shop.service(service))
                .isEqualTo(state));
    }

    /** Compares the first router, and waits for the report. */
    JsonNode report() {
        var started = Product.post("/rest/v1/drift-runs", Map.of("router", shop.router1Id));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String path = "/rest/v1/drift-runs/" + Product.json(started).path("id").asLong();
        await().atMost(SOON).until(() -> List.of("done", "failed")
                .contains(Product.json(Product.get(path)).path("state").asText()));
        JsonNode report = Product.json(Product.get(path));
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        return report;
    }

    /** Waits until nothing is under way for the report any more. */
    static void awaitIdle(String report) {
        await().atMost(SOON)
                .until(() -> !Product.json(Product.get(report)).path("progress").isObject());
    }

    static List<JsonNode> rows(JsonNode report) {
        return items("/rest/v1/drift-runs/" + report.path("id").asLong() + "/rows?limit=1000");
    }

    static List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        Product.json(Product.get(path)).path("items").forEach(items::add);
        return items;
    }

    static JsonNode row(JsonNode report, String kind) {
        return rows(report).stream()
                .filter(row -> row.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + rows(report)));
    }

    static java.net.http.HttpResponse<String> decide(JsonNode report, JsonNode row, String action, String reason) {
        return Product.post(
                "/rest/v1/drift-runs/" + report.path("id").asLong() + "/rows/"
                        + row.path("id").asLong() + "/" + action,
                Map.of("reason", reason));
    }

    /** A dry run about the first router, ready to be applied. */
    JsonNode dryRun(String kind) {
        return dryRun(Map.of("scope", "router", "value", Long.toString(shop.router1Id), "kind", kind));
    }

    static JsonNode dryRun(Map<String, String> request) {
        var started = Product.post("/rest/v1/provisioning-plans", request);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        long id = Product.json(started).path("id").asLong();
        await().atMost(SOON).until(() -> !state(id).equals("reading"));
        return plan(id);
    }

    static JsonNode plan(long id) {
        return Product.json(Product.get("/rest/v1/provisioning-plans/" + id));
    }

    static String state(long id) {
        return plan(id).path("state").asText();
    }

    static List<JsonNode> planRows(JsonNode plan) {
        return items("/rest/v1/provisioning-plans/" + plan.path("id").asLong() + "/rows?limit=1000");
    }

    static JsonNode awaitApplied(JsonNode plan) {
        long id = plan.path("id").asLong();
        await().atMost(SOON).until(() -> !state(id).equals("applying"));
        return plan(id);
    }

    static Map<String, String> secret(RouterOsSimulator router, String name) {
        return router.rows("/ppp/secret").stream()
                .filter(row -> name.equals(row.get("name")))
                .findFirst()
                .orElse(Map.of());
    }
}
