package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Far more webhooks than usual, all at once. */
class Ur20BurstIT {

    private static final int SERVICES = 250;
    private static final int EACH = 40;
    private static final int SENDERS = 16;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Shop shop = new Shop();
    private final HookSource told = new HookSource("b" + shop.unique);

    Ur20BurstIT() {
        shop.dhcpPool(shop.router1Id, "10.106." + shop.octet() / 4 * 4 + ".0/22");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** How a service ends: its last webhook decides. */
    private enum End {
        REMOVED(2),
        SUSPENDED(3),
        ACTIVE(1);

        final int status;

        End(int status) {
            this.status = status;
        }

        static End of(int service) {
            return service % 5 == 0 ? REMOVED : service % 5 == 1 ? SUSPENDED : ACTIVE;
        }
    }

    @Test
    @DisplayName(
            "UR-20 a burst of 10,000 webhooks is stored and worked off, and the router has what the last ones said")
    void tenThousandWebhooksAtOnceAreAllKeptAndTheLastOneCounts() throws Exception {
        List<Callable<Boolean>> senders = IntStream.rangeClosed(1, SERVICES)
                .mapToObj(service -> (Callable<Boolean>) () -> allTaken(service))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            for (Future<Boolean> taken : threads.invokeAll(senders)) {
                assertThat(taken.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(told.open()).isZero();
            assertThat(told.accounts("APPLIED")).isEqualTo(count(End.ACTIVE));
            assertThat(told.accounts("APPLIED_DISABLED")).isEqualTo(count(End.SUSPENDED));
            assertThat(told.accounts("REMOVED")).isEqualTo(count(End.REMOVED));
        });
        assertThat(told.events("")).isEqualTo(SERVICES * EACH);
        assertThat(told.events("FAILED")).isZero();
        assertThatTheRouterHasWhatTheLastWebhooksSaid();
    }

    private boolean allTaken(int service) {
        return IntStream.rangeClosed(1, EACH).allMatch(number -> told.send(webhook(service, number)) == 200);
    }

    private ObjectNode webhook(int service, int number) {
        ObjectNode lease = HookSource.lease(service, shop.site1);
        lease.put("status", number == EACH ? End.of(service).status : number % 2 == 0 ? 3 : 1);
        return HookSource.hook(service, number == 1 ? "insert" : "edit", lease);
    }

    private static int count(End end) {
        return (int) IntStream.rangeClosed(1, SERVICES)
                .filter(service -> End.of(service) == end)
                .count();
    }

    private void assertThatTheRouterHasWhatTheLastWebhooksSaid() {
        List<Map<String, String>> rows = Shop.leases(shop.router1);
        assertThat(rows).hasSize(count(End.ACTIVE) + count(End.SUSPENDED));
        Map<String, String> listByMac = new HashMap<>();
        rows.forEach(row -> listByMac.put(row.getOrDefault("mac-address", ""), row.getOrDefault("address-lists", "")));
        for (int service = 1; service <= SERVICES; service++) {
            End end = End.of(service);
            assertThat(listByMac.get(HookSource.mac(service)))
                    .as("service " + service)
                    .isEqualTo(end == End.REMOVED ? null : end == End.SUSPENDED ? "disabled" : "");
        }
    }
}
