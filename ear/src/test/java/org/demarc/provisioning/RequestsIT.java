package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of other programs that come by HTTP: what JMS carries is handled by the same code. */
class RequestsIT {

    private static final AtomicInteger NETWORK = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REQUESTS = "/rest/v1/provisioning-requests";

    private final Shop shop = new Shop();
    private int asked;

    RequestsIT() {
        int network = NETWORK.incrementAndGet();
        shop.dhcpPool(shop.router1Id, "10.83." + network + ".0/24");
        shop.dhcpPool(shop.router2Id, "10.84." + network + ".0/24");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aServiceThatOnlyRequestsTellLivesItsWholeLife() {
        String service = "life-" + shop.unique;

        JsonNode planned = ended(ask("dryRun", service, Map.of("desired", lease(shop.site1, 1))));
        assertThat(planned.at("/plan/operation").asText()).as("%s", planned).isEqualTo("add");
        assertThat(Shop.leases(shop.router1)).isEmpty();

        JsonNode done = ended(ask("ensure", service, Map.of("desired", lease(shop.site1, 1))));
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.path("router").asText()).isEqualTo(shop.site1);
        assertThat(done.path("change").asText()).isEqualTo("added");
        assertThat(done.path("address").asText()).startsWith("10.83.");
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("rate-limit", "2M/10M")
                .containsEntry("comment", "demarc/jms/" + service + " Ганна"));

        JsonNode preview = ended(ask("dryRun", service, Map.of("preview", "suspend")));
        assertThat(preview.at("/plan/operation").asText()).as("%s", preview).isEqualTo("set");
        assertThat(preview.at("/plan/changes/0/field").asText()).isEqualTo("address-lists");
        assertThat(ended(ask("suspend", service, Map.of())).path("account").asText())
                .isEqualTo("APPLIED_DISABLED");
        assertThat(Shop.leases(shop.router1).get(0)).containsEntry("address-lists", "disabled");

        assertThat(ended(ask("resume", service, Map.of())).path("account").asText())
                .isEqualTo("APPLIED");

