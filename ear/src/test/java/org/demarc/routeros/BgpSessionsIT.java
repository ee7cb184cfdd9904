package org.demarc.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;
import org.demarc.stand.QuickRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** BGP sessions of a RouterOS device through the whole server: its API, the schedule, the readings, the event. */
class BgpSessionsIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String UPSTREAM = "192.0.2.1";
    private static final RouterOsSimulator ROUTER = RouterOsSimulator.start(RouterOsOptions.defaults());
    private static QuickRule down;
    private static long profileId;
    private static long deviceId;

    @BeforeAll
    static void addRouter() {
        ROUTER.addBgp("upstream", UPSTREAM, 64_500, 950_000);
        ROUTER.addBgp("exchange", "192.0.2.2", 64_501, 12);
        String name = "bgp-" + System.nanoTime();
        profileId = id(
                "/rest/v1/access-profiles",
                Map.of("name", name, "apiPort", ROUTER.port(), "login", "api", "password", "secret"));
        deviceId = id(
                "/rest/v1/devices",
                Map.of(
                        "name",
                        name,
                        "address",
                        "127.0.0.1",
                        "snmpPort",
                        9,
                        "pollEnabled",
                        true,
                        "accessProfileId",
                        profileId,
                        "modelKey",
                        "mikrotik_router_os"));
        put("/rest/v1/pollers/rules", Map.of("poller", "bgp_sessions", "deviceId", deviceId, "intervalS", 10));
        down = QuickRule.of("bgp_session_down");
    }

    private static void put(String path, Map<String, Object> wanted) {
        var changed = Product.put(path, wanted);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static long id(String path, Map<String, Object> wanted) {
        var added = Product.post(path, wanted);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    @AfterAll
    static void close() {
        Product.delete("/rest/v1/pollers/rules?poller=bgp_sessions&device=" + deviceId);
        Product.delete("/rest/v1/devices/" + deviceId);
        Product.delete("/rest/v1/access-profiles/" + profileId);
        ROUTER.close();
        down.close();
    }

    private static JsonNode sessions() {
        return Product.json(Product.get("/rest/v1/devices/" + deviceId + "/readings/bgp-peers"));
    }

    private static JsonNode upstream() {
        for (JsonNode row : sessions().path("items")) {
            if (row.path("key").asText().equals(UPSTREAM)) {
                return row.path("values");
            }
        }
        throw new AssertionError("no session with " + UPSTREAM + ": " + sessions());
    }

    private static String readNow(String column) {
        var read = Product.post("/rest/v1/devices/" + deviceId + "/poll", Map.of("readings", List.of("bgp_sessions")));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(202);
        return upstream().path(column).asText();
    }

    /** Neighbours that a list filtered so shows. */
    private static List<String> found(String text) {
        String list = "/rest/v1/devices/" + deviceId + "/readings/bgp-peers?q=" + text.replace(" ", "%20");
        return Product.json(Product.get(list)).path("items").findValuesAsText("key");
    }

    /** The value of the upstream's session in /metrics, empty when it is not there. */
    private static String figure() {
        return Product.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("demarc_bgp_session_up{") && line.contains('"' + UPSTREAM + '"'))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    private static JsonNode openEvents() {
        return Product.json(Product.get("/rest/v1/events?device=" + deviceId + "&name=bgp_session_down&open=true"))
                .path("items");
    }

    @Test
    @DisplayName(
            "DEV-6 row 28: BGP sessions of RouterOS are read by the schedule of their poller, and one that goes down is an event")
    void aSessionThatGoesDownIsAnEvent() {
        await().atMost(LONG).until(() -> sessions().path("total").asInt() == 2);
        assertThat(upstream().path("status").asText()).isEqualTo("established");
        assertThat(upstream().path("remoteAs").asLong()).isEqualTo(64_500);
        assertThat(upstream().path("prefixes").asLong()).isEqualTo(950_000);
        await().atMost(LONG).until(() -> figure().equals("1.0"));
        assertThat(found(UPSTREAM)).containsExactly(UPSTREAM);
        assertThat(found("no neighbour")).isEmpty();

        ROUTER.endBgp(UPSTREAM);
        await().atMost(LONG).until(() -> upstream().path("status").asText().equals("down"));
        ROUTER.forgetBgp(UPSTREAM);
        assertThat(readNow("status")).isEqualTo("down");

        await().atMost(LONG).until(() -> figure().equals("0.0"));
        await().atMost(LONG).untilAsserted(() -> assertThat(openEvents()).hasSize(1));
        assertThat(openEvents().path(0).path("text").asText())
                .isEqualTo("the BGP session with " + UPSTREAM + " is down");

        ROUTER.byHand("/routing/bgp/connection/disable", "=.id=upstream");
        await().atMost(LONG).until(() -> readNow("adminState").equals("disabled"));
        await().atMost(LONG).untilAsserted(() -> assertThat(openEvents()).isEmpty());
    }
}
