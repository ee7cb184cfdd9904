package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.demarc.stand.QuickRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UR-65 how long the pools will last")
class Ur65ForecastIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    private static QuickRule alarms;

    private final String name = "forecast " + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void alarmsAreToldAtOnce() {
        alarms = QuickRule.of("pool_alarm");
    }

    @AfterAll
    static void alarmsAreToldAsBefore() {
        alarms.close();
    }

    @Test
    void aPoolIsNotedAndItsEndForetoldFromThirtyDaysEverywhere() throws Exception {
        var added = Product.post(
                "/rest/v1/pools", Map.of("name", name, "kind", "ppp", "prefixes", List.of("10.102.0.0/24")));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long pool = Product.json(added).path("id").asLong();
        String path = "/rest/v1/pools/" + pool;
        assertThat(Product.json(Product.get(path + "/forecast")).path("trend").asText())
                .isEqualTo("not_enough_data");

        noted(pool);
        assertThat(Product.json(Product.get(path + "/forecast")).path("days")).hasSize(1);

        // thirty days of history, on which 8 addresses a day were taken and 22 are left
        write("DELETE FROM address_pool_snapshot WHERE pool_id = " + pool);
        grewUntilYesterday(pool, 8);
        JsonNode forecast = Product.json(Product.get(path + "/forecast"));
        assertThat(forecast.path("trend").asText()).as("%s", forecast).isEqualTo("growing");
        assertThat(forecast.path("perDay").asDouble()).isEqualTo(8.0);
        assertThat(forecast.path("daysLeft").asInt()).isEqualTo(254 / 8);
        assertThat(forecast.path("alarm").asText()).isEqualTo("none");

        write(
                "UPDATE address_pool_snapshot SET used = used + 25 * (day - (now() AT TIME ZONE 'UTC')::date + 30) WHERE pool_id = "
                        + pool);
        JsonNode soon = Product.json(Product.get(path));
        assertThat(soon.path("daysLeft").asInt()).as("%s", soon).isEqualTo(254 / 33);
        assertThat(soon.path("alarm").asText()).isEqualTo("soon_empty");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Product.get("/metrics").body())
                        .contains("demarc_addressing_pool_days_left{pool=\"" + name + "\"}")
                        .contains("demarc_addressing_pool_free{pool=\"" + name + "\"}"));

        try (Chromium chromium = Chromium.open()) {
            look(chromium.page(1400, "en", false), pool, "light");
            look(chromium.page(1400, "uk", true), pool, "dark-uk");
            look(chromium.page(400, "uk", false), pool, "narrow-uk");
        }
    }

    @Test
    @DisplayName(
            "UR-65 a pool of which less than a tenth is free raises an alarm, also while nothing is known of its growth")
    void aPoolOfWhichLessThanATenthIsFreeRaisesAnAlarm() throws Exception {
        try (Shop shop = new Shop()) {
            long pool = thirtyAddresses(shop);
            String path = "/rest/v1/pools/" + pool;
            shop.crm.hookTo(shop.hookUrl());

            leases(shop, 1, 27);
            JsonNode tenth = Product.json(Product.get(path));
            leases(shop, 28, 28);
            JsonNode less = Product.json(Product.get(path));

            assertThat(tenth.path("usable").asInt()).as("%s", tenth).isEqualTo(30);
            assertThat(tenth.path("free").asInt()).as("%s", tenth).isEqualTo(3);
            assertThat(tenth.path("alarm").asText()).isEqualTo("none");
            assertThat(less.path("free").asInt()).as("%s", less).isEqualTo(2);
            assertThat(less.path("alarm").asText()).isEqualTo("nearly_full");
            noted(pool);
            JsonNode forecast = Product.json(Product.get(path + "/forecast"));
            assertThat(forecast.path("trend").asText()).isEqualTo("not_enough_data");
            assertThat(forecast.path("alarm").asText()).isEqualTo("nearly_full");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Product.get("/metrics").body())
                            .contains("demarc_addressing_pool_free{pool=\"" + name + "\"} 2"));
            await().atMost(SOON).untilAsserted(() -> assertThat(events(true))
                    .contains("pool " + name + " is nearly full: 2 addresses are free"));
            try (Chromium chromium = Chromium.open()) {
                isSaidToBeNearlyFull(chromium.page(1400, "en", false), pool);
            }
        }
    }

    @Test
    @DisplayName("UR-65 a pool that will soon be empty is an event while much of it is free, until it is enlarged")
    void aPoolThatWillSoonBeEmptyIsAnEventUntilItIsEnlarged() throws Exception {
        try (Shop shop = new Shop()) {
            String first = "10.149." + shop.octet() + ".0/24";
            int fourth = shop.octet() / 4 * 4;
            long pool = leasePool(shop, first);
            String path = "/rest/v1/pools/" + pool;
            String event = "pool " + name + " has 51 free addresses and will be empty in 7 days";
            grewUntilYesterday(pool, 7);
            write("INSERT INTO address_assignment (space, address, pool_id, source, service, origin, confirmed)"
                    + " SELECT 'default', host('" + first + "'::inet + n)::inet, " + pool + ", '" + shop.source
                    + "', 'taken-' || n, 'POOL', TRUE FROM generate_series(1, 7 * 29) AS n");

            howFullPoolsAreIsNoted();
            JsonNode soon = Product.json(Product.get(path));
            assertThat(soon.path("free").asInt()).as("%s", soon).isEqualTo(254 - 7 * 29);
            assertThat(soon.path("alarm").asText()).isEqualTo("soon_empty");
            await().atMost(SOON).untilAsserted(() -> assertThat(events(true)).contains(event));

            var enlarged = Product.put(
                    path,
                    Map.of(
                            "name",
                            name,
                            "kind",
                            "dhcp",
                            "routerId",
                            shop.router1Id,
                            "prefixes",
                            List.of(first, "10.150." + fourth + ".0/22"),
                            "version",
                            soon.path("version").asLong()));
            assertThat(enlarged.statusCode()).as(enlarged.body()).isEqualTo(200);
            howFullPoolsAreIsNoted();
            assertThat(Product.json(Product.get(path)).path("alarm").asText()).isEqualTo("none");
            await().atMost(SOON).untilAsserted(() -> assertThat(events(false)).contains(event));
            assertThat(events(true)).doesNotContain(name);
        }
    }

    private long thirtyAddresses(Shop shop) {
        return leasePool(shop, "10.156." + shop.octet() + ".0/27");
    }

    private long leasePool(Shop shop, String prefix) {
        var added = Product.post(
                "/rest/v1/pools",
                Map.of("name", name, "kind", "dhcp", "routerId", shop.router1Id, "prefixes", List.of(prefix)));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    /** Leases of these numbers, all on the router. */
    private static void leases(Shop shop, int first, int last) {
        for (int i = first; i <= last; i++) {
            shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, i));
        }
        String applied = "/rest/v1/services?limit=1&state=APPLIED&source=" + shop.source;
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Product.json(Product.get(applied)).path("total").asInt())
                .isEqualTo(last));
    }

    private void isSaidToBeNearlyFull(Page page, long pool) {
        Chromium.signIn(page);
        page.navigate(Product.url("/ui/addressing/pools"));
        page.fill("#list\\:text", name);
        PlaywrightAssertions.assertThat(page.locator("#list\\:rows .pi-exclamation-triangle"))
                .hasCount(1);
        PlaywrightAssertions.assertThat(page.locator("#list\\:rows")).containsText("nearly full");
        page.navigate(Product.url("/ui/addressing/pool?id=" + pool));
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("nearly full");
    }

    private void look(Page page, long pool, String picture) {
        Chromium.signIn(page);
        PlaywrightAssertions.assertThat(page.locator("#dashboard\\:figures a[href*='/ui/addressing/pools']"))
                .hasCount(1);
        Chromium.picture(page, "pools-dashboard-" + picture);
        page.navigate(Product.url("/ui/addressing/pools"));
        page.fill("#list\\:text", name);
        PlaywrightAssertions.assertThat(page.locator("#list\\:rows .pi-exclamation-triangle"))
                .hasCount(1);
        Chromium.picture(page, "pools-" + picture);
        page.navigate(Product.url("/ui/addressing/pool?id=" + pool));
        PlaywrightAssertions.assertThat(page.locator("main canvas")).hasCount(1);
        PlaywrightAssertions.assertThat(page.locator("main .pi-exclamation-triangle"))
                .hasCount(1);
        Chromium.picture(page, "pool-" + picture);
    }

    private static String events(boolean open) {
        return Product.get("/rest/v1/events?open=" + open + "&limit=500&name=pool_alarm")
                .body();
    }

    /** Thirty days of history without the present one, on which so many addresses a day of 254 were taken. */
    private static void grewUntilYesterday(long pool, int perDay) throws SQLException {
        write("INSERT INTO address_pool_snapshot (pool_id, day, usable, used, reserved, quarantined, blocked) SELECT "
                + pool + ", (now() AT TIME ZONE 'UTC')::date - 30 + n, 254, " + perDay
                + " * n, 0, 0, 0 FROM generate_series(1, 29) AS n");
    }

    private static void noted(long pool) throws SQLException {
        howFullPoolsAreIsNoted();
        await().atMost(SOON).until(() -> count("address_pool_snapshot WHERE pool_id = " + pool) == 1);
    }

    private static void howFullPoolsAreIsNoted() {
        var started = Product.post("/rest/v1/job-runs", Map.of("kind", "ip-pool-snapshot"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String run = "/rest/v1/job-runs/" + Product.json(started).path("id").asLong();
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Product.json(Product.get(run)).path("state").asText())
                .isEqualToIgnoringCase("done"));
    }

    private static long count(String what) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void write(String sql) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
