package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.demarc.lab.routeros.Fault;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UR-80 hooks are answered after the work, with the predecessor's codes and messages")
class Ur80CompatibilityIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SILENT = "could not connect to device";

    private final Shop shop = new Shop();

    Ur80CompatibilityIT() {
        pool("modes ppp", "10.101.0.0/22");
        JsonNode changed = answer("sync");
        assertThat(changed.path("answer").asText()).isEqualTo("sync");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyStepOfAServicesLifeIsAnsweredInThePredecessorsWords() {
        int service = shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "life"));
        assertWorked(service, "was created");
        assertThat(secrets()).hasSize(1);
        shop.crm.edit(service, Map.of());
        assertWorked(service, "is up to date");
        shop.crm.edit(service, Map.of("pppoePassword", "another"));
        assertWorked(service, "was updated");
        shop.crm.suspend(service);
        assertWorked(service, "was suspended");
        assertThat(secrets().get(0)).containsEntry("profile", "disabled");
        shop.crm.cancelSuspend(service);
        assertWorked(service, "was unsuspended");
        shop.crm.edit(service, Map.of("deviceName", shop.site2));
        assertWorked(service, "was moved");
        // the old row goes by an order of its own, once the new one stands
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(secrets()).isEmpty());

        int next = shop.crm.changePlanNow(service, shop.pro);
        assertWorked(next, "was updated");
        int later = shop.crm.changePlanLater(
                next, shop.basic, LocalDate.now(ZoneOffset.UTC).plusDays(20));
        assertWorked(later, "has nothing to do yet");
        shop.crm.end(next);
        assertWorked(next, "was deleted");
        shop.crm.archive(next);
        assertWorked(next, "was not found");
    }

    @Test
    @DisplayName("UR-78 UR-80 what stops a service is answered with 406 and its reason in one sentence")
    void whatStopsAServiceIsAnsweredWith406AndItsReason() {
        Map<String, String> none = Map.of();
        assertNotDone(shop.crm.create(shop.client, shop.basic, none), "network device property not configured", false);
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, Map.of("deviceName", shop.site1)),
                "ppp username or mac address not configured",
                false);
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, pppoe("nowhere", "lost")),
                "device not listed in config file",
                false);
        Map<String, String> bad = new LinkedHashMap<>(pppoe(shop.site1, "bad"));
        bad.put("ipAddress", "10.7.1.300");
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, bad), "manual address \"10.7.1.300\" is not valid", false);

        int odd = shop.crm.plan("No Such Plan", 1, 1);
        int service = shop.crm.create(shop.client, odd, pppoe(shop.site1, "odd"));
        assertNotDone(service, "profile \"No Such Plan\" is missing on " + shop.site1, false);
        shop.router1.byHand("/ppp/profile/add", "=name=No Such Plan");
        assertWorked(service, "was created"); // the same hook again: that is what Resend is for

        shop.router1.add("/ppp/secret", Map.of("name", login("taken"), "comment", "by hand"));
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "taken")),
                "user name " + login("taken") + " on " + shop.site1 + " is a row Demarc does not manage",
                false);
        shop.router1.fault(Fault.trap("secret/add", "failure: disk full"));
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "full")),
                shop.site1 + " refused: failure: disk full",
                false);

        shop.dhcpPool(shop.router2Id, "10.101.8.0/30");
        assertWorked(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site2, 1)), "was created");
        assertWorked(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site2, 2)), "was created");
        assertNotDone(
                shop.crm.create(shop.client, shop.basic, shop.lease(shop.site2, 3)), "no ip addresses to assign", true);

        shop.router1.filter();
        int waiting = shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "down"));
        assertNotDone(waiting, SILENT, true);
        shop.router1.resume();
        awaitState(waiting, "APPLIED");
    }

    @Test
    @DisplayName(
            "UR-80 acceptance case 36: after 8 s at the latest the sender gets 406 and queued, and the work goes on while no thread waits")
    void afterEightSecondsTheSenderIsToldAndTheWorkGoesOnWhileNoThreadWaits() {
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            held.add(shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "held" + i)));
        }
        int quick = shop.crm.create(shop.client, shop.basic, pppoe(shop.site2, "quick"));
        Map<Integer, JsonNode> eventByService = new LinkedHashMap<>();
        shop.crm
                .events()
                .forEach(event -> eventByService.put(event.path("entityId").asInt(), event));
        shop.router1.fault(Fault.slow("secret/add", Duration.ofSeconds(9)));
        long begin = System.nanoTime();

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        held.forEach(service -> answers.add(CompletableFuture.supplyAsync(
                () -> Shop.hook(shop.hookUrl(), event(eventByService, service)),
                task -> new Thread(task, "sender").start())));
        HttpResponse<String> other = Shop.hook(shop.hookUrl(), event(eventByService, quick));
        long otherMs = (System.nanoTime() - begin) / 1_000_000;

        assertThat(other.body()).contains("service id:" + quick + " was created");
        assertThat(otherMs).isLessThan(8000);
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.join().body())
                    .isEqualTo("{\"status\":\"failed\",\"message\":\"" + SILENT + "\",\"data\":{\"queued\":true}}");
            assertThat(answer.join().statusCode()).isEqualTo(406);
        }
        assertThat((System.nanoTime() - begin) / 1_000_000).isBetween(7900L, 12_000L);
        held.forEach(service -> awaitState(service, "APPLIED"));
    }

    @Test
    void whileTheCrmDoesNotConfirmTheHookIsOnlyAccepted() {
        int service = shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "unsure"));
        String event = lastEvent(service);
        shop.crm.stop();

        HttpResponse<String> answer = Shop.hook(shop.hookUrl(), event);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"service id:" + service
                        + " accepted\",\"data\":{\"queued\":true}}");
        shop.crm.resume();
        awaitState(service, "APPLIED");
    }

    @Test
    void whatIsNoServiceIsOkAndTheOtherCodesStay() {
        String test = "{\"uuid\":\"" + UUID.randomUUID()
                + "\",\"changeType\":\"test\",\"entity\":\"webhook\",\"entityId\":1,\"eventName\":\"test\",\"extraData\":{\"entity\":null}}";
        String invoice = "{\"uuid\":\"" + UUID.randomUUID()
                + "\",\"changeType\":\"insert\",\"entity\":\"invoice\",\"entityId\":7,\"eventName\":\"invoice.add\",\"extraData\":{\"entity\":{\"id\":7}}}";
        for (String hook : List.of(test, invoice)) {
            HttpResponse<String> answer = Shop.hook(shop.hookUrl(), hook);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"success\",\"message\":\"ok\",\"data\":null}");
        }
        assertThat(Shop.hook(shop.hookUrl(), "").statusCode()).isEqualTo(400);
        assertThat(Shop.hook(shop.hookUrl(), "{oops").statusCode()).isEqualTo(400);
        assertThat(Shop.hook(shop.hookUrl(), "{}").statusCode()).isEqualTo(422);
        assertThat(Shop.hook(shop.hookUrl() + "x", test).statusCode()).isEqualTo(404);

        answer("at-once");
        int service = shop.crm.create(shop.client, shop.basic, pppoe(shop.site1, "again"));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Shop.hook(shop.hookUrl(), lastEvent(service)).body())
                .contains("\"outcome\""));
        assertThat(Product.get("/rest/v1/audit?q=crm-source:changed&limit=100").body())
                .contains("SYNC");
    }

    private JsonNode answer(String mode) {
        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong();
        JsonNode present = Product.json(Product.get(path));
        var changed = Product.put(
                path,
                Map.of(
                        "code",
                        shop.source,
                        "name",
                        "CRM " + shop.unique,
                        "baseUrl",
                        shop.crm.url(),
                        "answer",
                        mode,
                        "version",
                        present.path("version").asLong()));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return Product.json(changed);
    }

    /** The first test to ask makes it. */
    private static void pool(String name, String prefix) {
        Product.post("/rest/v1/pools", Map.of("name", name, "kind", "ppp", "prefixes", List.of(prefix)));
    }

    private String login(String name) {
        return name + "-" + shop.unique;
    }

    private Map<String, String> pppoe(String device, String name) {
        return Map.of("deviceName", device, "pppoeUsername", login(name), "pppoePassword", "pw1");
    }

    private List<Map<String, String>> secrets() {
        return shop.router1.rows("/ppp/secret");
    }

    private String lastEvent(int service) {
        return shop.crm.events().stream()
                .filter(event -> event.path("entityId").asInt() == service)
                .reduce((first, second) -> second)
                .orElseThrow()
                .toString();
    }

    private static String event(Map<Integer, JsonNode> eventByService, int service) {
        return String.valueOf(eventByService.get(service));
    }

    private void assertWorked(int service, String words) {
        HttpResponse<String> answer = Shop.hook(shop.hookUrl(), lastEvent(service));
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"service id:" + service + " " + words
                        + "\",\"data\":null}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-API-Response")).isEmpty();
    }

    private void assertNotDone(int service, String reason, boolean goesOn) {
        HttpResponse<String> answer = Shop.hook(shop.hookUrl(), lastEvent(service));
        assertThat(Product.json(answer).path("message").asText()).isEqualTo(reason);
        assertThat(Product.json(answer).path("status").asText()).isEqualTo("failed");
        assertThat(Product.json(answer).path("data").toString()).isEqualTo(goesOn ? "{\"queued\":true}" : "null");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("X-API-Response")).hasValue("406");
    }

    private void awaitState(int service, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service))
                .as("%s", shop.service(service))
                .isEqualTo(state));
    }
}
