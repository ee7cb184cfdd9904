package org.demarc.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.V3Engine;
import org.demarc.lab.snmp.V3User;
import org.demarc.lab.snmp.V3User.Hiding;
import org.demarc.lab.snmp.V3User.Signing;
import org.demarc.lab.snmp.Value;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InventoryRestIT {

    private static final String SECURED = "127.45.0.1";

    @Test
    void aDeviceIsAddedChangedAndRemoved() {
        String name = "Inventory " + System.nanoTime();
        JsonNode group = Product.json(Product.post("/rest/v1/device-groups", "{\"name\":\"" + name + "\"}"));
        JsonNode access = Product.json(Product.post(
                "/rest/v1/access-profiles",
                "{\"name\":\"" + name + "\",\"snmpVersion\":\"2c\",\"readCommunity\":\"hidden-word\"}"));

        var added = Product.post(
                "/rest/v1/devices",
                "{\"name\":\"olt\",\"address\":\"198.51.100.217\",\"pollEnabled\":false,\"groupId\":" + group.path("id")
                        + ",\"accessProfileId\":" + access.path("id") + ",\"modelKey\":\"huawei_ma5608t\"}");

        JsonNode device = Product.json(added);
        String path = "/rest/v1/devices/" + device.path("id");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location").orElse("")).endsWith(path);
        assertThat(device.path("profile").asText()).isEqualTo("huawei-smartax");
        assertThat(device.path("type").asText()).isEqualTo("OLT");
        assertThat(added.body() + access).doesNotContain("hidden-word");
        assertThat(Product.json(Product.get("/rest/v1/devices?q=198.51.100.217"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        JsonNode changed = Product.json(Product.put(
                path,
                "{\"name\":\"olt-2\",\"address\":\"198.51.100.217\",\"location\":\"node 7\",\"pollEnabled\":false}"));
        assertThat(changed.path("name").asText()).isEqualTo("olt-2");
        assertThat(Product.delete(path).statusCode()).isEqualTo(204);
        assertThat(Product.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aDeviceOfVersion3AnswersItsUserAndNobodyElse() {
        V3User reader = V3User.signing("reader", Signing.SHA256, "authword-1").hiding(Hiding.AES128, "privword-1");
        var mib = Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("A switch of version 3"))
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100))
                .build();
        try (var agent = SnmpAgent.start(0)) {
            agent.bind(SECURED, new SnmpDevice("v3", mib, Manners.OPEN).secure(V3Engine.named("v3", reader)));

            var added = Product.post("/rest/v1/access-profiles", v3Profile(agent.port(), "privword-1", "reader"));
            JsonNode profile = Product.json(added);
            JsonNode answer = tried(profile);
            var changed = Product.put(
                    "/rest/v1/access-profiles/" + profile.path("id"), v3Profile(agent.port(), "wrongword", "reader"));
            JsonNode refused = tried(profile);
            var shortened = Product.post("/rest/v1/access-profiles", v3Profile(agent.port(), "short", "other"));

            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(profile.path("v3").path("user").asText()).isEqualTo("reader");
            assertThat(profile.path("v3").path("privPassword").asBoolean()).isTrue();
            assertThat(added.body() + changed.body()).doesNotContain("word-1", "wrongword");
            assertThat(answer.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(answer.path("sysDescr").asText()).isEqualTo("A switch of version 3");
            assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(refused.path("reason").asText()).isEqualTo("wrong privacy key");
            assertThat(shortened.statusCode()).isEqualTo(422);
            Product.delete("/rest/v1/access-profiles/" + profile.path("id"));
        }
    }

    @Test
    @DisplayName(
            "rows 29, 32, 33: a RouterOS device is read, pings and is searched by its API, with the login of its access profile")
    void aRouterOsDeviceIsAskedByItsApi() {
        String name = "Router API " + System.nanoTime();
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults())) {
            router.lease("02:00:00:00:29:77", "10.29.1.9");
            router.add(
                    "/ip/arp",
                    Map.of("address", "10.29.1.5", "mac-address", "02:00:00:00:29:05", "interface", "vlan101"));
            JsonNode profile = Product.json(Product.post(
                    "/rest/v1/access-profiles",
                    "{\"name\":\"" + name + "\",\"apiPort\":" + router.port()
                            + ",\"login\":\"api\",\"password\":\"secret\"}"));
            JsonNode device = Product.json(Product.post(
                    "/rest/v1/devices",
                    "{\"name\":\"" + name + "\",\"address\":\"127.0.0.1\",\"pollEnabled\":false,\"accessProfileId\":"
                            + profile.path("id") + ",\"modelKey\":\"mikrotik_router_os\"}"));
            long id = device.path("id").asLong();
            assertThat(device.path("type").asText()).isEqualTo("ROUTEROS");

            var read = Product.post("/rest/v1/devices/" + id + "/api-readings", "{}");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(Product.json(read))
                    .hasSize(7)
                    .allSatisfy(one -> assertThat(one.path("problem").asText()).isEmpty());
            JsonNode leases = Product.json(Product.get("/rest/v1/devices/" + id + "/readings/dhcp-leases?q=10.29.1.9"));
            assertThat(leases.path("total").asInt()).isEqualTo(1);
            assertThat(leases.at("/items/0/mac").asText()).isEqualTo("02:00:00:00:29:77");
            assertThat(Product.get("/rest/v1/devices/" + id + "/readings/router-resources")
                            .body())
                    .contains("CHR");

            JsonNode kept = Product.json(Product.get("/rest/v1/device-search/mac?mac=0200.0000.2977"));
            assertThat(kept.at("/found/0/table").asText()).isEqualTo("dhcp-leases");
            JsonNode live =
                    Product.json(Product.get("/rest/v1/device-search/ip?from=device&ip=10.29.1.5&devices=" + id));
            assertThat(live.at("/found/0/port").asText()).as(live.toString()).isEqualTo("vlan101");
            assertThat(live.path("asked").asInt()).isEqualTo(1);
            JsonNode billing = Product.json(Product.post(
                    "/api/v1/component/search_device/search-ip",
                    "{\"devices\":[\"" + id + "\"],\"ip\":\"10.29.1.5\",\"source\":\"device\"}"));
            assertThat(billing.at("/data/0/mac").asText())
                    .as(billing.toString())
                    .isEqualTo("02:00:00:00:29:05");

            JsonNode arp = Product.json(Product.post(
                    "/rest/v1/diagnostic/arp-ping", "{\"target\":\"10.29.1.5\",\"router\":" + id + ",\"count\":2}"));
            assertThat(arp).hasSize(2);
            assertThat(arp.at("/1/host").asText()).isEqualTo("02:00:00:00:29:05");
            JsonNode way = Product.json(
                    Product.post("/rest/v1/diagnostic/traceroute", "{\"target\":\"10.29.1.5\",\"router\":" + id + "}"));
            assertThat(way.at("/1/host").asText()).isEqualTo("10.29.1.5");
            JsonNode billingArp = Product.json(Product.post(
                    "/api/v1/component/diagnostic/arp-ping",
                    "{\"router\":\"" + id + "\",\"ip\":\"10.29.1.5\",\"count\":1}"));
            assertThat(billingArp.at("/data/0/host").asText()).isEqualTo("02:00:00:00:29:05");

            router.stop();
            var silent = Product.post("/rest/v1/devices/" + id + "/api-readings", "{}");
            assertThat(silent.statusCode()).isEqualTo(502);
            assertThat(silent.body()).contains("api-silent");
            assertThat(Product.get("/rest/v1/devices/" + id + "/readings/dhcp-leases")
                            .body())
                    .as("what was read stays")
                    .contains("02:00:00:00:29:77");
            Product.delete("/rest/v1/devices/" + id);
            Product.delete("/rest/v1/access-profiles/" + profile.path("id"));
        }
    }

    @Test
    @DisplayName("row 3: the ONUs of all whom a text means are listed, or it is refused because they are too many")
    void theOnusOfManySubscribersAreAllListed() throws SQLException {
        String many = "many" + Long.toString(System.nanoTime(), 36);
        try {
            execute("insert into device (name, address, type) values ('" + many + "', '127.133.8.1', 'OLT')");
            execute("insert into interface (device_id, bind_key, name, type, status, onu)"
                    + " select d.id, n::text, 'onu ' || n, 'ONU', 'Online', n from device d, generate_series(1, 1005) n"
                    + " where d.name = '" + many + "'");
            execute(
                    "insert into subscriber (source_id, external_id, login) select (select min(id) from billing_source), '"
                            + many + "-' || n, '" + many
                            + "' || case when n <= 1005 then 'a' else 'b' end || n from generate_series(1, 10100) n");
            execute("insert into line_binding (interface_id, subscriber_id, source_id, found_by)"
                    + " select i.id, s.id, s.source_id, 'SERIAL' from interface i join device d on d.id = i.device_id"
                    + " join subscriber s on s.login = '" + many + "a' || i.onu where d.name = '" + many + "'");

            JsonNode found = Product.json(Product.get("/rest/v1/onus?limit=1&subscriber=" + many + "a"));
            var refused = Product.get("/rest/v1/onus?limit=1&subscriber=" + many);

            assertThat(found.path("total").asInt()).as(found.toString()).isEqualTo(1005);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("too many are meant by " + many);
        } finally {
            execute("delete from device where name = '" + many + "'");
            execute("delete from subscriber where external_id like '" + many + "-%'");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName(
            "row 29: one reading that comes by RouterOS' API is read when it is asked for; who cannot be asked says why")
    void oneReadingIsReadByTheApiWhenItIsAskedFor() {
        String name = "Router one reading " + System.nanoTime();
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults())) {
            router.add(
                    "/ip/arp",
                    Map.of("address", "10.29.2.5", "mac-address", "02:00:00:00:29:25", "interface", "vlan102"));
            JsonNode profile = Product.json(Product.post(
                    "/rest/v1/access-profiles",
                    "{\"name\":\"" + name + "\",\"apiPort\":" + router.port()
                            + ",\"login\":\"api\",\"password\":\"secret\"}"));
            long id = apiDevice(name, "127.0.0.1", profile.path("id").asLong(), "mikrotik_router_os");
            long dumb =
                    apiDevice(name + " dumb", "127.29.2.1", profile.path("id").asLong(), "huawei_ma5608t");

            var read = Product.post("/rest/v1/devices/" + id + "/poll", "{\"readings\":[\"router-arp\"]}");
            var refused = Product.post("/rest/v1/devices/" + dumb + "/poll", "{\"readings\":[\"router-arp\"]}");

            assertThat(read.statusCode()).as(read.body()).isEqualTo(202);
            assertThat(Product.get("/rest/v1/devices/" + id + "/readings/router-arp")
                            .body())
                    .contains("02:00:00:00:29:25");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("not-routeros");
            Product.delete("/rest/v1/devices/" + id);
            Product.delete("/rest/v1/devices/" + dumb);
            Product.delete("/rest/v1/access-profiles/" + profile.path("id"));
        }
    }

    private static long apiDevice(String name, String address, long profile, String model) {
        var added = Product.post(
                "/rest/v1/devices",
                Map.of(
                        "name",
                        name,
                        "address",
                        address,
                        "pollEnabled",
                        false,
                        "accessProfileId",
                        profile,
                        "modelKey",
                        model));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    @Test
    @DisplayName(
            "NAS monitoring: gateways are asked every minute, listed, counted and told to Prometheus; this server pings")
    void gatewaysAreWatched() {
        assumeTrue(
                Product.post("/rest/v1/diagnostic/ping", "{\"target\":\"127.0.0.1\"}")
                                .statusCode()
                        == 200,
                "this machine sends no ICMP");
        JsonNode alive = Product.json(Product.post("/rest/v1/routers", router("watched alive", "127.29.0.1")));
        JsonNode dead = Product.json(Product.post("/rest/v1/routers", router("watched dead", "255.255.255.255")));

        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            JsonNode gateways = Product.json(Product.get("/rest/v1/gateways?q=watched"));
            assertThat(gateways.path("total").asInt()).isEqualTo(2);
            assertThat(gateways.at("/items/0/alive")).isEqualTo(BooleanNode.FALSE);
            assertThat(gateways.at("/items/1/alive")).isEqualTo(BooleanNode.TRUE);
            assertThat(gateways.at("/items/0/names/0").asText()).isEqualTo("watched dead");
        });

        assertThat(Product.json(Product.get("/rest/v1/gateways/count"))
                        .path("dead")
                        .asInt())
                .isPositive();
        assertThat(Product.get("/rest/v1/gateways/outages?q=watched").body()).contains("255.255.255.255");
        assertThat(Product.json(Product.get("/rest/v1/outages/runs"))
                        .at("/items/0/gateways")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
        assertThat(Product.get("/metrics").body())
                .containsPattern("\ndemarc_gateway_up\\{gateway=\"watched dead\"[^\n]*} 0.0\n")
                .contains("\ndemarc_gateways_dead ");
        assertThat(Product.get("/rest/v1/outages?at=2026-11-22T10:00:00Z").statusCode())
                .isEqualTo(200);
        assertThat(Product.get("/rest/v1/outages?at=yesterday").statusCode()).isEqualTo(422);
        JsonNode ping =
                Product.json(Product.post("/rest/v1/diagnostic/ping", "{\"target\":\"127.29.0.1\",\"count\":2}"));
        assertThat(ping)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("rttMs").isNumber()).isTrue());
        assertThat(Product.post("/rest/v1/diagnostic/ping", "{\"target\":\"router.example.net\"}")
                        .statusCode())
                .isEqualTo(422);
        Product.delete("/rest/v1/routers/" + alive.path("id").asLong());
        Product.delete("/rest/v1/routers/" + dead.path("id").asLong());
    }

    private static String router(String name, String host) {
        return "{\"name\":\"" + name + "\",\"host\":\"" + host
                + "\",\"port\":8728,\"login\":\"api\",\"password\":\"x\"}";
    }

    private static String v3Profile(int port, String privPassword, String name) {
        return "{\"name\":\"v3 " + name + "\",\"snmpVersion\":\"3\",\"snmpPort\":" + port
                + ",\"v3\":{\"user\":\"reader\",\"authProtocol\":\"SHA256\",\"authPassword\":\"authword-1\","
                + "\"privProtocol\":\"AES128\",\"privPassword\":\"" + privPassword + "\"}}";
    }

    private static JsonNode tried(JsonNode profile) {
        return Product.json(Product.post(
                "/rest/v1/devices/test",
                "{\"address\":\"" + SECURED + "\",\"accessProfileId\":" + profile.path("id") + "}"));
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        var nowhere = Product.post("/rest/v1/devices", "{\"name\":\"a\",\"address\":\"192.0.2.999\"}");
        var nameless = Product.post("/rest/v1/devices", "{\"name\":\"\",\"address\":\"192.0.2.9\"}");
        var strange =
                Product.post("/rest/v1/devices", "{\"name\":\"a\",\"address\":\"192.0.2.9\",\"modelKey\":\"no_such\"}");

        assertThat(Product.json(nowhere).path("type").asText()).isEqualTo("urn:demarc:problem:bad-address");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(Product.json(nameless).path("errors").get(0).path("field").asText())
                .isEqualTo("name");
        assertThat(Product.json(strange).path("type").asText()).isEqualTo("urn:demarc:problem:unknown-model");
    }

    @Test
    void aTableIsTriedBeforeItIsTaken() {
        String csv = """
                IP,Login,Password,PublicCommunity,PrivateCommunity,Name,model_key
                192.0.2.31,,,public,,csv-one,
                192.0.2.32,,,public,,csv-two,no_such_model
                nonsense,,,public,,csv-three,
                """;

        JsonNode tried = imported(csv, true);
        JsonNode taken = imported(csv, false);
        JsonNode again = imported(csv, false);

        assertThat(tried.path("added").asInt()).isEqualTo(1);
        assertThat(tried.path("errors")).hasSize(2);
        assertThat(taken.path("added").asInt()).isEqualTo(1);
        assertThat(again.path("added").asInt()).isZero();
        JsonNode found = Product.json(Product.get("/rest/v1/devices?q=csv-one"));
        assertThat(found.path("total").asInt()).isEqualTo(1);
        Product.delete("/rest/v1/devices/" + found.path("items").get(0).path("id"));
    }

    @Test
    void listsOfADeviceAreEmptyBeforeTheFirstPoll() {
        JsonNode device = Product.json(Product.post(
                "/rest/v1/devices", "{\"name\":\"fresh\",\"address\":\"192.0.2.40\",\"pollEnabled\":false}"));
        String path = "/rest/v1/devices/" + device.path("id");

        assertThat(Product.json(Product.get(path + "/states"))).isEmpty();
        for (String list : new String[] {"/interfaces", "/onus", "/fdb"}) {
            var answer = Product.get(path + list);
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(Product.json(answer).path("total").asInt()).isZero();
        }
        assertThat(Product.get("/rest/v1/onus/999999999").statusCode()).isEqualTo(404);
        assertThat(Product.json(Product.get("/rest/v1/device-models")).size()).isGreaterThan(10);
        Product.delete(path);
    }

    @Test
    void devicesAreTaggedFavouredCommentedAndFoundInTheTree() {
        String group = Product.json(
                        Product.post("/rest/v1/device-groups", "{\"name\":\"Tree " + System.nanoTime() + "\"}"))
                .path("id")
                .asText();
        String id = Product.json(Product.post(
                        "/rest/v1/devices",
                        "{\"name\":\"treed\",\"address\":\"192.0.2.42\",\"pollEnabled\":false,\"groupId\":" + group
                                + "}"))
                .path("id")
                .asText();
        String path = "/rest/v1/devices/" + id;

        JsonNode tagged = Product.json(Product.put(path + "/tags", "{\"tags\":[\"#Roof-Test\",\"key\"]}"));
        Product.put(path + "/favourite", "{}");
        String comment = Product.json(Product.post(path + "/comments", "{\"text\":\"ladder in the yard\"}"))
                .path("id")
                .asText();

        assertThat(tagged.path("tags").toString()).isEqualTo("[\"key\",\"roof-test\"]");
        assertThat(Product.put(path + "/tags", "{\"tags\":[\"two words\"]}").statusCode())
                .isEqualTo(422);
        assertThat(Product.json(Product.get("/rest/v1/devices?tag=%23roof-test"))
                        .at("/items/0/tags/1")
                        .asText())
                .isEqualTo("roof-test");
        assertThat(Product.json(Product.get("/rest/v1/devices?favourites=true&q=treed"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(Product.json(Product.get("/rest/v1/search?q=%23roof"))
                        .at("/items/0/matched")
                        .asText())
                .isEqualTo("tag");
        assertThat(Product.get("/rest/v1/device-tags").body()).contains("roof-test");
        assertThat(Product.json(Product.get("/rest/v1/device-tree?node=g" + group))
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("treed");
        assertThat(Product.get("/rest/v1/device-tree?by=UPLINK&q=treed").body()).contains("192.0.2.42");
        assertThat(Product.get("/rest/v1/device-tree?node=nonsense").statusCode())
                .isEqualTo(404);
        assertThat(Product.get(path + "/comments").body()).contains("ladder in the yard");
        assertThat(Product.delete(path + "/comments/" + comment).statusCode()).isEqualTo(204);
        assertThat(Product.delete(path + "/favourite").statusCode()).isEqualTo(204);
        Product.delete(path);
    }

    @Test
    void aListOfAllOnusGoesOnByKeyAndIsNotSkippedThroughForEver() {
        JsonNode first = Product.json(Product.get("/rest/v1/onus?limit=1&sort=name"));

        assertThat(first.has("more")).isTrue();
        assertThat(Product.get("/rest/v1/onus?offset=10001").body()).contains("after");
        assertThat(Product.get("/rest/v1/onus?offset=10001").statusCode()).isEqualTo(422);
        assertThat(Product.get("/rest/v1/onus?after=nonsense").statusCode()).isEqualTo(422);
        if (!first.path("next").asText("").isEmpty()) {
            assertThat(Product.get("/rest/v1/onus?limit=1&sort=name&after="
                                    + first.path("next").asText())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDashboardIsChosenAndEachWidgetIsAsked() {
        JsonNode before = Product.json(Product.get("/rest/v1/dashboard"));
        for (JsonNode widget : before.path("offered")) {
            var answer = Product.get("/rest/v1/dashboard/widgets/" + widget.asText());
            assertThat(answer.statusCode()).as(widget.asText()).isEqualTo(200);
        }

        JsonNode chosen = Product.json(Product.put("/rest/v1/dashboard", "{\"widgets\":[\"tags\",\"devices\"]}"));

        assertThat(before.path("offered").size()).isEqualTo(18);
        assertThat(chosen.path("widgets").toString()).isEqualTo("[\"tags\",\"devices\"]");
        assertThat(chosen.path("own").asBoolean()).isTrue();
        assertThat(Product.put("/rest/v1/dashboard", "{\"widgets\":[\"nonsense\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Product.delete("/rest/v1/dashboard").statusCode()).isEqualTo(204);
        assertThat(Product.json(Product.get("/rest/v1/dashboard")).path("own").asBoolean())
                .isFalse();
        assertThat(Product.get("/rest/v1/dashboard/online?hours=1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsAreDownloadedAsTables() {
        JsonNode device = Product.json(Product.post(
                "/rest/v1/devices", "{\"name\":\"=tabled, one\",\"address\":\"192.0.2.41\",\"pollEnabled\":false}"));

        var csv = Product.get("/rest/v1/tables/devices?q=tabled");
        var book = Product.get("/rest/v1/tables/devices?q=tabled&format=xlsx");

        assertThat(csv.headers().firstValue("content-disposition")).contains("attachment; filename=\"devices.csv\"");
        assertThat(csv.body().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(device.path("id") + ",\"'=tabled, one\",192.0.2.41,SWITCH");
        assertThat(book.headers().firstValue("content-type").orElse("")).contains("spreadsheetml");
        assertThat(book.body()).startsWith("PK");
        assertThat(Product.get("/rest/v1/tables/onus?status=Online").body()).startsWith("id,olt,olt address,port,onu,");
        assertThat(Product.get("/rest/v1/tables/ports?device=" + device.path("id"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Product.get("/rest/v1/tables/events?open=true").statusCode()).isEqualTo(200);
        assertThat(Product.get("/rest/v1/tables/onus?device=x").statusCode()).isEqualTo(422);
        assertThat(Product.get("/rest/v1/tables/onus?sort=-rxDbm").statusCode()).isEqualTo(200);
        assertThat(Product.get("/rest/v1/tables/onus?sort=distanceM").statusCode())
                .as("an order that no index gives")
                .isEqualTo(422);
        assertThat(Product.get("/rest/v1/tables/onus?sort=distanceM&device="
                                + device.path("id").asLong())
                        .statusCode())
                .isEqualTo(200);
        assertThat(Product.get("/rest/v1/tables/onus?format=pdf").statusCode()).isEqualTo(404);
        assertThat(Product.get("/rest/v1/tables/nothing").statusCode()).isEqualTo(404);
        assertThat(Product.json(Product.get("/rest/v1/tables")).findValuesAsText("name"))
                .contains("devices", "events", "onus", "ports", "report");
        Product.delete("/rest/v1/devices/" + device.path("id"));
    }

    private static JsonNode imported(String csv, boolean dryRun) {
        var request = HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/devices/import?dryRun=" + dryRun)))
                .header("Content-Type", "text/csv")
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .POST(HttpRequest.BodyPublishers.ofString(csv));
        return Product.json(Product.send(request));
    }
}
