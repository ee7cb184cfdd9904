package org.demarc.lab.ucrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake CRM's webhooks (ucrm-routeros.md 3.1, 3.4, 3.5) and API (3.6). */
class UcrmServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UcrmServer crm = UcrmServer.start(UcrmOptions.defaults());
    private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer receiver = receiver();
    private final int basic = crm.plan("Basic 10M", 10, 2);
    private final int pro = crm.plan("Pro 50M", 50, 12.5);
    private final int client = crm.client("Test", "Client");

    UcrmServerTest() throws IOException {}

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                received.add(JSON.readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        return server;
    }

    @BeforeEach
    void listen() {
        receiver.start();
        crm.hookTo("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        crm.close();
    }

    @Test
    void creatingSendsOneCompleteHook() {
        int id = crm.create(client, basic, Map.of("deviceName", "site1", "pppoeUsername", "u1"));

        JsonNode hook = received.get(0);
        assertThat(hook.path("entityId").isTextual()).isTrue();
        assertThat(hook.path("entityId").asInt()).isEqualTo(id);
        assertThat(story()).containsExactly("service.add insert " + id + " 1 -");
        JsonNode entity = hook.path("extraData").path("entity");
        assertThat(entity.path("servicePlanName").asText()).isEqualTo("Basic 10M");
        assertThat(entity.path("downloadSpeed").asInt()).isEqualTo(10);
        assertThat(entity.path("attributes").findValuesAsText("key")).containsExactly("deviceName", "pppoeUsername");
    }

    @Test
    void eachActionSendsItsSequence() {
        int id = crm.create(client, basic, Map.of("deviceName", "site1"));
        received.clear();

        crm.suspend(id);
        crm.cancelSuspend(id);
        int next = crm.changePlanNow(id, pro);
        int later = crm.changePlanLater(next, basic, LocalDate.of(2026, 12, 31));
        crm.deferredDue(next, later);
        crm.end(later);
        crm.archive(later);

        assertThat(story())
                .containsExactly(
                        "service.edit edit " + id + " 3 1",
                        "service.suspend suspend " + id + " 3 1",
                        "service.edit edit " + id + " 1 3",
                        "service.suspend_cancel unsuspend " + id + " 1 3",
                        "service.edit edit " + id + " 5 1",
                        "service.add insert " + next + " 1 5",
                        "service.edit edit " + next + " 1 1",
                        "service.add insert " + later + " 6 1",
                        "service.edit edit " + next + " 5 1",
                        "service.edit edit " + later + " 2 1",
                        "service.end end " + later + " 2 -",
                        "service.archive archive " + later + " 2 -");
    }

    @Test
    void recalculationAndTheSwitchedOffFeatureAreLoud() {
        int one = crm.create(client, basic, Map.of());
        int two = crm.create(client, basic, Map.of());
        crm.suspend(two);
        received.clear();

        crm.recalculateAll();
        crm.suspensionFeatureOff();

        assertThat(story())
                .containsExactly(
                        "service.edit edit " + one + " 1 1",
                        "service.edit edit " + two + " 3 3",
                        "service.edit edit " + two + " 1 3",
                        "service.suspend suspend " + two + " 1 3");
    }

    @Test
    void hooksCanBeLostSwappedAndSentAgain() {
        int id = crm.create(client, basic, Map.of());
        received.clear();

        crm.lose(2);
        crm.suspend(id);
        crm.swapNextPair();
        crm.cancelSuspend(id);
        crm.resend(received.get(0).path("uuid").asText());

        assertThat(received)
                .extracting(hook -> hook.path("eventName").asText())
                .containsExactly("service.edit", "service.suspend_cancel", "service.edit", "service.edit");
        assertThat(received.get(3)).isEqualTo(received.get(0));
    }

    @Test
    void theTestButtonSendsATest() {
        crm.test();

        assertThat(received.get(0).path("entity").asText()).isEqualTo("webhook");
        assertThat(received.get(0).path("extraData").path("entity").isNull()).isTrue();
    }

    @Test
    void aDeafEndpointIsNotedAndNotTriedAgain() {
        receiver.stop(0);

        crm.create(client, basic, Map.of());

        assertThat(crm.deliveries()).hasSize(1);
        assertThat(crm.deliveries().get(0).code()).isEqualTo(598);
    }

    @Test
    void aRedirectedHookArrivesAsAGetWithoutItsBody() {
        List<String> arrived = Collections.synchronizedList(new ArrayList<>());
        receiver.createContext("/moved", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", "/here");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        receiver.createContext("/here", exchange -> {
            try (exchange) {
                arrived.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestBody().readAllBytes().length);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        crm.hookTo("http://127.0.0.1:" + receiver.getAddress().getPort() + "/moved");

        crm.create(client, basic, Map.of());

        assertThat(arrived).containsExactly("GET 0");
    }

    @Test
    void whoAnswersAfterTenSecondsIsGivenUpAndNotTriedAgain() {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        receiver.createContext("/late", exchange -> {
            try (exchange) {
                tries.incrementAndGet();
                assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        crm.hookTo("http://127.0.0.1:" + receiver.getAddress().getPort() + "/late");

        crm.create(client, basic, Map.of());
        over.countDown();

        assertThat(tries).hasValue(1);
        assertThat(crm.deliveries()).last().satisfies(delivery -> {
            assertThat(delivery.url()).endsWith("/late");
            assertThat(delivery.code()).isEqualTo(598);
            assertThat(delivery.time()).isBetween(Duration.ofMillis(9500), Duration.ofSeconds(20));
        });
    }

    @Test
    void issuedEventsCanBeVerifiedAndForgedOnesNot() throws Exception {
        crm.create(client, basic, Map.of());
        JsonNode hook = received.get(0);

        JsonNode seen = body(get("webhook-events/" + hook.path("uuid").asText()));

        assertThat(seen.path("changeType").asText()).isEqualTo("insert");
        assertThat(seen.path("entityId")).isEqualTo(hook.path("entityId"));
        assertThat(get("webhook-events/00000000-0000-4000-8000-000000000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    void servicesComeInPagesAndByFilter() throws Exception {
        crm.noHooks();
        IntStream.range(0, 25).forEach(i -> crm.create(client, basic, Map.of("pppoeUsername", "u" + i)));
        crm.status(crm.create(client, pro, Map.of()), 3);

        assertThat(body(get("clients/services?limit=10&offset=20&statuses[]=1")))
                .hasSize(5);
        assertThat(body(get("clients/services?statuses%5B%5D=3&statuses%5B%5D=4")))
                .hasSize(1);
        assertThat(body(get("clients/services?customAttributeKey=pppoeUsername&customAttributeValue=u7")))
                .hasSize(1);
        assertThat(body(get("clients/" + client + "/services"))).hasSize(26);
        assertThat(body(get("clients/" + client)).path("lastName").asText()).isEqualTo("Client");
        assertThat(body(get("service-plans?servicePlanType=internet"))).hasSize(2);
        assertThat(body(get("version")).path("version").asText()).isEqualTo("4.2.1");
    }

    @Test
    void keysAndValuesAreChecked() throws Exception {
        int id = crm.create(client, basic, Map.of());
        received.clear();

        assertThat(send("GET", "version", "wrong", "").statusCode()).isEqualTo(401);
        assertThat(send("POST", "custom-attributes", "read-key", "{}").statusCode())
                .isEqualTo(403);
        assertThat(get("clients/services/9999").body()).contains("Object is not found.");
        HttpResponse<String> invalid = send("POST", "custom-attributes", "write-key", "{}");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.body()).contains("Validation failed.", "\"errors\":{\"name\":[");
        HttpResponse<String> made = send("POST", "custom-attributes", "write-key", "{\"name\":\"DHCP Client ID\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(body(made).path("key").asText()).isEqualTo("dhcpClientId");
        send(
                "PATCH",
                "clients/services/" + id,
                "write-key",
                "{\"attributes\":[{\"customAttributeId\":5,\"value\":\"10.1.1.5\"}]}");
        assertThat(crm.service(id).path("attributes").get(0).path("value").asText())
                .isEqualTo("10.1.1.5");
        assertThat(story()).containsExactly("service.edit edit " + id + " 1 1");
    }

    private List<String> story() {
        return received.stream()
                .map(hook -> {
                    JsonNode extra = hook.path("extraData");
                    return hook.path("eventName").asText() + " "
                            + hook.path("changeType").asText() + " "
                            + hook.path("entityId").asText() + " "
                            + extra.path("entity").path("status").asText() + " "
                            + (extra.path("entityBeforeEdit").isNull()
                                    ? "-"
                                    : extra.path("entityBeforeEdit")
                                            .path("status")
                                            .asText());
                })
                .toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path.replace("[", "%5B").replace("]", "%5D"), "read-key", "");
    }

    private HttpResponse<String> send(String method, String path, String key, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(crm.url() + path))
                                .header("X-Auth-App-Key", key)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
