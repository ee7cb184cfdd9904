package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.demarc.lab.routeros.ReceivedCommand;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.stand.Stand;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Acceptance case 12.1 of ucrm-routeros.md through the shipped product: its own server, so that its addresses are exactly those. */
class Ur31GoldenRunIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Not that of other tests: their products may still look for routers on ports that these have now. */
    private static final String PASSWORD = "golden-secret";

    private final Map<String, RouterOsSimulator> routers = new HashMap<>();
    private final Map<String, String> entities = new ConcurrentHashMap<>();
    private final Map<String, String> idOfRow = new HashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private JsonNode golden = Product.JSON.createObjectNode();
    private String hookUrl = "";
    private String base = "";

    @AfterEach
    void close() throws Exception {
        routers.values().forEach(RouterOsSimulator::close);
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    @DisplayName(
            "UR-31 UR-1 UR-2 UR-3 UR-4 UR-5 UR-6 UR-9 UR-10 UR-78 acceptance case 12.1: 52 webhooks, each ends as it must")
    void everyStepOfTheGoldenRunEndsAsItMustOnTheServer() throws Exception {
        golden = golden();
        Stand stand = Product.ownStand("stand-golden", options -> options.with("DEMARC_ADDRESSING_QUARANTINE", "0s"));
        opened.add(stand);
        base = stand.url();
        setUp(golden.path("setup"));

        for (JsonNode step : golden.path("steps")) {
            if (!step.path("demarc").has("skip")) {
                int connections = connections();
                play(stand, step);
                inWords(stand, step, connections);
            }
        }
    }

    /** What the specification's table says beside states and writes. */
    private void inWords(Stand stand, JsonNode step, int connectionsBefore) throws SQLException {
        switch (step.path("n").asInt()) {
            case 3, 4, 5 -> {
                assertThat(connections())
                        .as("no connection for what is not configured")
                        .isEqualTo(connectionsBefore);
                assertThat(routers.values())
                        .allSatisfy(router -> assertThat(router.commands()).isEmpty());
            }
            case 15 ->
                assertThat(drawn(stand, step.path("webhook").path("entityId").asText()))
                        .as("no address drawn for a name that is taken")
                        .isZero();
            case 17 -> handedOver(stand);
            case 50 -> noCleanUp(step.path("webhook").path("entityId").asText());
            default -> {}
        }
    }

    /** The router that was dead then never got anything: a job to clean up there would wait for it for ever. */
    private void noCleanUp(String service) {
        JsonNode account =
                Product.json(get("/rest/v1/services/main/" + service)).path("service");
        assertThat(account.path("cleanupPending").asBoolean(true))
                .as("no clean-up job: " + account)
                .isFalse();
    }

    private int connections() {
        return routers.values().stream()
                .mapToInt(router -> (int) router.counters().connections())
                .sum();
    }

    /** How often an address was ever reserved for the service. */
    private static int drawn(Stand stand, String service) throws SQLException {
        try (var connection = stand.database().connect();
                var count = connection.prepareStatement("SELECT count(*) FROM address_assignment WHERE service = ?")) {
            count.setString(1, service);
            var row = count.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    /** The address stays; 101's interval ends in the instant in which 103's begins. */
    private static void handedOver(Stand stand) throws SQLException {
        List<String> intervals = new ArrayList<>();
        try (var connection = stand.database().connect();
                var read = connection.prepareStatement("""
                        SELECT l.service, host(l.address) AS address, l.to_at IS NULL AS open,
                               l.from_at = lag(l.to_at) OVER (ORDER BY l.id) AS at_once
                        FROM address_ledger l WHERE l.service IN ('101', '103') ORDER BY l.id DESC LIMIT 2
                        """)) {
            var row = read.executeQuery();
            while (row.next()) {
                intervals.add(row.getString("service") + " " + row.getString("address")
                        + (row.getBoolean("open") ? " open" : " closed")
                        + (row.getString("service").equals("103") && row.getBoolean("at_once") ? " at once" : ""));
            }
        }
        assertThat(intervals).containsExactly("103 192.168.2.1 open at once", "101 192.168.2.1 closed");
    }

    private void play(Stand stand, JsonNode step) {
        String what =
                "step " + step.path("n").asInt() + ", " + step.path("step").asText();
        if (step.path("demarc").has("before")) {
            router("site1").online("sub101");
        }
        routers.values().forEach(RouterOsSimulator::forgetCommands);
        remember();
        JsonNode webhook = step.path("webhook");
        int status = Shop.hook(
                        hookUrl,
                        webhook.isObject() ? known(webhook) : step.path("raw").asText())
                .statusCode();
        assertThat(status).as(what).isEqualTo(step.path("demarc").path("http").asInt(200));
        AtRest.afterAll(stand.database(), "main");
        if (webhook.path("entity").asText().equals("service")) {
            account(step.path("demarc"), webhook.path("entityId").asText(), what);
        }
        List<String> expected = expectedWrites(step.path("demarc"));
        if (step.path("demarc").path("ordered").asBoolean()) {
            assertThat(written()).as(what + ", in order").containsExactlyElementsOf(expected);
        } else {
            assertThat(written()).as(what).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private void account(JsonNode expected, String service, String what) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode account =
                    Product.json(get("/rest/v1/services/main/" + service)).path("service");
            assertThat(account.path("state").asText())
                    .as(what + " " + account)
                    .isEqualTo(expected.path("state").asText());
            assertThat(account.path("code").asText())
                    .as(what)
                    .isEqualTo(expected.path("code").asText(""));
            assertThat(account.path("text").asText())
                    .as(what)
                    .isEqualTo(expected.path("reason").asText(""));
            assertThat(account.path("warning").asText())
                    .as(what)
                    .isEqualTo(expected.path("warning").asText(""));
        });
    }

    /** The CRM answers with the entity of the last webhook. */
    private String known(JsonNode webhook) {
        if (webhook.path("entity").asText().equals("service")) {
            entities.put(
                    webhook.path("entityId").asText(),
                    webhook.path("extraData").path("entity").toString());
        }
        return webhook.toString();
    }

    /** In the order in which the routers got them. */
    private List<String> written() {
        SortedMap<Long, String> lineByOrder = new TreeMap<>();
        routers.forEach((name, router) -> router.received().stream()
                .filter(ReceivedCommand::writes)
                .forEach(command -> lineByOrder.put(command.order(), line(name, command.words()))));
        return List.copyOf(lineByOrder.values());
    }

    private List<String> expectedWrites(JsonNode expected) {
        List<String> all = new ArrayList<>();
        for (JsonNode write : expected.path("writes")) {
            List<String> words = new ArrayList<>();
            write.path("words")
                    .forEach(word -> words.add(resolved(write.path("router").asText(), word.asText())));
            all.add(line(write.path("router").asText(), words));
        }
        return all;
    }

    private static String line(String router, List<String> words) {
        return router + " " + words.get(0) + " " + new TreeSet<>(words.subList(1, words.size()));
    }

    private String resolved(String router, String word) {
        return word.startsWith("=.id=$")
                ? "=.id=" + idOfRow.getOrDefault(router + word.substring(5), "no row " + word)
                : word;
    }

    /** Which row belongs to which service before the step, so that $secret:101 can be resolved. */
    private void remember() {
        idOfRow.clear();
        routers.forEach((name, router) -> {
            remember(name, "$secret:", router.rows("/ppp/secret"));
            remember(name, "$lease:", router.rows("/ip/dhcp-server/lease"));
            router.rows("/ppp/active")
                    .forEach(row -> idOfRow.put(name + "$active:" + row.get("name"), row.getOrDefault(".id", "")));
        });
    }

    private void remember(String router, String kind, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            String service = row.getOrDefault("comment", "").replaceFirst("demarc/main/(\\d+).*", "$1");
            idOfRow.put(router + kind + service, row.getOrDefault(".id", ""));
        }
    }

    private RouterOsSimulator router(String name) {
        return java.util.Objects.requireNonNull(routers.get(name));
    }

    private void setUp(JsonNode setup) throws IOException {
        Map<String, Long> idByName = new HashMap<>();
        for (String name : List.of("site1", "site2")) {
            RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults()
                    .profiles(texts(setup.path("profilesOnEveryRouter")))
                    .user(RouterUser.full("api", PASSWORD)));
            routers.put(name, router);
            idByName.put(name, register(name, router.port()));
        }
        idByName.put("deadsite", register("deadsite", deadPort()));
        post("/rest/v1/pools", Map.of("name", "ppp", "kind", "ppp", "prefixes", List.of(texts(setup.path("pppPool")))));
        idByName.forEach((name, id) -> post(
                "/rest/v1/pools",
                Map.of(
                        "name",
                        name,
                        "kind",
                        "dhcp",
                        "routerId",
                        id,
                        "prefixes",
                        List.of(texts(setup.path("routers").path(name).path("dhcpPool"))))));
        setup.path("exclusions").forEach(range -> post("/rest/v1/pools/exclusions", Map.of("range", range.asText())));
        JsonNode source = post(
                "/rest/v1/crm-sources",
                Map.of(
                        "code",
                        "main",
                        "baseUrl",
                        crm(),
                        "appKey",
                        "key",
                        "verification",
                        "off",
                        "successorGraceSeconds",
                        604_800));
        hookUrl = source.path("hookUrl").asText();
    }

    private long register(String name, int port) {
        return post(
                        "/rest/v1/routers",
                        Map.of("name", name, "host", "127.0.0.1", "port", port, "login", "api", "password", PASSWORD))
                .path("id")
                .asLong();
    }

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String crm() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext("/crm/api/v1.0/clients", this::answer);
        server.start();
        opened.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/crm/api/v1.0/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String json = path.endsWith("/services")
                ? "[]"
                : path.contains("/services/")
                        ? entities.getOrDefault(last, "")
                        : golden.path("setup").path("clients").path(last).toString();
        byte[] body = (json.isEmpty() ? "{\"code\":404,\"message\":\"Object is not found.\"}" : json)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(json.isEmpty() ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private java.net.http.HttpResponse<String> get(String path) {
        return Product.send(HttpRequest.newBuilder(URI.create(base + path)).header("X-Auth-Key", Product.ADMIN_KEY));
    }

    private JsonNode post(String path, Object body) {
        var answer = Product.send(HttpRequest.newBuilder(URI.create(base + path))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Product.JSON.valueToTree(body).toString())));
        assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
        return Product.json(answer);
    }

    private static String[] texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(text -> all.add(text.asText()));
        return all.toArray(String[]::new);
    }

    private static JsonNode golden() throws IOException {
        try {
            return Product.JSON.readTree(Fixtures.file("ucrm/golden.json").toFile());
        } catch (FixturesMissing missing) {
            Assumptions.assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
    }
}
