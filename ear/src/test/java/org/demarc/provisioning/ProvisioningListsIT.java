package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
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

    @Test
    void servicesAreSortedByAccountAndByWhatIsWanted() {
        int second = hooks.applied("Beta");
        int first = hooks.applied("alpha");
        shop.crm.suspend(second);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(second, "APPLIED_DISABLED");

        String ours = "services?source=" + shop.source + "&sort=";
        assertThat(services(ours + "account")).containsExactly(first, second);
        assertThat(services(ours + "-account")).containsExactly(second, first);
        assertThat(services(ours + "desired")).containsExactly(second, first);
        assertThat(services(ours + "-desired")).containsExactly(first, second);
        assertThat(status(ours + "lastOrder")).isEqualTo(422);
    }

    private static List<Integer> services(String list) {
        return items(list).stream().map(one -> one.path("service").asInt()).toList();
    }

    @Test
    @DisplayName("UR-73 a timeline is narrowed by what its entries tell, and read from either end")
    void aTimelineIsNarrowedByKindAndWordsAndReadFromEitherEnd() {
        int service = hooks.applied("told");
        AtRest.afterAll(shop.source);
        String timeline = "services/" + shop.source + "/" + service + "/timeline?limit=500";

        List<JsonNode> newestFirst = items(timeline);
        List<JsonNode> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        assertThat(newestFirst).hasSizeGreaterThan(2);
        assertThat(items(timeline + "&sort=at")).isEqualTo(oldestFirst);
        assertThat(items(timeline + "&sort=-at")).isEqualTo(newestFirst);
        List<JsonNode> commands = items(timeline + "&kind=command");
        assertThat(commands)
                .isNotEmpty()
                .isEqualTo(newestFirst.stream()
                        .filter(entry -> entry.path("kind").asText().equals("COMMAND"))
                        .toList());
        assertThat(Product.json(Product.get("/rest/v1/" + timeline + "&kind=command"))
                        .path("total")
                        .asInt())
                .isEqualTo(commands.size());
        assertThat(items(timeline + "&kind=command&q=PPP/Secret/ADD"))
                .isNotEmpty()
                .isEqualTo(commands.stream()
                        .filter(entry -> entry.path("text").asText().contains("/ppp/secret/add"))
                        .toList());
        String correlation = newestFirst.get(0).path("correlation").asText();
        assertThat(items(timeline + "&q=" + correlation))
                .isNotEmpty()
                .isEqualTo(newestFirst.stream()
                        .filter(entry -> (entry.path("text").asText()
                                        + "\n"
                                        + entry.path("correlation").asText())
                                .contains(correlation))
                        .toList());
        assertThat(Product.json(Product.get("/rest/v1/" + timeline + "&q=nobody-wrote-this"))
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(status(timeline + "&kind=colour")).isEqualTo(422);
        assertThat(status(timeline + "&sort=text")).isEqualTo(422);
    }

    @Test
    void theRoutersOfAPlanAreSortedByWhatItWouldDoThere() {
        hooks.applied("one");
        hooks.applied("two");
        int elsewhere = shop.crm.create(shop.client, shop.basic, hooks.pppoe("three", shop.site2));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(elsewhere, "APPLIED");
        AtRest.afterAll(shop.source);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + hooks.login("one"), "=profile=Pro 50M");
        shop.router1.byHand("/ppp/secret/set", "=.id=" + hooks.login("two"), "=profile=Pro 50M");
        shop.router2.byHand("/ppp/secret/set", "=.id=" + hooks.login("three"), "=profile=Pro 50M");
        JsonNode plan = Drifting.dryRun(Map.of("scope", "source", "value", shop.source, "kind", "rebuild"));
        String routers = "provisioning-plans/" + plan.path("id").asLong() + "/routers?";

        assertThat(ours(routers + "limit=1000&sort=sets")).containsExactly(shop.site2, shop.site1);
        assertThat(ours(routers + "limit=1000&sort=-sets")).containsExactly(shop.site1, shop.site2);
        assertThat(items(routers + "q=" + shop.site2))
                .extracting(router -> router.path("routerId").asLong())
                .containsExactly(shop.router2Id);
        assertThat(status(routers + "sort=colour")).isEqualTo(422);
        assertThat(status("provisioning-plans/999999999/routers")).isEqualTo(404);
    }

    /** Routers of tests before, which nobody can read any more, are there as well. */
    private List<String> ours(String list) {
        return items(list).stream()
                .map(router -> router.path("routerName").asText())
                .filter(name -> name.equals(shop.site1) || name.equals(shop.site2))
                .toList();
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
