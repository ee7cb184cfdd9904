package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;

/** Sends the webhooks of a shop's CRM by hand, in any order, and waits until all that they led to is done. */
final class Hooks {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop;

    Hooks(Shop shop) {
        this.shop = shop;
    }

    /** A pool for the PPPoE accounts of these tests: the first to ask makes it. */
    static void pppPool() {
        Product.post(
                "/rest/v1/pools",
                Map.of("name", "requirements ppp", "kind", "ppp", "prefixes", List.of("10.107.0.0/20")));
    }

    /** The events that the CRM made last, oldest first. */
    List<JsonNode> last(int number) {
        List<JsonNode> events = shop.crm.events();
        return events.subList(events.size() - number, events.size());
    }

    static List<JsonNode> reversed(List<JsonNode> pair) {
        return List.of(pair.get(1), pair.get(0));
    }

    /** Sends them one after the other, each when the one before has been worked through. */
    void deliver(List<JsonNode> events) {
        for (JsonNode event : events) {
            assertThat(outcome(event)).isIn("queued", "requeued");
            AtRest.afterAll(shop.source);
        }
    }

    /** Sends one and does not wait; the outcome that was answered. */
    String outcome(JsonNode event) {
        return Product.json(Shop.hook(shop.hookUrl(), event.toString()))
                .at("/data/outcome")
                .asText();
    }

    String login(String name) {
        return name + "-" + shop.unique;
    }

    Map<String, String> pppoe(String name, String device) {
        return Map.of("deviceName", device, "pppoeUsername", login(name), "pppoePassword", "pw1");
    }

    /** A PPPoE service on the first router, applied. */
    int applied(String name) {
        int service = shop.crm.create(shop.client, shop.basic, pppoe(name, shop.site1));
        deliver(last(1));
        awaitState(service, "APPLIED");
        return service;
    }

    void awaitState(int service, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service))
                .as("%s", shop.service(service))
                .isEqualTo(state));
    }

    Map<String, String> secret(RouterOsSimulator router, String name) {
        return router.rows("/ppp/secret").stream()
                .filter(row -> login(name).equals(row.get("name")))
                .findFirst()
                .orElse(Map.of());
    }

    String timeline(int service) {
        return Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500")
                .body();
    }

    /** When Demarc first told something of the service that holds the words, by its own notes. */
    Instant toldAt(int service, String kind, String words) {
        Instant first = Instant.MAX;
        for (JsonNode entry : Product.json(
                        Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500"))
                .path("items")) {
            Instant at = Instant.parse(entry.path("at").asText());
            if (entry.path("kind").asText().equals(kind)
                    && entry.path("text").asText().contains(words)
                    && at.isBefore(first)) {
                first = at;
            }
        }
        assertThat(first).as("%s %s in %s", kind, words, timeline(service)).isNotEqualTo(Instant.MAX);
        return first;
    }

    /** When the service's first webhook was stored, by Demarc's own notes. */
    Instant storedAt(int service) {
        JsonNode events = Product.json(
                        Product.get("/rest/v1/ucrm/events?limit=1000&source=" + shop.source + "&service=" + service))
                .path("items");
        return Instant.parse(events.path(events.size() - 1).path("receivedAt").asText());
    }

    List<JsonNode> ledger(int service) {
        var answer = Product.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                        Product.url("/rest/v1/services/" + shop.source + "/" + service + "/addresses")))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("X-Reason", "test of " + shop.unique));
        List<JsonNode> intervals = new java.util.ArrayList<>();
        Product.json(answer).path("items").forEach(intervals::add);
        return intervals;
    }

    /** Compares the first router now and mends what may be mended without a person. */
    void reconcile() {
        await().atMost(SOON).until(() -> {
            var started = shop.startReconciling();
            String path =
                    "/rest/v1/job-runs/" + Product.json(started).path("id").asLong();
            return started.statusCode() < 300
                    && await().atMost(SOON)
                            .until(
                                    () -> Product.json(Product.get(path))
                                            .path("state")
                                            .asText(),
                                    state -> List.of("DONE", "FAILED").contains(state))
                            .equals("DONE");
        });
    }

    /** Commands that wrote something, without their rows' ids. */
    static List<List<String>> writes(RouterOsSimulator router) {
        return router.writes().stream()
                .filter(words -> !words.get(0).startsWith("/sim/"))
                .map(words ->
                        words.stream().filter(word -> !word.startsWith("=.id=")).toList())
                .toList();
    }
}
