package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.FaultHit;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the webhook to the router and back, through the shipped product. */
class ProvisioningIT {

    private static final AtomicInteger NETWORK = new AtomicInteger(10);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Shop shop = new Shop();
    private final String network1 = "10.77." + NETWORK.incrementAndGet() + ".0/24";
    private final String network2 = "10.78." + NETWORK.incrementAndGet() + ".0/24";

    ProvisioningIT() {
        shop.dhcpPool(shop.router1Id, network1);
        shop.dhcpPool(shop.router2Id, network2);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName("UR-1 UR-2 UR-10 UR-73 a service lives its whole life on routers, and its timeline tells it")
    void aServiceLivesItsWholeLifeOnTheRouter() {
        shop.crm.hookTo(shop.hookUrl());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        awaitState(service, "APPLIED");
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(lease -> assertThat(lease)
                .containsEntry("rate-limit", "2M/10M")
                .containsEntry("comment", "demarc/" + shop.source + "/" + service + " Test Client"));

        shop.crm.suspend(service);
        awaitState(service, "APPLIED_DISABLED");
        assertThat(Shop.leases(shop.router1).get(0)).containsEntry("address-lists", "disabled");

        shop.crm.cancelSuspend(service);
        awaitState(service, "APPLIED");

        shop.crm.edit(service, Map.of("deviceName", shop.site2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).isEmpty());
        assertThat(Shop.leases(shop.router2)).hasSize(1);

        int next = shop.crm.changePlanNow(service, shop.pro);
        awaitState(next, "APPLIED");
        awaitState(service, "REMOVED");
        assertThat(Shop.leases(shop.router2)).singleElement().satisfies(lease -> assertThat(lease)
                .containsEntry("rate-limit", "10M/50M"));

        shop.crm.end(next);
        awaitState(next, "REMOVED");
        assertThat(Shop.leases(shop.router2)).isEmpty();
        assertThat(timeline(next).toString())
                .contains("WEBHOOK", "VERIFIED", "REFRESHED", "LINKED", "COMMAND", "RESULT")
                .contains("/ip/dhcp-server/lease/remove");
        assertThat(timeline(service).findValuesAsText("kind"))
                .as("one list of everything")
                .contains(
                        "WEBHOOK",
                        "VERIFIED",
                        "REFRESHED",
                        "DECIDED",
                        "ADDRESS",
                        "COMMAND",
                        "RESULT",
                        "MOVE",
                        "LINKED");
        assertThat(timeline(service).findValuesAsText("correlation"))
                .isNotEmpty()
                .doesNotContain("");
        assertThat(timeline(service))
                .filteredOn(entry -> entry.path("kind").asText().equals("COMMAND"))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.at("/detail/ms").asDouble()).isPositive();
                    assertThat(entry.at("/detail/reply").asText()).isNotEmpty();
                });
    }

    @Test
    @DisplayName("UR-20 hooks are answered at once while no router answers, and the work goes on by itself")
    void hooksAreAnsweredAtOnceWhileNoRouterAnswersAndTheWorkGoesOnByItself() throws Exception {
        shop.router1.filter();
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, i)));
        }
        List<JsonNode> events = shop.crm.events();

        List<Long> ms = sent(events.subList(events.size() - 40, events.size()), 8);

        assertThat(ms.get(ms.size() * 95 / 100)).as("95th percentile of %s", ms).isLessThan(500);
        awaitState(services.get(0), "WAITING_FOR_ROUTER");
        assertThat(shop.service(services.get(0)).path("text").asText()).isEqualTo("could not connect to device");

        shop.router1.resume();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).hasSize(40));
        awaitState(services.get(39), "APPLIED");
    }

    @Test
    @DisplayName("UR-40 acceptance cases 13 and 14: a connection lost before or after an add gets each account once")
    void aRouterThatDropsTheConnectionBeforeOrAfterACommandGetsEachAccountOnce() {
        shop.crm.hookTo(shop.hookUrl());
        shop.router1.fault(Fault.drop("lease/add"));
        int before = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        awaitState(before, "APPLIED");

        shop.router1.fault(Fault.dropAfter("lease/add"));
        int after = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 2));
        awaitState(after, "APPLIED");

        assertThat(Shop.leases(shop.router1))
                .extracting(lease -> lease.get("mac-address"))
                .containsExactlyInAnyOrder("02:00:00:00:00:01", "02:00:00:00:00:02");

        pppPool();
        for (Fault fault : List.of(Fault.drop("/ppp/secret/add"), Fault.dropAfter("/ppp/secret/add"))) {
            shop.router1.fault(fault);
            int secret = shop.crm.create(shop.client, shop.basic, pppoe(fault.kind() + shop.unique));
            awaitState(secret, "APPLIED");
        }
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(2);
        assertThat(shop.router1.hits())
                .containsExactly(
                        new FaultHit(Fault.Kind.DROP, "/ip/dhcp-server/lease/add"),
                        new FaultHit(Fault.Kind.DROP_AFTER, "/ip/dhcp-server/lease/add"),
                        new FaultHit(Fault.Kind.DROP, "/ppp/secret/add"),
                        new FaultHit(Fault.Kind.DROP_AFTER, "/ppp/secret/add"));
        assertThat(shop.router1.counters().byCommand())
                .as("what got lost comes twice, what was only not answered once")
                .containsEntry("/ip/dhcp-server/lease/add", 3L)
                .containsEntry("/ppp/secret/add", 3L);
    }

    @Test
    @DisplayName("UR-43 UR-78 a refused order waits until somebody sends it again")
    void aRefusedOrderWaitsOnTheDeadLetterListUntilSomebodySendsItAgain() {
        shop.crm.hookTo(shop.hookUrl());
        pppPool();
        int odd = shop.crm.plan("Odd " + shop.unique, 1, 1);
        int service = shop.crm.create(shop.client, odd, pppoe("odd" + shop.unique));
        awaitState(service, "FAILED");
        assertThat(shop.service(service).path("text").asText())
                .isEqualTo("profile \"Odd " + shop.unique + "\" is missing on " + shop.site1);
        JsonNode dead = order(service, "refused");

        shop.router1.byHand("/ppp/profile/add", "=name=Odd " + shop.unique);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Product.post("/rest/v1/orders/" + dead.path("id").asLong() + "/resend", "");
            awaitSettled(service);
            assertThat(shop.state(service)).isEqualTo("APPLIED");
        });
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(1);
    }

    @Test
    @DisplayName(
            "UR-43 UR-52 a clean-up that was refused is not cancelled, because its address is in use; sent again it ends")
    void aCleanUpIsNotCancelled() {
        shop.crm.hookTo(shop.hookUrl());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        awaitState(service, "APPLIED");
        shop.router1.fault(
                Fault.trap("/ip/dhcp-server/lease/remove", "failure: busy").times(0));
        shop.crm.edit(service, Map.of("deviceName", shop.site2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router2)).hasSize(1));
        await().atMost(SOON).ignoreExceptionsInstanceOf(AssertionError.class).until(() -> !order(service, "refused")
                .isMissingNode());
        String order = "/rest/v1/orders/" + order(service, "refused").path("id").asLong();

        var cancelled = Product.post(order + "/cancel", "");

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(409);
        assertThat(cancelled.body()).contains("clean-up");
        shop.router1.noFaults();
        assertThat(Product.post(order + "/resend", "").statusCode()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).isEmpty());
    }

    @Test
    @DisplayName(
            "UR-8 UR-24 acceptance case 37: each form of the address, each kind of body has its answer, never a redirect")
    void aWrongAddressKeyOrBodyIsAnsweredAsTheSpecificationSays() {
        String url = shop.hookUrl();
        String bare = url.substring(0, url.length() - 1);
        String test = "{\"uuid\":\"" + UUID.randomUUID()
                + "\",\"changeType\":\"test\",\"entity\":\"webhook\",\"entityId\":1,\"eventName\":\"test\",\"extraData\":{\"entity\":null}}";

        assertThat(Shop.hook(url, test).body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"ok\",\"data\":{\"outcome\":\"test\"}}");
        assertThat(Shop.hook(bare, test).statusCode()).isEqualTo(200);
        assertThat(Shop.hook(url, "").statusCode()).isEqualTo(400);
        assertThat(Shop.hook(url, "{oops").statusCode()).isEqualTo(400);
        assertThat(Shop.hook(url, "{}").statusCode()).isEqualTo(422);
        assertThat(Shop.hook(url, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}").statusCode())
                .isEqualTo(413);
        var wrong = Shop.hook(bare + "x/", test);
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).isEmpty();
        for (String form : List.of(url, bare)) {
            var ready = Product.send(HttpRequest.newBuilder(URI.create(form)));
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).isEqualTo("{\"status\":\"success\",\"message\":\"ready\",\"data\":null}");
            assertThat(ready.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        }
    }

    @Test
    @DisplayName("UR-22 a forged hook is rejected and seen in the log")
    void aForgedHookIsRejectedAndSeenInTheLog() {
        String uuid = UUID.randomUUID().toString();
        String forged = "{\"uuid\":\"" + uuid
                + "\",\"changeType\":\"end\",\"entity\":\"service\",\"entityId\":\"1\",\"eventName\":\"service.end\",\"extraData\":{\"entity\":{\"id\":1,\"status\":2}}}";

        assertThat(Shop.hook(shop.hookUrl(), forged).statusCode()).isEqualTo(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Product.json(Product.get("/rest/v1/ucrm/events?source=" + shop.source + "&state=REJECTED"))
                                .at("/items/0/uuid")
                                .asText())
                .isEqualTo(uuid));
    }

    @Test
    void aSourceCanBeTestedAndPoolsShowTheirUse() {
        JsonNode checks = Product.json(Product.post(
                "/rest/v1/crm-sources/" + shop.registered.path("id").asLong() + "/test", ""));
        assertThat(checks)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("ok").asBoolean()).isTrue());

        JsonNode pools = Product.json(Product.get("/rest/v1/pools?limit=1000"));
        assertThat(pools.path("items").toString()).contains(network1);
        var overlapping = Product.post(
                "/rest/v1/pools", Map.of("name", "twice " + shop.unique, "kind", "ppp", "prefixes", List.of(network1)));
        assertThat(overlapping.statusCode()).isEqualTo(409);
        assertThat(overlapping.body()).contains("overlaps");
    }

    @Test
    @DisplayName("UR-64 who had an address is told to those who say why")
    void whoHadAnAddressIsToldToThoseWhoSayWhy() {
        shop.crm.hookTo(shop.hookUrl());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        awaitState(service, "APPLIED");
        String path =
                "/rest/v1/addresses/" + shop.service(service).path("address").asText() + "/holder";

        var unexplained = Product.get(path);
        var explained = Product.send(HttpRequest.newBuilder(URI.create(Product.url(path)))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("X-Reason", "request 17 of the police"));

        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(Product.json(explained).at("/holder/service").asText()).isEqualTo(Integer.toString(service));
    }

    private void pppPool() {
        Product.post("/rest/v1/pools", Map.of("name", "ppp", "kind", "ppp", "prefixes", List.of("10.79.0.0/24")));
    }

    private Map<String, String> pppoe(String name) {
        return Map.of("deviceName", shop.site1, "pppoeUsername", name, "pppoePassword", "pw1");
    }

    private void awaitState(int service, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service))
                .as("%s", shop.service(service))
                .isEqualTo(state));
    }

    private void awaitSettled(int service) {
        await().atMost(SOON).until(() -> !List.of("APPLYING", "").contains(shop.state(service)));
    }

    private JsonNode order(int service, String state) {
        JsonNode orders = Product.json(Product.get("/rest/v1/orders?state=" + state + "&limit=1000"));
        for (JsonNode order : orders.path("items")) {
            if (order.path("service").asText().equals(Integer.toString(service))
                    && order.path("source").asText().equals(shop.source)) {
                return order;
            }
        }
        throw new AssertionError("no " + state + " order of service " + service + " in " + orders);
    }

    private JsonNode timeline(int service) {
        return Product.json(Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500"))
                .path("items");
    }

    private List<Long> sent(List<JsonNode> events, int senders) throws Exception {
        var threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<Long>> futures = new ArrayList<>();
            for (JsonNode event : events) {
                futures.add(threads.submit(() -> {
                    long begin = System.nanoTime();
                    assertThat(Shop.hook(shop.hookUrl(), event.toString()).statusCode())
                            .isEqualTo(200);
                    return (System.nanoTime() - begin) / 1_000_000;
                }));
            }
            List<Long> ms = new ArrayList<>();
            for (Future<Long> future : futures) {
                ms.add(future.get());
            }
            return ms.stream().sorted().toList();
        } finally {
            threads.shutdown();
        }
    }
}
