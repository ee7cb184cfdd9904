package org.demarc.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.demarc.lab.stand.ServerNode;
import org.demarc.lab.stand.Stand;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one database that found each other through it, the second with a clock that is thirty seconds fast for provisioning, which is longer than
 * any lease here. Each may be killed while it works; each test leaves both running.
 */
class TwoNodesClusterIT {

    private static final String EVERY_MINUTE = "job-tidy";
    private static final Pattern FIRED =
            Pattern.compile("DEMARC1121: Schedule " + EVERY_MINUTE + " is due: run (\\d+)");

    /** Who changes the node in mid-sentence may see his page loaded again, without what the node had not passed on yet. */
    private static final LocatorAssertions.HasCountOptions SHORTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);

    private static final LocatorAssertions.IsVisibleOptions VISIBLE_SHORTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    private static Stand stand;
    private static ServerNode node1;
    private static ServerNode node2;
    private static SweptIsp isp;
    private static StandSql sql;

    @BeforeAll
    static void start() {
        stand = Product.ownStand("stand-cluster", options -> SweptIsp.briskly(options)
                .nodes(2)
                .with("DEMARC_BEHIND_PROXY", "true")
                .ear("node2", WrongClock.of(options.ear(), options.ear().resolveSibling("demarc-ahead.ear"))));
        node1 = stand.nodes().get(0);
        node2 = stand.nodes().get(1);
        isp = new SweptIsp(stand.database());
        sql = new StandSql(stand.database());
        JsonNode schedule = new Operator(node1).get("schedules/" + EVERY_MINUTE);
        new Operator(node2)
                .put(
                        "schedules/" + EVERY_MINUTE,
                        Map.of(
                                "cron",
                                "* * * * *",
                                "enabled",
                                true,
                                "version",
                                schedule.path("version").asInt()));
        isp.awaitEveryDeviceReadSince(Instant.EPOCH);
    }

    @AfterAll
    static void stop() {
        isp.close();
        stand.close();
    }

    @BeforeEach
    void bothNodesAreReady() {
        stand.nodes().forEach(ServerNode::awaitReady);
    }

    @Test
    void anOperatorKeepsHisPageAndACrowdItsSessionsWhenTheirNodeIsKilled() {
        try (Chromium chromium = Chromium.open();
                Balancer balancer = new Balancer(node1)) {
            Page page = chromium.page(1400, "en", false);
            Chromium.signIn(page, balancer.url());
            page.navigate(balancer.url() + "/ui/device/devices");
            Chromium.filter(page, "list:text", "sw-generic");
            assertThat(page.locator("#list\\:rows_data a[href*='/ui/device/device?']"))
                    .hasCount(8);

            balancer.to(node2);
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                Chromium.filter(page, "list:text", "mt-core");
                assertThat(page.locator("#list\\:rows_data a[href*='/ui/device/device?']"))
                        .hasCount(3, SHORTLY);
            });
            try (Crowd crowd = new Crowd(sessions(chromium, 8), node2)) {
                await().atMost(Duration.ofSeconds(90)).until(() -> crowd.shownToEach() >= 10);
                node2.kill();
                Instant killed = Instant.now();
                balancer.to(node1);
                crowd.moveTo(node1);
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                    Chromium.filter(page, "list:text", "no such device");
                    assertThat(page.locator("#list\\:rows_data .dc-empty")).isVisible(VISIBLE_SHORTLY);
                });
                page.navigate(balancer.url() + "/ui/access/keys");
                assertThat(page).hasURL(balancer.url() + "/ui/access/keys");
                await().atMost(Duration.ofMinutes(2))
                        .until(() ->
                                crowd.shownToEach() >= 10 || !crowd.refusals().isEmpty());
                assertThat(crowd.refusals()).isEmpty();

                node2.launch();
                isp.awaitEveryDeviceReadSince(killed);
            }
        }
    }

    @Test
    @DisplayName("a page at one node sees what the other has done")
    void aPageAtOneNodeSeesWhatTheOtherHasDone() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(1400, "en", false);
            Chromium.signIn(page, node2.url());
            page.navigate(node2.url() + "/ui/job/jobs");
            assertThat(page.locator("body[data-live-state=open]")).hasCount(1, SHORTLY);
            page.evaluate(
                    "renewJobs = (before => () => { document.body.dataset.renewed = 'true'; before(); })(renewJobs)");

            new Operator(node1).post("job-runs", Map.of("kind", "history-tidy"));

            assertThat(page.locator("body[data-renewed=true]")).hasCount(1, SHORTLY);
            assertThat(page.locator("#list\\:rows_data tr").first()).containsText("admin");
        }
    }

    @Test
    void behindAProxyThoseWhoReallyCallAreKnown() {
        String schedule = "/rest/v1/schedules/history-tidy";
        int version = Product.json(Product.send(proxied(node1.url() + schedule)))
                .path("version")
                .asInt();
        var change = proxied(node1.url() + schedule)
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"cron\":\"17 3 * * *\",\"enabled\":true,\"version\":" + version + "}"));
        assertThat(Product.send(change).statusCode()).isEqualTo(200);

        String audit = Product.send(proxied(node2.url() + "/rest/v1/audit?type=schedule&id=history-tidy"))
                .body();
        var stranger = Product.send(HttpRequest.newBuilder(URI.create(node1.url() + "/ui/dashboard/index"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https"));

        assertThat(audit).contains("203.0.113.9");
        assertThat(stranger.headers().firstValue("Location").orElse("")).startsWith("https://");
    }

    /** As a proxy asks: the server does not look at these headers where a caller upgrades to HTTP/2 without TLS. */
    private static HttpRequest.Builder proxied(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https");
    }

    private static List<String> sessions(Chromium chromium, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Page page = chromium.page(800, "en", false);
                    Chromium.signIn(page, node1.url());
                    String session = page.context().cookies().stream()
                            .filter(cookie -> cookie.name.equals("DEMARC"))
                            .map(cookie -> cookie.name + "=" + cookie.value)
                            .findFirst()
                            .orElseThrow();
                    page.context().close();
                    return session;
                })
                .toList();
    }

    @Test
    @DisplayName(
            "ENG-39 UR-41 what a dead node was doing is done by the other, and a router has one writer in the whole cluster")
    void whatADeadNodeWasDoingIsDoneByTheOther() {
        Operator first = new Operator(node1);
        Operator second = new Operator(node2);
        try (ManyOrders orders = new ManyOrders(first)) {
            isp.beginSlowSweep();
            IntStream.range(0, ManyOrders.COUNT)
                    .forEach(number -> assertThat(orders.order(number, number % 2 == 0 ? first : second))
                            .isEqualTo(200));
            orders.awaitMiddle();
            ServerNode busy = whoWritesToTheRouter();
            ServerNode other = busy == node1 ? node2 : node1;
            isp.awaitAtWork(busy.name());

            busy.kill();
            Instant killed = Instant.now();
            int done = orders.onRouter();
            isp.heal();
            orders.awaitAllApplied(new Operator(other));
            isp.awaitEveryDeviceReadSince(killed);

            assertThat(done).as("the kill came in the middle").isLessThan(ManyOrders.COUNT);
            orders.assertNothingLostAndNothingDoubled();
            assertThat(isp.nodesAtWork()).doesNotContain(busy.name());
            busy.launch();
        }
    }

    @Test
    @DisplayName(
            "UR-31 UR-62 UR-64 with clocks thirty seconds apart the last word counts, and the ledger has no interval that ends before it begins")
    void withClocksThatDifferTheLastWordCountsWhicheverNodeHearsIt() {
        assertThat(Duration.between(timeAt(node1), timeAt(node2)))
                .isBetween(AheadOfTime.AHEAD.minusSeconds(5), AheadOfTime.AHEAD.plusSeconds(20));
        Operator first = new Operator(node1);
        Operator second = new Operator(node2);
        try (LastWords words = new LastWords(first, stand.database())) {
            for (int round = 1; round <= 3; round++) {
                for (int word = 1; word <= 6; word++) {
                    words.say(word % 2 == 0 ? first : second, 1, "pw" + round + word);
                }
                words.awaitOnRouter("pw" + round + 6);
                words.say(round % 2 == 0 ? first : second, 2, "over");
                words.awaitNothingOnRouter();
                words.assertItsAddressRestsForADay();
            }
            words.assertTheLedgerIsInOrder(3);
        }
    }

    /** What time it is for a node, by the answer to a request that it refuses. */
    private static Instant timeAt(ServerNode node) {
        String body = "{\"id\":\"clock-" + UUID.randomUUID()
                + "\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"nowhere\"}}";
        var answer = Product.send(HttpRequest.newBuilder(URI.create(node.url() + "/rest/v1/provisioning-requests"))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return Instant.parse(Product.json(answer).path("at").asText());
    }

    @Test
    @DisplayName("UR-41 when a node is killed at any step of an order, the other ends it right, each account once")
    void anOrderThatWasAtAnyOfItsStepsIsEndedByTheOtherNode() {
        Operator first = new Operator(node1);
        Operator second = new Operator(node2);
        try (HeldOrders orders = new HeldOrders(first, stand.database())) {
            ServerNode busy = node1;
            orders.pinTo(busy);
            orders.hold(first, second);
            orders.assertHeldBy(busy);

            busy.kill();
            orders.letGo();

            orders.awaitEverythingRightAndOnce();
            busy.launch();
        }
    }

    @Test
    void aScheduleFiresOnceForBothNodes() {
        await().atMost(Duration.ofMinutes(4))
                .until(() -> sql.texts("select id from job_run where kind = 'job-tidy'")
                                .size()
                        >= 2);

        assertThat(sql.texts("select date_trunc('minute', created_at)::text from job_run where kind = 'job-tidy'"))
                .doesNotHaveDuplicates();
        List<String> fired =
                stand.nodes().stream().flatMap(node -> firedBy(node).stream()).toList();
        assertThat(fired).as("runs that a node started for the schedule").doesNotHaveDuplicates();
        assertThat(fired).containsAll(sql.texts("select id::text from job_run where kind = 'job-tidy'"));
    }

    /** Numbers of the runs that this node started for the schedule, by its log. */
    private static List<String> firedBy(ServerNode node) {
        try (Stream<String> lines = Files.lines(node.log())) {
            return lines.map(FIRED::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothNodesReadDevices() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(sql.texts("select distinct node from device_poll order by 1"))
                        .containsExactly("node1", "node2"));
    }

    @Test
    void whoAsksOneNodeByJmsHearsTheResultAtTheOther() {
        String id = "cluster-" + UUID.randomUUID();
        String request =
                "{\"id\":\"" + id + "\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"nowhere\"}}";
        try (JMSContext asks = messages(node1);
                JMSContext hears = messages(node2);
                JMSConsumer results = hears.createConsumer(
                        hears.createTopic("demarc.provisioning.results"), "DemarcRequest = '" + id + "'")) {
            // sent again until the brokers know of each other's subscribers: a doubled request is told again
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                asks.createProducer().send(asks.createQueue("demarc.provisioning.requests"), request);
                assertThat(results.receiveBody(String.class, 3000)).contains("UNKNOWN_SERVICE");
            });
        }
    }

    private static JMSContext messages(ServerNode node) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + node.messagingPort())
                .createContext(Product.ADMIN_KEY.substring(0, 8), Product.ADMIN_KEY);
    }

    private static ServerNode whoWritesToTheRouter() {
        List<String> holders = sql.texts("select split_part(holder, ':', 1) from provisioning_router_lease");
        assertThat(holders).hasSize(1);
        return holders.get(0).equals(node1.name()) ? node1 : node2;
    }
}
