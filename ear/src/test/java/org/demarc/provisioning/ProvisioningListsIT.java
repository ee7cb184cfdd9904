package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the lists of provisioning can be narrowed and sorted by, over REST. */
class ProvisioningListsIT {

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    ProvisioningListsIT() {
        Hooks.pppPool();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void ordersAreNarrowedByRouterStateAndTimeAndSortedByEach() {
        Instant begin = Instant.now();
        hooks.applied("one");
        int second = shop.crm.create(shop.client, shop.basic, hooks.pppoe("two", shop.site2));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(second, "APPLIED");
        AtRest.afterAll(shop.source);

        List<JsonNode> all = orders("router=" + shop.router1Id);
        assertThat(all)
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.path("router").asText()).isEqualTo(shop.site1));
        Instant ordered = Instant.parse(all.get(0).path("createdAt").asText());
        assertThat(orders("router=" + shop.router1Id + "&state=done&to=" + ordered.plusMillis(1)))
                .hasSize(1);
        assertThat(orders("router=" + shop.router1Id + "&from=" + ordered.plusMillis(1)))
                .isEmpty();
        assertThat(orders("router=" + shop.router1Id + "&to=" + ordered)).isEmpty();
        assertThat(orders("router=" + shop.router1Id + "&state=parked")).isEmpty();

        String ours = "from=" + begin + "&limit=1000&sort=";
        assertThat(orders(ours + "id"))
                .extracting(order -> order.path("id").asLong())
                .isSorted();
        assertThat(orders(ours + "created"))
                .extracting(order -> Instant.parse(order.path("createdAt").asText()))
                .isSorted();
        assertThat(orders(ours + "-router"))
                .extracting(order -> order.path("router").asText())
                .filteredOn(router -> router.equals(shop.site1) || router.equals(shop.site2))
                .containsExactly(shop.site2, shop.site1);
        assertThat(orders(ours + "state"))
                .extracting(order -> order.path("state").asText())
                .isSorted();
        for (String column : List.of("finished", "attempts")) {
            assertThat(status("orders?sort=" + column)).isEqualTo(200);
        }
        assertThat(status("orders?sort=colour")).isEqualTo(422);
        assertThat(status("orders?from=yesterday")).isEqualTo(422);
    }

    @Test
    void reportsAdoptionsPlansAndRoutersAreNarrowedByTheirState() {
        Drifting drift = new Drifting(shop);
        long report = drift.report().path("id").asLong();
        long plan = drift.dryRun("rebuild").path("id").asLong();

        assertThat(ids("drift-runs?limit=1000&state=done&router=" + shop.router1Id))
                .contains(report);
        assertThat(ids("drift-runs?limit=1000&state=failed&router=" + shop.router1Id))
                .isEmpty();
        assertThat(ids("provisioning-plans?limit=1000&state=READY")).contains(plan);
        assertThat(ids("provisioning-plans?limit=1000&state=applied")).doesNotContain(plan);
        assertThat(ids("routers?limit=1000&state=up&q=" + shop.site1)).containsExactly(shop.router1Id);
        assertThat(ids("routers?limit=1000&state=fresh&q=" + shop.site1)).isEmpty();
        assertThat(items("routers?q=" + shop.site1).get(0).path("state").asText())
                .isEqualTo("up");
        for (String list : List.of("drift-runs", "provisioning-plans", "adoptions")) {
            assertThat(status(list + "?state=blue")).as(list).isEqualTo(400);
            assertThat(status(list + "?state=failed")).as(list).isEqualTo(200);
        }
        assertThat(status("routers?state=blue")).isEqualTo(422);
    }

    @Test
    void webhooksAreSortedByWhatTheListShows() {
        hooks.applied("one");
        hooks.applied("two");
        shop.crm.rename(shop.client, "Other", "Name");
        hooks.last(1).forEach(hooks::outcome);
        AtRest.afterAll(shop.source);

        assertThat(items("ucrm/events?limit=100&sort=event&source=" + shop.source))
                .extracting(event -> event.path("eventName").asText())
                .containsExactly("client.edit", "service.add", "service.add");
        assertThat(items("ucrm/events?limit=100&sort=-object&source=" + shop.source))
                .extracting(event ->
                        event.path("entity").asText() + event.path("entityId").asText())
                .isSortedAccordingTo(Comparator.reverseOrder());
        for (String column : List.of("source", "state", "deliveries", "received")) {
            assertThat(status("ucrm/events?sort=" + column)).as(column).isEqualTo(200);
        }
        assertThat(status("ucrm/events?sort=colour")).isEqualTo(422);
    }

    @Test
    void poolsAreSortedByWhatIsReckonedToo() {
        String name = "sorted " + shop.unique;
        List<Long> pools = new ArrayList<>();
        for (String prefix : List.of("10.139.0.0/28", "10.139.0.16/30", "10.139.0.32/29")) {
            pools.add(Product.json(Product.post(
                            "/rest/v1/pools",
                            Map.of("name", name + prefix, "kind", "ppp", "prefixes", List.of(prefix), "position", 900)))
                    .path("id")
                    .asLong());
        }
        String found = "pools?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);

        assertThat(ids(found + "&sort=free")).containsExactly(pools.get(1), pools.get(2), pools.get(0));
        assertThat(ids(found + "&sort=-free&limit=1&offset=1")).containsExactly(pools.get(2));
        assertThat(Product.json(Product.get("/rest/v1/" + found + "&sort=-free&limit=1"))
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(status(found + "&sort=percentTaken")).isEqualTo(200);
        assertThat(status(found + "&sort=-daysLeft")).isEqualTo(200);
        pools.forEach(pool -> Product.delete("/rest/v1/pools/" + pool));
    }

    private static int status(String list) {
        return Product.get("/rest/v1/" + list).statusCode();
    }

    private static List<JsonNode> orders(String query) {
        return items("orders?" + query);
    }

    private static List<JsonNode> items(String list) {
        return Drifting.items("/rest/v1/" + list);
    }

    private static List<Long> ids(String list) {
        return items(list).stream().map(item -> item.path("id").asLong()).toList();
    }
}
