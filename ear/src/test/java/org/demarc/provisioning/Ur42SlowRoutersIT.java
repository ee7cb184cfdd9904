package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Routers that take their time, or are off: nobody else is delayed, and what was ordered of them is not lost. */
class Ur42SlowRoutersIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration ONE_COMMAND = Duration.ofSeconds(20);
    private static final String LEASES = "/ip/dhcp-server/lease";
    private static final int MANY = 24;
    private static final AtomicInteger NETWORK = new AtomicInteger();

    private final Shop shop = new Shop();
    private final HookSource told = new HookSource("w" + shop.unique);
    private final List<RouterOsSimulator> slow = new ArrayList<>();

    Ur42SlowRoutersIT() {
        int network = 8 * NETWORK.getAndIncrement();
        shop.dhcpPool(shop.router1Id, "10.104." + network + ".0/21");
        shop.dhcpPool(shop.router2Id, "10.105." + network + ".0/21");
    }

    @AfterEach
    void close() {
        slow.forEach(RouterOsSimulator::close);
        shop.close();
    }

    @Test
    @DisplayName("UR-42 routers that answer each command after 20 s keep nobody else waiting for one of their commands")
    void slowRoutersKeepNobodyElseWaiting() {
        Duration alone = timeOfFifty(1, shop.site1, shop.router1);
        Duration oneCommand = Collections.max(List.of(ONE_COMMAND, alone.multipliedBy(4)));
        assertThat(oneCommand).as("a command's time limit can be two minutes").isLessThan(Duration.ofMinutes(2));
        for (int i = 0; i < MANY; i++) {
            orderFromASlowRouter(i, oneCommand);
        }
        await().atMost(LONG)
                .until(() -> slow.stream().allMatch(router -> router.counters().connections() > 0));

        Duration besideSlowOnes = timeOfFifty(101, shop.site2, shop.router2);

        assertThat(besideSlowOnes)
                .as("%s alone: whoever waits behind a slow router waits for several of its commands", alone)
                .isLessThan(oneCommand);
        assertThat(slow).as("are still at it").allSatisfy(router -> assertThat(router.rows(LEASES))
                .isEmpty());
    }

    private void orderFromASlowRouter(int number, Duration oneCommand) {
        RouterOsSimulator router =
                RouterOsSimulator.start(RouterOsOptions.defaults().delay(oneCommand));
        slow.add(router);
        String name = "slow" + number + "-" + shop.unique;
        Map<String, Object> settings = Map.of(
                "name",
                name,
                "host",
                "127.0.0.1",
                "port",
                router.port(),
                "login",
                "api",
                "password",
                "secret",
                "commandTimeoutMs",
                Math.min(120_000, oneCommand.toMillis() + 10_000));
        long id = Product.json(Product.post("/rest/v1/routers", settings))
                .path("id")
                .asLong();
        shop.dhcpPool(id, "10.104.224." + 8 * number + "/29");
        order(1000 + number, 1, name);
    }

    private Duration timeOfFifty(int first, String device, RouterOsSimulator router) {
        long begin = System.nanoTime();
        order(first, 50, device);
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> router.rows(LEASES).size() == 50);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    @DisplayName(
            "UR-42 500 orders wait for a router that is off and go on by themselves, each once; others are not delayed")
    void aRouterThatIsBackGetsAllThatWaited() {
        shop.router1.stop();
        order(1, 500, shop.site1);
        await().atMost(LONG).untilAsserted(() -> assertThat(told.accounts("WAITING_FOR_ROUTER"))
                .isEqualTo(500));
        order(1001, 20, shop.site2);
        await().atMost(LONG).until(() -> shop.router2.rows(LEASES).size() == 20);
        assertThat(told.accounts("WAITING_FOR_ROUTER")).isEqualTo(500);

        shop.router1.resume();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(told.accounts("APPLIED")).isEqualTo(520));
        assertThat(shop.router1.rows(LEASES)).hasSize(500);
        assertThat(shop.router1.writes())
                .filteredOn(words -> words.get(0).startsWith(LEASES))
                .hasSize(500);
    }

    private void order(int first, int count, String device) {
        IntStream.range(first, first + count).parallel().forEach(service -> assertThat(
                        told.send(HookSource.hook(service, "insert", HookSource.lease(service, device))))
                .isEqualTo(200));
    }
}
