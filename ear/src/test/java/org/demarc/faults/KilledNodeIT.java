package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.stand.Stand;
import org.demarc.lab.stand.StandOptions;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** Killed as {@code kill -9} does in the middle of 200 orders, then started again: nothing lost, nothing doubled. */
class KilledNodeIT {

    private static final int ORDERS = 200;

    @Test
    void ordersOutliveTheNodeThatWasCarryingThemOut() {
        StandOptions build = StandOptions.fromBuild();
        StandOptions own = Product.options(build).at(build.dir().resolveSibling("stand-killed"));
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults()
                        .port(0)
                        .profiles("Home 50", "disabled")
                        .delay(Duration.ofMillis(15))
                        .user(RouterUser.full("demarc", "lab")));
                Stand stand = Stand.start(own)) {
            String run = UUID.randomUUID().toString().substring(0, 8);
            String hook = prepared(stand, router, run);

            for (int i = 0; i < ORDERS; i++) {
                assertThat(send(stand, hook, webhook(run, i))).isEqualTo(200);
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> secrets(router).size() >= 20);
            stand.nodes().get(0).kill();
            int carriedOutWhenKilled = secrets(router).size();
            stand.nodes().get(0).launch();
            stand.nodes().get(0).awaitReady();

            await().atMost(Duration.ofMinutes(4))
                    .untilAsserted(() -> assertThat(applied(stand, run)).isEqualTo(ORDERS));
            assertThat(carriedOutWhenKilled).as("the kill came in the middle").isLessThan(ORDERS);
            List<Map<String, String>> rows = secrets(router);
            assertThat(rows).hasSize(ORDERS);
            assertThat(rows).extracting(row -> row.get("name")).doesNotHaveDuplicates();
            assertThat(rows).extracting(row -> row.get("remote-address")).doesNotHaveDuplicates();
        }
    }

    private static List<Map<String, String>> secrets(RouterOsSimulator router) {
        return router.rows("/ppp/secret");
    }

    /** A router, a pool and a source of this run's own; answers the path of the webhooks. */
    private static String prepared(Stand stand, RouterOsSimulator router, String run) {
        post(
                stand,
                "routers",
                Map.of(
                        "name", "kill-" + run,
                        "host", "127.0.0.1",
                        "port", router.port(),
                        "login", "demarc",
                        "password", "lab"));
        if (get(stand, "ip-pools?limit=1").path("total").asInt() == 0) {
            post(stand, "ip-pools", Map.of("name", "kill", "kind", "ppp", "prefixes", List.of("10.99.0.0/16")));
        }
        return post(stand, "crm-sources", Map.of("code", "k" + run))
                .path("hookUrl")
                .asText();
    }

    private static int applied(Stand stand, String run) {
        return get(stand, "services?source=k" + run + "&state=APPLIED&limit=1")
                .path("total")
                .asInt();
    }

    private static Map<String, Object> webhook(String run, int number) {
        Map<String, Object> service = Map.of(
                "id",
                number + 1,
                "clientId",
                1,
                "status",
                1,
                "servicePlanName",
                "Home 50",
                "attributes",
                List.of(
                        Map.of("key", "deviceName", "value", "kill-" + run),
                        Map.of("key", "pppoeUsername", "value", "sub" + number),
                        Map.of("key", "pppoePassword", "value", "secret" + number)));
        return Map.of(
                "uuid",
                UUID.randomUUID().toString(),
                "changeType",
                "insert",
                "entity",
                "service",
                "entityId",
                number + 1,
                "eventName",
                "service.add",
                "extraData",
                Map.of("entity", service));
    }

    private static int send(Stand stand, String hook, Object body) {
        String url = hook.startsWith("http") ? hook : stand.url() + hook;
        return Product.send(HttpRequest.newBuilder(URI.create(url)).POST(text(body)))
                .statusCode();
    }

    private static JsonNode post(Stand stand, String path, Object body) {
        var answer = Product.send(HttpRequest.newBuilder(URI.create(stand.url() + "/rest/v1/" + path))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .POST(text(body)));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Product.json(answer);
    }

    private static JsonNode get(Stand stand, String path) {
        return Product.json(Product.send(HttpRequest.newBuilder(URI.create(stand.url() + "/rest/v1/" + path))
                .header("X-Auth-Key", Product.ADMIN_KEY)));
    }

    private static HttpRequest.BodyPublisher text(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(Product.JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
