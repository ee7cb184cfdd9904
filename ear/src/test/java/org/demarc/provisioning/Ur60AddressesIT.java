package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Addresses: each given once, none that is somebody's, and who had which when. */
class Ur60AddressesIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String MENU = "/ip/dhcp-server/lease";

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private int lease(int number) {
        return lease(number, Map.of());
    }

    private int lease(int number, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(shop.lease(shop.site1, number));
        attributes.putAll(more);
        int service = shop.crm.create(shop.client, shop.basic, attributes);
        hooks.deliver(hooks.last(1));
        return service;
    }

    private String address(int service) {
        return shop.service(service).path("address").asText();
    }

    @Test
    @DisplayName(
            "UR-60 acceptance case 27: 200 at once on 100 free addresses give 100 accounts, all different, and 100 that wait")
    void twoHundredAtOnceShareAHundredAddresses() throws Exception {
        pool(List.of("10.110.0.0/26", "10.110.0.64/27", "10.110.0.96/29", "10.110.0.104/30"));
        for (int i = 1; i <= 200; i++) {
            shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, i));
        }
        List<Callable<String>> senders = new ArrayList<>();
        hooks.last(200).forEach(event -> senders.add(() -> hooks.outcome(event)));
        var threads = Executors.newFixedThreadPool(20);
        try {
            for (Future<String> outcome : threads.invokeAll(senders)) {
                assertThat(outcome.get()).isEqualTo("queued");
            }
        } finally {
            threads.shutdown();
        }

        AtRest.afterAll(shop.source);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(accounts("APPLIED")).isEqualTo(100);
            assertThat(accounts("WAITING_FOR_ADDRESS")).isEqualTo(100);
        });
        assertThat(shop.router1.rows(MENU).stream().map(row -> row.get("address")))
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(Hooks.writes(shop.router1)).hasSize(100);
    }

    private int accounts(String state) {
        return Product.json(Product.get("/rest/v1/services?limit=1&source=" + shop.source + "&state=" + state))
                .path("total")
                .asInt();
    }

    @Test
    @DisplayName(
            "UR-61 UR-6 acceptance cases 28 and 29: what is excluded, ends in .0 or .255, is the router's own, a gateway, on a foreign row or in use there is given to nobody")
    void addressesThatAreSomebodysAreGivenToNobody() {
        pool(List.of("10.111.0.250/30", "10.111.0.254/31", "10.111.2.0/29", "10.111.4.0/23"));
        shop.router1.byHand("/ip/address/add", "=address=10.111.2.1/29", "=interface=ether2");
        shop.router1.add("/ip/dhcp-server/network", Map.of("address", "10.111.2.0/29", "gateway", "10.111.2.2"));
        shop.router1.add(
                MENU, Map.of("address", "10.111.2.3", "mac-address", "02:AA:00:00:00:01", "comment", "printer"));
        Product.post("/rest/v1/pools/exclusions", Map.of("range", "10.111.2.4-10.111.2.5"));

        assertThat(given(1, 5))
                .containsExactly("10.111.0.249", "10.111.0.250", "10.111.0.254", "10.111.2.6", "10.111.4.1");
        assertThat(shop.router1.rows(MENU)).anySatisfy(row -> assertThat(row).containsEntry("comment", "printer"));

        shop.router1.lease("02:AA:00:00:00:02", "10.111.4.2"); // seen by the next report, as all below
        shop.router1.add("/ppp/active", Map.of("name", "roamer", "address", "10.111.4.3", "radius", "true"));
        renumbered("02:AA:00:00:00:03", "10.111.4.4", "10.157.0.8");
        Product.post("/rest/v1/pools/exclusions", Map.of("range", "10.111.4.6-10.111.4.253"));
        new Drifting(shop).report();

        assertThat(given(6, 8))
                .as("neither on a foreign session or lease, nor .255 and .0 within the /23")
                .containsExactly("10.111.4.5", "10.111.4.254", "10.111.5.1");
        assertThat(shop.router1.rows("/ppp/active")).as("left alone").hasSize(1);
    }

    @Test
    @DisplayName("UR-61 the address of a row with the tag of a service that nobody knows is given to nobody")
    void anAddressOfAnUnknownServicesRowIsGivenToNobody() {
        pool(List.of("10.157.1.0/29"));
        shop.router1.add(
                MENU,
                Map.of(
                        "address",
                        "10.157.1.1",
                        "mac-address",
                        "02:AA:00:00:00:09",
                        "comment",
                        "demarc/" + shop.source + "/999999 Nobody"));

        assertThat(given(1, 2)).containsExactly("10.157.1.2", "10.157.1.3");
    }

    @Test
    @DisplayName("UR-61 a removed router leaves no address that nobody gets, and no pool that nobody can change")
    void aRemovedRouterLeavesNoAddressAndNoPoolBehind() {
        String network = "10.160." + shop.octet() + ".";
        shop.dhcpPool(shop.router2Id, network + "0/29");
        long own = pool(List.of(network + "8/29"));
        shop.router1.add(
                MENU, Map.of("address", network + "1", "mac-address", "02:AA:00:00:00:11", "comment", "camera"));
        new Drifting(shop).report();
        int before = lease(1, Map.of("deviceName", shop.site2));
        hooks.awaitState(before, "APPLIED");
        assertThat(address(before)).as("the camera has the first").isEqualTo(network + "2");
        String router = "/rest/v1/routers/" + shop.router1Id;

        var refused = Product.delete(router);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("router-has-pools", "addresses " + shop.unique, "delete them first");
        assertThat(Product.get(router).statusCode()).isEqualTo(200);

        assertThat(Product.delete("/rest/v1/pools/" + own).statusCode()).isIn(200, 204);
        assertThat(Product.delete(router).statusCode()).isIn(200, 204);
        int after = lease(2, Map.of("deviceName", shop.site2));
        hooks.awaitState(after, "APPLIED");
        assertThat(address(after)).as("nobody's any more").isEqualTo(network + "1");
    }

    @Test
    @DisplayName("UR-61 a pool for a router that does not exist is refused")
    void aPoolForARouterThatIsNotThereIsRefused() {
        var refused = Product.post("/rest/v1/pools", poolFor(999_999_999, "10.160." + shop.octet() + ".16/29"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("unknown-router");
        assertThat(Drifting.items("/rest/v1/pools?q=" + shop.unique)).isEmpty();
    }

    @Test
    @DisplayName("UR-61 of a router's removal and a pool for it at the same time one is refused")
    void aRouterIsNotRemovedWhileAPoolForItIsAdded() throws Exception {
        CompletableFuture<HttpResponse<String>> removed;
        CompletableFuture<HttpResponse<String>> added;
        try (HeldAccount held = HeldAccount.router(shop.site1)) {
            removed = CompletableFuture.supplyAsync(() -> Product.delete("/rest/v1/routers/" + shop.router1Id));
            held.awaitSomebodyBehind();
            added = CompletableFuture.supplyAsync(
                    () -> Product.post("/rest/v1/pools", poolFor(shop.router1Id, "10.160." + shop.octet() + ".24/29")));
        }

        List<Integer> statuses = List.of(removed.get().statusCode(), added.get().statusCode());

        assertThat(statuses).as("removed, added").isIn(List.of(204, 422), List.of(200, 422), List.of(409, 201));
    }

    /** The addresses that leases of these numbers get, one after the other. */
    private List<String> given(int first, int last) {
        List<String> given = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            int service = lease(i);
            hooks.awaitState(service, "APPLIED");
            given.add(address(service));
        }
        return given;
    }

    /** Somebody's lease has another address from now on, but its client goes on with the one it was given. */
    private void renumbered(String mac, String active, String address) {
        String id = shop.router1.add(MENU, Map.of("address", active, "mac-address", mac, "comment", "laptop"));
        shop.router1.bind(mac);
        shop.router1.byHand(MENU + "/set", "=.id=" + id, "=address=" + address);
        assertThat(shop.router1.rows(MENU))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("address", address).containsEntry("active-address", active));
    }

    @Test
    @DisplayName(
            "UR-62 UR-64 acceptance case 8: a freed address rests without saying whose it was, another service gets another one, and its own gets it back")
    void aFreedAddressRestsAndGoesBackToItsOwn() {
        long pool = pool(List.of("10.110.1.0/29"));
        int first = lease(1);
        hooks.awaitState(first, "APPLIED");
        String address = address(first);
        shop.crm.end(first);
        hooks.deliver(hooks.last(2).subList(1, 2));
        hooks.awaitState(first, "REMOVED");
        assertThat(shop.router1.rows(MENU)).isEmpty();
        String until = Product.json(Product.get("/rest/v1/pools/" + pool + "/resting?limit=10"))
                .at("/items/0/until")
                .asText();
        assertRestsWithoutSayingWhose(pool, address, first);
        assertThat(Instant.parse(until))
                .as("it rests for a day")
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));

        int second = lease(2);
        hooks.awaitState(second, "APPLIED");
        assertThat(address(second)).isNotEqualTo(address);
        shop.crm.status(first, 1);
        hooks.deliver(hooks.last(1));
        hooks.awaitState(first, "APPLIED");
        assertThat(address(first)).isEqualTo(address);
    }

    @Test
    @DisplayName("UR-63 UR-9 an empty pool is said, nothing is sent, and who waits longest gets the next address")
    void anEmptyPoolIsSaidAndWhoWaitsLongestComesFirst() {
        long pool = pool(List.of("10.110.2.0/30"));
        lease(1);
        lease(2);
        shop.router1.forgetCommands();
        int third = lease(3);
        int fourth = lease(4);
        hooks.awaitState(third, "WAITING_FOR_ADDRESS");
        hooks.awaitState(fourth, "WAITING_FOR_ADDRESS");
        JsonNode shown = shop.service(third);
        assertThat(shown.path("text").asText()).isEqualTo("no ip addresses to assign");
        assertThat(shown.path("detail").asText()).contains("used 2").contains("free 0");
        assertThat(Hooks.writes(shop.router1)).isEmpty();

        JsonNode present = Product.json(Product.get("/rest/v1/pools/" + pool));
        var grown = Product.put(
                "/rest/v1/pools/" + pool,
                Map.of(
                        "name",
                        present.path("name").asText(),
                        "kind",
                        "dhcp",
                        "routerId",
                        shop.router1Id,
                        "prefixes",
                        List.of("10.110.2.0/30", "10.110.2.9/32"),
                        "version",
                        present.path("version").asLong()));
        assertThat(grown.statusCode()).as(grown.body()).isEqualTo(200);

        hooks.awaitState(third, "APPLIED");
        assertThat(address(third)).isEqualTo("10.110.2.9");
        assertThat(shop.state(fourth)).isEqualTo("WAITING_FOR_ADDRESS");
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("requeued"); // Resend: still in line, nothing is lost
        AtRest.afterAll(shop.source);
        assertThat(shop.state(fourth)).isEqualTo("WAITING_FOR_ADDRESS");
    }

    @Test
    @DisplayName(
            "UR-64 acceptance case 30: the ledger tells who had an address at any instant, to whom may ask and says why")
    void theLedgerTellsWhoHadAnAddressAtAnInstant() {
        pool(List.of("10.110.3.0/29"));
        String address = "172.31." + Integer.parseInt(shop.unique.substring(0, 2), 16) + "."
                + (1 + Integer.parseInt(shop.unique.substring(2, 4), 16) % 250);
        Map<String, String> manual = Map.of("ipAddress", address);
        Instant before = Instant.now().minusSeconds(60);
        int first = lease(1, manual);
        hooks.awaitState(first, "APPLIED");
        assertThat(address(first)).isEqualTo(address);
        Instant during = Instant.now();
        shop.crm.edit(first, Map.of("ipAddress", ""));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(first, "APPLIED");
        assertThat(address(first)).startsWith("10.110.3.");
        Instant between = Instant.now();

        JsonNode held = holder(address, during, "request 30");
        assertThat(held.at("/holder/service").asText()).isEqualTo(Integer.toString(first));
        JsonNode free = holder(address, between, "request 30");
        assertThat(free.path("holder").isNull()).isTrue();
        assertThat(free.at("/lastBefore/service").asText()).isEqualTo(Integer.toString(first));
        JsonNode never = holder(address, before, "request 30");
        assertThat(never.path("holder").isNull()).isTrue();
        assertThat(never.path("lastBefore").isNull()).isTrue();
        assertThat(hooks.ledger(first)).hasSize(2);

        var table = Product.send(
                HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/addresses/" + address + "/history.csv")))
                        .header("X-Auth-Key", Product.ADMIN_KEY)
                        .header("X-Reason", "request 31"));
        assertThat(table.statusCode()).as(table.body()).isEqualTo(200);
        assertThat(table.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(table.body().lines().toList()).hasSize(2).first().asString().startsWith("address,source,service,");
        assertThat(table.body().lines().skip(1)).allSatisfy(line -> assertThat(line)
                .startsWith(address + "," + shop.source + "," + first + ",")
                .contains(",MANUAL,"));
        assertThat(Product.get("/rest/v1/addresses/" + address + "/history.csv").statusCode())
                .isEqualTo(400);
        String ofService = "/rest/v1/services/" + shop.source + "/" + first + "/addresses.csv";
        var hisTable = Product.send(HttpRequest.newBuilder(URI.create(Product.url(ofService)))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("X-Reason", "request 32"));
        assertThat(hisTable.statusCode()).as(hisTable.body()).isEqualTo(200);
        assertThat(hisTable.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(hisTable.headers().firstValue("content-disposition").orElse(""))
                .contains("addresses-" + shop.source + "-" + first + ".csv");
        assertThat(hisTable.body().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("," + shop.source + "," + first + ","))
                .anySatisfy(line -> assertThat(line).startsWith(address + ","));
        assertThat(Product.get(ofService).statusCode()).isEqualTo(400);
        assertThat(AtRest.number("SELECT count(*) FROM address_ledger_query WHERE reason = 'request 32'"))
                .isEqualTo(1);
        assertThat(Product.get("/rest/v1/addresses/" + address + "/holder").statusCode())
                .isEqualTo(400);
        assertThat(AtRest.number(
                        "SELECT count(*) FROM address_ledger_query WHERE reason = 'request 30' AND what LIKE '%"
                                + address + "%'"))
                .isEqualTo(3);

        int second = lease(2, manual);
        hooks.awaitState(second, "APPLIED");
        JsonNode later = holder(address, Instant.now(), "request 40");
        assertThat(later.at("/holder/service").asText()).isEqualTo(Integer.toString(second));
        assertThat(holder(address, during, "request 40").at("/holder/service").asText())
                .as("what was, stays")
                .isEqualTo(Integer.toString(first));
        assertThat(askedWith(key(List.of("provisioning_view")), address)).isEqualTo(403);
        assertThat(askedWith(key(List.of("ip_ledger_view")), address)).isEqualTo(200);
        for (String change : List.of(
                "DELETE FROM address_ledger WHERE address = ?::inet",
                "UPDATE address_ledger SET service = '1' WHERE address = ?::inet")) {
            assertThatThrownBy(() -> changeLedger(change, address)).hasMessageContaining("address ledger");
        }
    }

    @Test
    @DisplayName(
            "UR-64 a long history is paged, its table is whole, and who may read the audit log sees who asked and why")
    void aLongHistoryIsPagedItsTableIsWholeAndWhoAskedIsSeen() throws Exception {
        String address = "10.140." + shop.octet() + ".9";
        manyHad(address, 1200);
        String history = "/rest/v1/addresses/" + address + "/history";
        String why = "long " + shop.unique;

        JsonNode first = Product.json(asked(history + "?limit=500", why));
        JsonNode last = Product.json(asked(history + "?limit=500&offset=1000", why));

        assertThat(first.path("total").asInt()).isEqualTo(1200);
        assertThat(first.path("items")).hasSize(500);
        assertThat(first.at("/items/0/service").asText()).isEqualTo("1200");
        assertThat(last.path("items")).hasSize(200);
        assertThat(last.at("/items/199/service").asText()).isEqualTo("1");
        assertThat(Product.json(asked(history + "?sort=from&limit=1", why))
                        .at("/items/0/service")
                        .asText())
                .isEqualTo("1");
        assertThat(Product.json(asked(history + "?q=held-77.&limit=1", why))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(asked(history + ".csv", why).body().lines().skip(1).map(line -> line.split(",")[2]))
                .hasSize(1200)
                .doesNotHaveDuplicates();

        List<JsonNode> questions = Drifting.items("/rest/v1/addresses/questions?q=" + shop.unique);
        assertThat(questions).hasSize(5).allSatisfy(question -> {
            assertThat(question.path("who").asText()).isEqualTo(Product.ADMIN_LOGIN);
            assertThat(question.path("what").asText()).contains(address);
            assertThat(question.path("reason").asText()).isEqualTo(why);
        });
        assertThat(questions.get(3).path("what").asText()).endsWith(", behind the first 1000");
        assertThat(statusWith(key(List.of("ip_ledger_view")), "/rest/v1/addresses/questions"))
                .isEqualTo(403);
        assertThat(statusWith(key(List.of("audit_view")), "/rest/v1/addresses/questions"))
                .isEqualTo(200);
    }

    /** UR-64: whose it was is the ledger's to tell. */
    private void assertRestsWithoutSayingWhose(long pool, String address, int service) {
        String path = "/rest/v1/pools/" + pool + "/resting";
        String resting = answerTo(key(List.of("provisioning_view")), path).body();
        assertThat(resting).contains(address).doesNotContain(shop.source).doesNotContain("service");
        assertThat(Drifting.items(path + "?q=" + address)).hasSize(1);
        assertThat(Drifting.items(path + "?q=" + shop.source + "/" + service))
                .as("nor is it found by the service")
                .isEmpty();
    }

    private void manyHad(String address, int services) throws java.sql.SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO address_ledger (space, address, source, service, client_id, client_name, router, kind, natural_key,
                            origin, cause, from_at, to_at)
                        SELECT 'default', ?::inet, ?, n::text, '1', 'Client', 'site1', 'PPPOE', 'held-' || n || '.', 'POOL', 'test',
                               now() - interval '2 days' + n * interval '1 minute', now() - interval '2 days' + (n + 1) * interval '1 minute'
                        FROM generate_series(1, ?) n
                        """)) {
            insert.setString(1, address);
            insert.setString(2, shop.source);
            insert.setInt(3, services);
            insert.executeUpdate();
        }
    }

    private static HttpResponse<String> asked(String path, String reason) {
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url(path)))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("X-Reason", reason));
    }

    private static int statusWith(String key, String path) {
        return answerTo(key, path).statusCode();
    }

    private static HttpResponse<String> answerTo(String key, String path) {
        return Product.send(
                HttpRequest.newBuilder(URI.create(Product.url(path))).header("X-Auth-Key", key));
    }

    private static void changeLedger(String change, String address) throws java.sql.SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.prepareStatement(change)) {
            statement.setString(1, address);
            statement.executeUpdate();
        }
    }

    private static String key(List<String> permissions) {
        return Product.json(Product.post(
                        "/rest/v1/api-keys",
                        Map.of("login", Product.ADMIN_LOGIN, "expire", "1h", "permissions", permissions)))
                .path("key")
                .asText();
    }

    private static int askedWith(String key, String address) {
        return Product.send(HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/addresses/" + address + "/holder")))
                        .header("X-Auth-Key", key)
                        .header("X-Reason", "request 33"))
                .statusCode();
    }

    private static JsonNode holder(String address, Instant at, String reason) {
        return Product.json(Product.send(
                HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/addresses/" + address + "/holder?at=" + at)))
                        .header("X-Auth-Key", Product.ADMIN_KEY)
                        .header("X-Reason", reason)));
    }

    @Test
    @DisplayName("UR-6 UR-7 a manual address wins over the pool; attributes are found by the keys that are set")
    void aManualAddressWinsAndAttributesAreFoundByTheirKeys() {
        pool(List.of("10.110.4.0/29"));
        int manual = lease(1, Map.of("ipAddress", "10.112.7.7"));
        hooks.awaitState(manual, "APPLIED");
        assertThat(address(manual)).isEqualTo("10.112.7.7");
        int same = lease(2, Map.of("ipAddress", "10.112.7.7"));
        hooks.awaitState(same, "CONFLICT");
        assertThat(shop.service(same).path("text").asText())
                .isEqualTo("address 10.112.7.7 belongs to service " + manual);
        int bad = lease(3, Map.of("ipAddress", "10.7.1.300"));
        hooks.awaitState(bad, "NOT_CONFIGURED");
        assertThat(shop.service(bad).path("code").asText()).isEqualTo("BAD_MANUAL_ADDRESS");
        assertThat(shop.router1.rows(MENU)).hasSize(1);

        String code = "k" + shop.unique;
        String url = Product.json(Product.post(
                        "/rest/v1/crm-sources",
                        Map.of(
                                "code",
                                code,
                                "attributeKeys",
                                Map.of(
                                        "device",
                                        "router",
                                        "mac",
                                        "cpe",
                                        "address",
                                        "ip",
                                        "username",
                                        "dial",
                                        "password",
                                        "word"))))
                .path("hookUrl")
                .asText();
        var service = HookSource.lease(71, "unused");
        service.putArray("attributes");
        HookSource.attribute(service, "router", shop.site1);
        HookSource.attribute(service, "cpe", "02-00-00-00-71-71");
        HookSource.attribute(service, "ip", "10.112.7.8");
        HookSource.attribute(service, "deviceName", "nowhere");
        assertThat(Shop.hook(url, HookSource.hook(71, "insert", service).toString())
                        .statusCode())
                .isEqualTo(200);
        AtRest.afterAll(code);
        assertThat(shop.router1.rows(MENU)).anySatisfy(row -> assertThat(row)
                .containsEntry("mac-address", "02:00:00:00:71:71")
                .containsEntry("address", "10.112.7.8")
                .containsEntry("comment", "demarc/" + code + "/71 client71"));
        var dialling = HookSource.lease(72, "unused");
        dialling.putArray("attributes");
        HookSource.attribute(dialling, "router", shop.site1.toUpperCase(java.util.Locale.ROOT));
        HookSource.attribute(dialling, "dial", hooks.login("dial"));
        HookSource.attribute(dialling, "word", "own key");
        HookSource.attribute(dialling, "ip", "10.112.7.9");
        assertThat(Shop.hook(url, HookSource.hook(72, "insert", dialling).toString())
                        .statusCode())
                .isEqualTo(200);
        AtRest.afterAll(code);
        assertThat(hooks.secret(shop.router1, "dial"))
                .containsEntry("password", "own key")
                .containsEntry("remote-address", "10.112.7.9");
    }

    @Test
    @DisplayName("UR-61 a manual address that is the router's own, or a gateway of its networks, is refused")
    void aManualAddressOfTheRouterItselfIsRefused() {
        pool(List.of("10.110.5.0/29"));
        String own = "10.113." + shop.octet() + ".1";
        String gateway = "10.113." + shop.octet() + ".2";
        shop.router1.add("/ip/address", Map.of("address", own + "/24", "interface", "ether1"));
        shop.router1.add(
                "/ip/dhcp-server/network", Map.of("address", "10.113." + shop.octet() + ".0/24", "gateway", gateway));

        int first = lease(1, Map.of("ipAddress", own));
        int second = lease(2, Map.of("ipAddress", gateway));

        hooks.awaitState(first, "CONFLICT");
        hooks.awaitState(second, "CONFLICT");
        assertThat(shop.service(first).path("text").asText())
                .isEqualTo("address " + own + " is an address or gateway of " + shop.site1);
        assertThat(shop.service(second).path("text").asText()).contains(gateway, shop.site1);
        assertThat(shop.router1.rows(MENU)).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-6 UR-33 a generated password and the address are written into the CRM; its hooks about that write nothing")
    void whatTheCrmLacksIsWrittenThereAndItsHooksChangeNothing() {
        Hooks.pppPool();
        JsonNode refused = change(Map.of("appKey", shop.readKey(), "generateCredentials", true));
        assertThat(refused.path("generateCredentials").asBoolean()).isTrue();
        Map<String, String> noPassword = Map.of("deviceName", shop.site1, "pppoeUsername", hooks.login("gen"));
        shop.crm.hookTo(shop.hookUrl());
        int waiting = shop.crm.create(shop.client, shop.basic, noPassword);
        hooks.awaitState(waiting, "NOT_CONFIGURED");
        assertThat(hooks.timeline(waiting)).contains("no password was made");

        change(Map.of("appKey", "write-key", "generateCredentials", true, "writeBackAddress", "ipAddress"));
        shop.crm.recalculateAll();

        hooks.awaitState(waiting, "APPLIED");
        String password = attribute(waiting, "pppoePassword");
        assertThat(password).hasSize(14);
        assertThat(hooks.secret(shop.router1, "gen")).containsEntry("password", password);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(attribute(waiting, "ipAddress")).isEqualTo(address(waiting)));
        shop.crm.recalculateAll();
        AtRest.afterAll(shop.source);
        assertThat(Hooks.writes(shop.router1)).hasSize(1);
        assertThat(hooks.ledger(waiting)).singleElement().satisfies(interval -> assertThat(
                        interval.path("origin").asText())
                .isEqualTo("POOL"));
        assertThat(hooks.timeline(waiting)).contains("was written to attribute").doesNotContain(password);
    }

    private String attribute(int service, String key) {
        for (JsonNode attribute : shop.crm.service(service).path("attributes")) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.path("value").asText();
            }
        }
        return "";
    }

    /** The shop's source with other settings. */
    private JsonNode change(Map<String, Object> settings) {
        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong();
        Map<String, Object> all = new HashMap<>(settings);
        all.put("code", shop.source);
        all.put("baseUrl", shop.crm.url());
        all.put("version", Product.json(Product.get(path)).path("version").asLong());
        var answer = Product.put(path, all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    @Test
    @DisplayName(
            "UR-46 UR-61 an address on somebody else's row is a conflict, on whichever router the row is, and both sides are shown")
    void anAddressOnAForeignRowIsAConflictWithBothSides() {
        shop.router1.add("/ppp/secret", Map.of("name", "guest", "remote-address", "10.138.7.8", "comment", "by hand"));
        shop.router2.add(
                MENU, Map.of("address", "10.138.7.7", "mac-address", "02:AA:00:00:00:09", "comment", "printer"));
        report(shop.router2Id);

        int elsewhere = lease(1, Map.of("ipAddress", "10.138.7.7"));
        Map<String, String> dialled = new HashMap<>(hooks.pppoe("same", shop.site1));
        dialled.put("ipAddress", "10.138.7.8");
        int here = shop.crm.create(shop.client, shop.basic, dialled);
        hooks.deliver(hooks.last(1));

        hooks.awaitState(elsewhere, "CONFLICT");
        assertThat(shop.service(elsewhere).path("text").asText())
                .isEqualTo("address 10.138.7.7 is a row Demarc does not manage");
        assertThat(shop.service(elsewhere).path("detail").asText()).isEqualTo("seen on " + shop.site2);
        hooks.awaitState(here, "CONFLICT");
        assertThat(shop.service(here).path("code").asText()).isEqualTo("ADDRESS_TAKEN");
        assertThat(shop.service(here).path("detail").asText())
                .startsWith("wanted: ")
                .contains("name=" + hooks.login("same"), "; " + shop.site1 + " has: comment=by hand, ", "name=guest")
                .doesNotContain("pw1");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
    }

    private static void report(long router) {
        var started = Product.post("/rest/v1/drift-runs", Map.of("router", router));
        String path = "/rest/v1/drift-runs/" + Product.json(started).path("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        Product.json(Product.get(path)).path("state").asText().equals("done"));
    }

    @Test
    void aHostAddressIsTakenAsItsNetworkAndSaidSo() {
        Map<String, Object> request = new HashMap<>(Map.of(
                "name", "hosts " + shop.unique, "kind", "ppp", "prefixes", List.of("10.137.0.5/30", "10.137.0.8/30")));

        JsonNode added = Product.json(Product.post("/rest/v1/pools", request));
        String path = "/rest/v1/pools/" + added.path("id").asLong();
        request.put("version", added.path("version").asLong());
        request.put("prefixes", List.of("10.137.0.4/30", "10.137.0.14/30"));
        JsonNode changed = Product.json(Product.put(path, request));

        assertThat(added.path("prefixes"))
                .extracting(JsonNode::asText)
                .containsExactly("10.137.0.4/30", "10.137.0.8/30");
        assertThat(added.path("warnings"))
                .extracting(JsonNode::asText)
                .containsExactly("10.137.0.5/30 is taken as its network 10.137.0.4/30");
        assertThat(changed.path("warnings"))
                .extracting(JsonNode::asText)
                .containsExactly("10.137.0.14/30 is taken as its network 10.137.0.12/30");
        assertThat(Product.json(Product.get(path)).path("warnings")).isEmpty();
        Product.delete(path);
    }

    private long pool(List<String> prefixes) {
        var added = Product.post("/rest/v1/pools", poolFor(shop.router1Id, prefixes.toArray(String[]::new)));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private Map<String, Object> poolFor(long router, String... prefixes) {
        return Map.of(
                "name", "addresses " + shop.unique, "kind", "dhcp", "routerId", router, "prefixes", List.of(prefixes));
    }
}
