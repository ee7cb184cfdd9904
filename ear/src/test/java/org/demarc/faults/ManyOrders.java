package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;

/** Two hundred services that a CRM orders by webhooks on one router: enough for something to happen in the middle. */
final class ManyOrders implements AutoCloseable {

    static final int COUNT = 200;

    private static final Duration LONG = Duration.ofMinutes(4);

    final RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults()
            .port(0)
            .profiles("Home 50", "disabled")
            .delay(Duration.ofMillis(40))
            .user(RouterUser.full("demarc", "lab")));
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String hookPath;

    ManyOrders(Operator operator) {
        operator.addRouter("router-" + run, router.port(), "demarc", "lab");
        pool(operator);
        hookPath = operator.addCrm(Map.of("code", "k" + run));
    }

    /** The one pool of the stand, made by whoever comes first. */
    static void pool(Operator operator) {
        if (operator.get("pools?limit=1").path("total").asInt() == 0) {
            operator.post("pools", Map.of("name", "many", "kind", "ppp", "prefixes", List.of("10.99.0.0/16")));
        }
    }

    /** Orders the service of this number, from 0; the status that the webhook was answered with. */
    int order(int number, Operator through) {
        return through.hook(hookPath, webhook(number)).statusCode();
    }

    int onRouter() {
        return router.rows("/ppp/secret").size();
    }

    /** Waits until some are done and most are not. */
    void awaitMiddle() {
        await().atMost(LONG).until(() -> onRouter() >= 20);
    }

    void awaitAllApplied(Operator operator) {
        String path = "services?source=k" + run + "&state=APPLIED&limit=1";
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(
                        operator.get(path).path("total").asInt())
                .isEqualTo(COUNT));
    }

    /** What the router has, and what it was told to do: every account once, each with an address of its own. */
    void assertNothingLostAndNothingDoubled() {
        assertThat(router.counters().peakWriters())
                .as("connections that wrote at the same time, of both nodes")
                .isEqualTo(1);
        List<Map<String, String>> rows = router.rows("/ppp/secret");
        assertThat(rows).hasSize(COUNT);
        assertThat(rows).extracting(row -> row.get("name")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("remote-address")).doesNotHaveDuplicates();
        assertThat(router.writes().stream()
                        .filter(words -> words.get(0).equals("/ppp/secret/add"))
                        .flatMap(List::stream)
                        .filter(word -> word.startsWith("=name=")))
                .as("accounts that were added")
                .doesNotHaveDuplicates();
    }

    private Map<String, Object> webhook(int number) {
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
                        Map.of("key", "deviceName", "value", "router-" + run),
                        Map.of("key", "pppoeUsername", "value", "sub" + number),
                        Map.of("key", "pppoePassword", "value", "secret" + number)));
        return Map.of(
                "uuid",
                UUID.nameUUIDFromBytes((run + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .toString(),
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

    @Override
    public void close() {
        router.close();
    }
}
