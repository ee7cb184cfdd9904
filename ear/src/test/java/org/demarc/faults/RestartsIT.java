package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.stand.ServerNode;
import org.demarc.lab.stand.Stand;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The only server is killed, or its database restarted, in the middle of 200 orders and a sweep: nothing lost, nothing doubled. Beside that,
 * what only a server with other settings shows.
 */
class RestartsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String TOGETHER = "all routers together: removals 10 > 5";

    private static Stand stand;
    private static SweptIsp isp;

    @BeforeAll
    static void start() {
        stand = Product.ownStand("stand-restarts", options -> SweptIsp.briskly(options)
                .with("DEMARC_MESSAGING_PROTOCOLS", "AMQP")
                .with("DEMARC_PROVISIONING_DRIFT_REPAIR", "CRM_AHEAD,MISSING_ON_ROUTER,DEMARC_BEHIND,MISSING_IN_CRM"));
        isp = new SweptIsp(stand.database());
        isp.awaitEveryDeviceReadSince(Instant.EPOCH);
    }

    @AfterAll
    static void stop() {
        isp.close();
        stand.close();
    }

    @Test
    void ordersAndASweepOutliveTheKilledNodeThatWasAtThem() {
        ServerNode node = stand.nodes().get(0);
        Operator operator = new Operator(node);
        try (ManyOrders orders = new ManyOrders(operator)) {
            isp.beginSlowSweep();
            IntStream.range(0, ManyOrders.COUNT).forEach(number -> assertThat(orders.order(number, operator))
                    .isEqualTo(200));
            orders.awaitMiddle();
            isp.awaitAtWork(node.name());

            node.kill();
            int done = orders.onRouter();
            isp.heal();
            node.launch();
            node.awaitReady();
            Instant ready = Instant.now();

            orders.awaitAllApplied(operator);
            isp.awaitEveryDeviceReadSince(ready);
            assertThat(done).as("the kill came in the middle").isLessThan(ManyOrders.COUNT);
            orders.assertNothingLostAndNothingDoubled();
        }
    }

    @Test
    @DisplayName("UR-40 a server killed at any step of an order ends right after its start, each account once")
    void anOrderThatWasAtAnyOfItsStepsWhenTheNodeWasKilledEndsRightAndOnce() {
        ServerNode node = stand.nodes().get(0);
        Operator operator = new Operator(node);
        try (HeldOrders orders = new HeldOrders(operator, stand.database())) {
            orders.hold(operator, operator);

            node.kill();
            orders.letGo();
            node.launch();
            node.awaitReady();

            orders.awaitEverythingRightAndOnce();
        }
    }

    @Test
    @DisplayName("UR-31 a service whose end nobody heard of goes by the reconciler, where that is switched on")
    void aServiceWhoseEndNobodyHeardOfGoesWhereThatIsSwitchedOn() {
        Operator operator = new Operator(stand.nodes().get(0));
        String run = UUID.randomUUID().toString().substring(0, 8);
        try (UcrmServer crm = crm(run);
                RouterOsSimulator router = router(run)) {
            long routerId = registered(operator, run, crm, router);
            int client = crm.client("Test", "Client");
            int plan = crm.plan("Basic 10M", 10, 2);
            crm.create(client, plan, pppoe("end", "stays", run));
            int over = crm.create(client, plan, pppoe("end", "over", run));
            await().atMost(LONG).until(() -> services(operator, run, "APPLIED") == 2);

            crm.noHooks();
            crm.end(over);
            reconcile(operator, run, List.of(routerId));

            await().atMost(LONG).until(() -> services(operator, run, "REMOVED") == 1);
            assertThat(router.rows("/ppp/secret")).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("name", "stays-" + run));
            assertThat(services(operator, run, "APPLIED")).isOne();
        }
    }

    @Test
    @DisplayName(
            "UR-72 8.3 while all routers together wait for a person, one that was away and is back waits with them")
    void aRouterThatIsBackWaitsWithTheOthersForAPerson() throws SQLException {
        Operator operator = new Operator(stand.nodes().get(0));
        String run = UUID.randomUUID().toString().substring(0, 8);
        try (UcrmServer crm = crm(run);
                RouterOsSimulator back = router(run);
                RouterOsSimulator other = router(run)) {
            long backId = registered(operator, run, crm, back);
            long otherId = operator.addRouter("other-" + run, other.port(), "api", run);
            endUnheard(operator, run, crm);
            reconcile(operator, run, List.of(backId, otherId));
            awaitReports(operator, otherId, 1, TOGETHER);
            awaitReports(operator, backId, 1, TOGETHER);

            isBack(backId);

            awaitReports(operator, backId, 2, TOGETHER);
            assertThat(back.rows("/ppp/secret")).hasSize(6);

            long decided =
                    reports(operator, otherId).path("items").get(0).path("id").asLong();
            operator.post("drift-runs/" + decided + "/repair", Map.of());
            await().atMost(LONG).until(() -> other.rows("/ppp/secret").size() == 1);
            isBack(backId);

            await().atMost(LONG).until(() -> back.rows("/ppp/secret").size() == 1);
        }
    }

    /** Of six services on each of the two routers five end, as many as one router may lose, and no webhook tells it. */
    private static void endUnheard(Operator operator, String run, UcrmServer crm) {
        int client = crm.client("Test", "Client");
        int plan = crm.plan("Basic 10M", 10, 2);
        List<Integer> over = new ArrayList<>();
        for (String device : List.of("end", "other")) {
            crm.create(client, plan, pppoe(device, device + "-stays", run));
            for (int number = 1; number <= 5; number++) {
                over.add(crm.create(client, plan, pppoe(device, device + number, run)));
            }
        }
        await().atMost(LONG).until(() -> services(operator, run, "APPLIED") == 12);
        crm.noHooks();
        over.forEach(crm::end);
    }

    /** Has these routers compared and mended in one run, as the schedule does with all. */
    private static void reconcile(Operator operator, String run, List<Long> routers) {
        operator.post(
                "job-runs",
                Map.of(
                        "kind",
                        "provisioning-reconcile",
                        "source",
                        "end-" + run,
                        "parameters",
                        Map.of("routers", routers)));
    }

    /** The database is told that the router has been back for as long as a comparison waits then. */
    private static void isBack(long router) throws SQLException {
        try (var connection = stand.database().connect();
                var update =
                        connection.prepareStatement("UPDATE routeros_router SET compare_at = now() WHERE id = ?")) {
            update.setLong(1, router);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Waits until there are so many reports of the router, and the newest says this. */
    private static void awaitReports(Operator operator, long router, int count, String words) {
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode reports = reports(operator, router);
            assertThat(reports.path("total").asInt()).isEqualTo(count);
            assertThat(reports.path("items").get(0).path("message").asText()).contains(words);
        });
    }

    /** Newest first. */
    private static JsonNode reports(Operator operator, long router) {
        return operator.get("drift-runs?router=" + router);
    }

    private static UcrmServer crm(String run) {
        return UcrmServer.start(UcrmOptions.defaults().keys("write-" + run, "read-" + run));
    }

    private static RouterOsSimulator router(String run) {
        return RouterOsSimulator.start(
                RouterOsOptions.defaults().profiles("Basic 10M", "disabled").user(RouterUser.full("api", run)));
    }

    private static long registered(Operator operator, String run, UcrmServer crm, RouterOsSimulator router) {
        ManyOrders.pool(operator);
        long id = operator.addRouter("end-" + run, router.port(), "api", run);
        String hookPath = operator.addCrm(
                Map.of("code", "e" + run, "name", "CRM", "baseUrl", crm.url(), "appKey", "read-" + run));
        crm.hookTo(operator.node().url() + hookPath);
        return id;
    }

    private static Map<String, String> pppoe(String device, String name, String run) {
        return Map.of(
                "deviceName", device + "-" + run, "pppoeUsername", name + "-" + run, "pppoePassword", "pw" + name);
    }

    private static int services(Operator operator, String run, String state) {
        return operator.get("services?source=e" + run + "&state=" + state + "&limit=1")
                .path("total")
                .asInt();
    }

    @Test
    void everythingGoesOnByItselfWhenTheDatabaseComesBack() {
        ServerNode node = stand.nodes().get(0);
        Operator operator = new Operator(node);
        try (ManyOrders orders = new ManyOrders(operator)) {
            isp.beginSlowSweep();
            IntStream.range(0, 150).forEach(number -> assertThat(orders.order(number, operator))
                    .isEqualTo(200));
            orders.awaitMiddle();
            isp.awaitAtWork(node.name());

            int before = log(node).size();
            stand.database().stop();
            int done = orders.onRouter();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(operator.health("ready")).isEqualTo(503));
            assertThat(operator.health("live")).isEqualTo(200);
            assertThat(orders.order(150, operator))
                    .as("the CRM may send it again")
                    .isEqualTo(503);
            assertThatTheFaultIsToldWithoutItsInside(operator);
            isp.heal();
            stand.database().resume();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(operator.health("ready")).isEqualTo(200));
            Instant back = Instant.now();

            IntStream.range(150, ManyOrders.COUNT).forEach(number -> await().atMost(Duration.ofSeconds(30))
                    .until(() -> orders.order(number, operator) == 200));
            orders.awaitAllApplied(operator);
            isp.awaitEveryDeviceReadSince(back);
            assertThat(done).as("the stop came in the middle").isLessThan(150);
            orders.assertNothingLostAndNothingDoubled();
            List<String> said = log(node).subList(before, log(node).size());
            assertThat(said).noneMatch(line -> line.contains(" ERROR "));
            assertThat(said).as("stack traces").noneMatch(line -> line.startsWith("\tat "));
            assertThat(said).filteredOn(line -> line.contains("DEMARC0200")).hasSize(1);
            assertThat(said).filteredOn(line -> line.contains("DEMARC0201")).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "ENG-38 a redeployment leaves no thread, no timer and no socket of the SNMP engine behind, and polling goes on")
    void aRedeploymentLeavesNothingOpenBehind() throws IOException {
        ServerNode node = stand.nodes().get(0);
        long opened = engines(node);
        OpenThings before = OpenThings.of(node.pid());

        node.redeploy();
        await().atMost(Duration.ofMinutes(4)).until(() -> engines(node) == opened + 1 && node.isReady());
        Instant ready = Instant.now();

        isp.awaitEveryDeviceReadSince(ready);
        assertThat(before.udpSockets()).isPositive();
        assertThat(before.threads()).isNotEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(OpenThings.of(node.pid())).isEqualTo(before));
    }

    private static long engines(ServerNode node) {
        return log(node).stream().filter(line -> line.contains("DEMARC1200")).count();
    }

    @Test
    void aPortForMessagesThatIsOpenToAmqpAloneAnswersNothingElse() throws IOException {
        byte[] amqp = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

        assertThat(answered(amqp)).startsWith(amqp);
        assertThat(new String(
                        answered("CONNECT\naccept-version:1.2\nhost:demarc\n\n\0".getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII))
                .as("STOMP")
                .doesNotContain("CONNECTED", "ERROR");
    }

    /** What comes back first on the port for messages, until nothing does or the connection ends. */
    private static byte[] answered(byte[] said) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", stand.nodes().get(0).messagingPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(said);
            socket.getOutputStream().flush();
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return Arrays.copyOf(answer, Math.max(0, length));
        } catch (SocketTimeoutException | SocketException nothing) {
            return new byte[0];
        }
    }

    private static List<String> log(ServerNode node) {
        try {
            return Files.readAllLines(node.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertThatTheFaultIsToldWithoutItsInside(Operator operator) {
        var answer = operator.ask("devices?limit=1");
        JsonNode problem = Product.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(500, 503);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.toString()).doesNotContain("Exception", "jdbc", "postgres");
    }
}