        JsonNode moved = ended(ask("move", service, Map.of("device", shop.site2)));
        assertThat(moved.path("change").asText()).as("%s", moved).isEqualTo("moved");
        assertThat(Shop.leases(shop.router2)).hasSize(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).isEmpty());

        assertThat(ended(ask("ensure", service, Map.of())).path("change").asText())
                .isEqualTo("nothing");

        assertThat(ended(ask("remove", service, Map.of())).path("account").asText())
                .isEqualTo("REMOVED");
        assertThat(Shop.leases(shop.router2)).isEmpty();
        assertThat(ask("resume", service, Map.of()).body()).contains("SERVICE_REMOVED");
    }

    @Test
    void aDoubledIdIsCarriedOutOnceAndAnotherBodyUnderItIsRefused() {
        String service = "twice-" + shop.unique;
        Map<String, Object> body = body("twice", "ensure", service, Map.of("desired", lease(shop.site1, 2)));
        ended(Product.post(REQUESTS, body));

        HttpResponse<String> again = Product.post(REQUESTS, body);
        Map<String, Object> other = new HashMap<>(body);
        other.put("action", "remove");
        other.remove("desired");
        HttpResponse<String> reused = Product.post(REQUESTS, other);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Product.json(again).path("repeated").asBoolean()).isTrue();
        assertThat(Product.json(again).path("state").asText()).isEqualTo("done");
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(reused.body()).contains("ID_REUSED");
        assertThat(Shop.leases(shop.router1)).hasSize(1);
        JsonNode card = Product.json(Product.get(REQUESTS + "/twice-" + shop.unique));
        assertThat(card.at("/request/deliveries").asInt()).isEqualTo(2);
        assertThat(card.at("/request/state").asText()).isEqualTo("done");
    }

    @Test
    void aRequestWhoseRouterIsAwaySaysThatItWaitsAndThenHowItEnded() {
        String service = "away-" + shop.unique;
        shop.router1.filter();
        HttpResponse<String> asked = ask("ensure", service, Map.of("desired", lease(shop.site1, 3)));
        String id = Product.json(asked).path("id").asText();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(newest(id).path("state").asText()).isEqualTo("waiting"));
        assertThat(newest(id).path("code").asText()).isEqualTo("UNREACHABLE");

        shop.router1.resume();

        assertThat(ended(asked).path("state").asText()).isEqualTo("done");
    }

    @Test
    void whatIsRefusedIsKeptMaskedAndWorksWhenItIsSentAgainLater() {
        String source = "later-" + shop.unique;
        String request =
                "{\"id\":\"later-" + shop.unique + "\",\"action\":\"ensure\",\"service\":{\"source\":\"" + source
                        + "\",\"id\":\"1\"},\"desired\":{\"device\":\"" + shop.site1
                        + "\",\"mac\":\"02:00:00:00:00:09\",\"password\":\"topsecret-" + shop.unique + "\"}}";
        HttpResponse<String> refusal = Product.post(REQUESTS, request);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains("UNKNOWN_SOURCE", source);
        JsonNode letter = Product.json(Product.get(REQUESTS + "/refused?q=later-" + shop.unique))
                .at("/items/0");
        assertThat(letter.path("message").asText()).contains("•••").doesNotContain("topsecret");
        assertThat(letter.path("state").asText()).isEqualTo("waiting");

        assertThat(Product.post("/rest/v1/service-sources", Map.of("code", source, "name", "Later"))
                        .statusCode())
                .isEqualTo(201);
        String path = REQUESTS + "/refused/" + letter.path("id").asLong();
        HttpResponse<String> resent = Product.post(path + "/resend", "");

        assertThat(resent.statusCode()).as(resent.body()).isEqualTo(200);
        assertThat(ended(resent).path("state").asText()).isEqualTo("done");
        assertThat(Product.post(path + "/resend", "").statusCode()).isEqualTo(409);
        assertThat(Product.get(path).body()).contains("\"resent\"").contains(Product.ADMIN_LOGIN);
        assertThat(Product.get("/rest/v1/audit?q=refused-message:resent&limit=50")
                        .body())
                .contains("refused-message:resent");
    }

    @Test
    void garbageIsRefusedWithItsReasonAndCanBeDiscarded() {
        String mark = "garbage-" + shop.unique;
        HttpResponse<String> answer = Product.post(REQUESTS, "{\"" + mark + "\": ");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NOT_JSON");
        JsonNode letter =
                Product.json(Product.get(REQUESTS + "/refused?q=" + mark)).at("/items/0");

        HttpResponse<String> gone =
                Product.delete(REQUESTS + "/refused/" + letter.path("id").asLong());

        assertThat(Product.json(gone).path("state").asText()).isEqualTo("discarded");
        assertThat(Product.json(Product.get(REQUESTS + "/refused?state=waiting&q=" + mark))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aServiceOfACrmIsSuspendedUntilTheCrmSpeaksAgain() {
        shop.crm.hookTo(shop.hookUrl());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 7));
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));

        JsonNode suspended = ended(Product.post(
                REQUESTS,
                Map.of(
                        "id",
                        "crm-" + shop.unique,
                        "action",
                        "suspend",
                        "service",
                        Map.of("source", shop.source, "id", service))));
        assertThat(suspended.path("account").asText()).isEqualTo("APPLIED_DISABLED");

        Product.post("/rest/v1/services/" + shop.source + "/" + service + "/evaluate", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));
    }

    private HttpResponse<String> ask(String action, String service, Map<String, Object> more) {
        return Product.post(REQUESTS, body(action + ++asked, action, service, more));
    }

    private Map<String, Object> body(String id, String action, String service, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", id + "-" + shop.unique);
        body.put("action", action);
        body.put("service", Map.of("source", "jms", "id", service));
        return body;
    }

    private static Map<String, Object> lease(String device, int number) {
        return Map.of(
                "device",
                device,
                "mac",
                String.format("02:00:00:00:00:%02X", number),
                "downMbps",
                10,
                "upMbps",
                2,
                "client",
                Map.of("id", "7", "name", "Ганна"));
    }

    /** The last result of the request that was just answered. */
    private static JsonNode ended(HttpResponse<String> asked) {
        String id = Product.json(asked).path("id").asText();
        assertThat(id).as("%s %s", asked.statusCode(), asked.body()).isNotEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(newest(id).path("final").asBoolean())
                        .as("%s", newest(id))
                        .isTrue());
        return newest(id);
    }

    private static JsonNode newest(String id) {
        JsonNode results = Product.json(Product.get(REQUESTS + "/" + id)).path("results");
        return results.path(results.size() - 1);
    }
}
