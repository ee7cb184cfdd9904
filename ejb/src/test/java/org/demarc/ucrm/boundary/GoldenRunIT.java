package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.TestDatabase;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Acceptance case 12.1 of ucrm-routeros.md: 52 webhooks in order, and what each must do to the routers. */
class GoldenRunIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Map<String, RouterOsSimulator> routers = new HashMap<>();
    private final Map<String, String> services = new ConcurrentHashMap<>();
    private final Map<String, String> idOfRow = new HashMap<>();
    private JsonNode clients = JsonMapper.builder().build().createObjectNode();
    private Optional<HttpServer> crm = Optional.empty();

    @AfterEach
    void close() {
        routers.values().forEach(RouterOsSimulator::close);
        crm.ifPresent(server -> server.stop(0));
    }

    @Test
    @DisplayName("UR-31 acceptance case 12.1, without the container")
    void everyStepOfTheGoldenRunEndsAsItMust() throws IOException {
        JsonNode golden = golden();
        Hub hub = hub(golden.path("setup"));

        for (JsonNode step : golden.path("steps")) {
            if (!step.path("demarc").has("skip")) {
                play(hub, step);
            }
        }

        assertThat(hub.ledger
                        .ofService(new ServiceKey("main", "101"), org.demarc.PageRequest.first(10))
                        .items())
                .allSatisfy(interval -> assertThat(interval.to()).isNotNull());
    }

    private void play(Hub hub, JsonNode step) {
        String what =
                "step " + step.path("n").asInt() + ", " + step.path("step").asText();
        if (step.path("demarc").has("before")) {
            java.util.Objects.requireNonNull(routers.get("site1")).online("sub101");
        }
        routers.values().forEach(RouterOsSimulator::forgetCommands);
        remember();
        JsonNode webhook = step.path("webhook");
        HookAnswer answer = hub.hook(
                "main", webhook.isObject() ? known(webhook) : step.path("raw").asText());
        if (step.path("demarc").has("http")) {
            assertThat(answer.status())
                    .as(what)
                    .isEqualTo(step.path("demarc").path("http").asInt());
            return;
        }
        assertThat(answer.status()).as(what).isEqualTo(200);
        hub.work();
        check(hub, step, what);
    }

    /** The CRM answers with the entity of the last webhook. */
    private String known(JsonNode webhook) {
        if (webhook.path("entity").asText().equals("service")) {
            services.put(
                    webhook.path("entityId").asText(),
                    webhook.path("extraData").path("entity").toString());
        }
        return webhook.toString();
    }

    private void check(Hub hub, JsonNode step, String what) {
        JsonNode expected = step.path("demarc");
        if (step.path("webhook").path("entity").asText().equals("service")) {
            Account account =
                    hub.account("main", step.path("webhook").path("entityId").asInt());
            assertThat(account.state().name())
                    .as(what + " " + account)
                    .isEqualTo(expected.path("state").asText());
            assertThat(account.code()).as(what).isEqualTo(expected.path("code").asText(""));
            assertThat(account.text())
                    .as(what)
                    .isEqualTo(expected.path("reason").asText(""));
            assertThat(account.warning())
                    .as(what)
                    .isEqualTo(expected.path("warning").asText(""));
        }
        assertThat(written()).as(what).containsExactlyInAnyOrderElementsOf(expectedWrites(expected));
    }

    private List<String> written() {
        List<String> all = new ArrayList<>();
        routers.forEach((name, router) -> router.writes().stream()
                .filter(words -> !words.get(0).startsWith("/sim/"))
                .forEach(words -> all.add(line(name, words))));
        return all;
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
        if (!word.startsWith("=.id=$")) {
            return word;
        }
        return "=.id=" + idOfRow.getOrDefault(router + word.substring(5), "no row " + word);
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
        idOfRow.forEach((key, id) -> assertThat(id).as(key).isNotEmpty());
    }

    private void remember(String router, String kind, List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            String service = row.getOrDefault("comment", "").replaceFirst("demarc/main/(\\d+).*", "$1");
            idOfRow.put(router + kind + service, row.getOrDefault(".id", ""));
            // a plan change hands the row of 101 over to 103 in place
            if (service.equals("103")) {
                idOfRow.put(router + kind + "101", row.getOrDefault(".id", ""));
            }
        }
    }

    private Hub hub(JsonNode setup) throws IOException {
        clients = setup.path("clients");
        Hub hub = new Hub(DATABASE.dataSource());
        hub.quarantine(Duration.ZERO);
        hub.router(1, "site1", router("site1", setup));
        hub.router(2, "site2", router("site2", setup));
        hub.router(3, "deadsite", deadPort());
        hub.pool("ppp", DrawQueue.ppp(), texts(setup.path("pppPool")));
        long id = 1;
        for (String name : List.of("site1", "site2", "deadsite")) {
            hub.pool(
                    name,
                    DrawQueue.dhcp(id++),
                    texts(setup.path("routers").path(name).path("dhcpPool")));
        }
        setup.path("exclusions").forEach(range -> hub.exclude(range.asText()));
        hub.source("main", crm(), "key", Verification.OFF);
        return hub;
    }

    private int router(String name, JsonNode setup) {
        RouterOsSimulator router = RouterOsSimulator.start(
                RouterOsOptions.defaults().profiles(texts(setup.path("profilesOnEveryRouter"))));
        routers.put(name, router);
        return router.port();
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
        crm = Optional.of(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/crm/api/v1.0/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String json = path.endsWith("/services")
                ? "[]"
                : path.contains("/services/")
                        ? services.getOrDefault(last, "")
                        : clients.path(last).toString();
        byte[] body = (json.isEmpty() ? "{\"code\":404,\"message\":\"Object is not found.\"}" : json)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(json.isEmpty() ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String[] texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(text -> all.add(text.asText()));
        return all.toArray(String[]::new);
    }

    private static JsonNode golden() throws IOException {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(Fixtures.file("ucrm/golden.json").toFile());
        } catch (FixturesMissing missing) {
            Assumptions.assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
    }
}
