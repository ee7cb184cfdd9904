package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Queue demarc.provisioning.requests and topic demarc.provisioning.results, for clients outside the server. */
class JmsRequestsIT {

    private static final AtomicInteger NETWORK = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEY = Product.ADMIN_KEY;
    private static final int FIFTY_MB = 50 << 20;

    private final Shop shop = new Shop();
    private int asked;

    JmsRequestsIT() {
        int network = NETWORK.incrementAndGet();
        shop.dhcpPool(shop.router1Id, "10.85." + network + ".0/24");
        shop.dhcpPool(shop.router2Id, "10.88." + network + ".0/24");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyActionIsCarriedOutForAnArtemisClient() {
        try (OutsideClient client = OutsideClient.core(KEY)) {
            Map<String, Object> lease = Map.of("desired", lease(shop.site1, 1));
            assertThat(client.ask(request("dryRun", lease))
                            .at("/plan/operation")
                            .asText())
                    .isEqualTo("add");
            assertThat(Shop.leases(shop.router1)).isEmpty();

            client.send(request("ensure", lease));
            JsonNode accepted = client.next(id());
            assertThat(accepted.path("state").asText()).as("%s", accepted).isEqualTo("accepted");
            assertThat(accepted.path("router").asText()).isEqualTo(shop.site1);
            JsonNode done = client.last(id());
            assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
            assertThat(done.path("address").asText()).startsWith("10.85.");

            assertThat(client.ask(request("suspend", Map.of())).path("account").asText())
                    .isEqualTo("APPLIED_DISABLED");
            assertThat(client.ask(request("resume", Map.of())).path("account").asText())
                    .isEqualTo("APPLIED");
            assertThat(client.ask(request("move", Map.of("device", shop.site2)))
                            .path("router")
                            .asText())
                    .isEqualTo(shop.site2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).isEmpty());
            assertThat(client.ask(request("remove", Map.of())).path("change").asText())
                    .isEqualTo("removed");
            assertThat(Shop.leases(shop.router2)).isEmpty();
        }
    }

    @Test
    void aDoubledIdIsCarriedOutOnceAndAnotherBodyUnderItIsADeadLetter() throws JMSException {
        try (OutsideClient client = OutsideClient.core(KEY)) {
            Map<String, Object> ensure = request("ensure", Map.of("desired", lease(shop.site1, 2)));
            client.ask(ensure);

            assertThat(client.ask(ensure).path("repeated").asBoolean()).isTrue();
            Map<String, Object> other = new HashMap<>(ensure);
            other.put("by", "somebody else");
            JsonNode refused = client.ask(other);

            assertThat(refused.path("code").asText()).isEqualTo("ID_REUSED");
            Message letter = client.deadLetter("ID_REUSED", id());
            assertThat(letter.getStringProperty("DemarcReason")).contains(id());
            assertThat(Shop.leases(shop.router1)).hasSize(1);
        }
    }

    @Test
    @DisplayName("UR-40 what a node has sent but not noted when it died is not told twice, and nothing is done twice")
    void whatADeadNodeHasSentButNotNotedIsNeitherToldNorDoneTwice() throws SQLException {
        try (OutsideClient client = OutsideClient.core(KEY)) {
            Map<String, Object> ensure = request("ensure", Map.of("desired", lease(shop.site1, 8)));
            client.ask(ensure);
            shop.router1.forgetCommands();
            diedBeforeNoting(id());
            await().atMost(SOON).untilAsserted(() -> assertThat(unsent(id())).isZero());

            assertThat(client.ask(ensure).path("repeated").asBoolean())
                    .as("the next that is told is the answer to who sent it again")
                    .isTrue();

            assertThat(Shop.leases(shop.router1)).hasSize(1);
            assertThat(shop.router1.writes()).isEmpty();
        }
    }

    private static long unsent(String request) {
        return AtRest.number(
                "SELECT count(*) FROM provisioning_result WHERE sent_at IS NULL AND request_id = '" + request + "'");
    }

    /** As the database is after a node's death between the sending of the last result and its note. */
    private static void diedBeforeNoting(String request) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(
                        "UPDATE provisioning_result SET sent_at = NULL, taken_until = now() - interval '1 second'"
                                + " WHERE id = (SELECT max(id) FROM provisioning_result WHERE request_id = ? AND own) AND sent_at IS NOT NULL")) {
            update.setString(1, request);
            await().atMost(SOON).until(() -> update.executeUpdate() == 1);
        }
    }

    @Test
    void garbageOfEveryKindIsADeadLetterWithItsReasonAndHurtsNobody() throws JMSException {
        String mark = "g" + shop.unique;
        Map<String, String> textByCode = Map.of(
                "NOT_JSON", mark + " is not JSON",
                "WRONG_TYPE", "{\"id\":\"" + mark + "-t\",\"action\":7,\"service\":{\"source\":\"jms\",\"id\":\"1\"}}",
                "UNKNOWN_ACTION",
                        "{\"id\":\"" + mark
                                + "-a\",\"action\":\"explode\",\"service\":{\"source\":\"jms\",\"id\":\"1\"}}",
                "UNKNOWN_SERVICE",
                        "{\"id\":\"" + mark
                                + "-s\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"none-" + mark
                                + "\"}}",
                "CONTROL_CHARACTER",
                        "{\"id\":\"" + mark
                                + "-c\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"1\"},\"by\":\"a\\u0000b\\u001b\"}",
                "BAD_VALUE",
                        "{\"id\":\"" + mark
                                + "-v\",\"action\":\"suspend\",\"service\":{\"source\":\"jms\",\"id\":\"1'; drop table provisioning_order; --\"}}");
        try (OutsideClient client = OutsideClient.core(KEY)) {
            textByCode.values().forEach(client::send);
            client.sendOctets(("{\"id\":\"" + mark + "-8").getBytes(StandardCharsets.UTF_16));
            client.send("{\"id\":\"" + mark + "-1mb\",\"by\":\"" + "x".repeat(1 << 20) + "\"}");
            client.context
                    .createProducer()
                    .send(client.context.createQueue(OutsideClient.REQUESTS), Map.of("id", mark));

            for (Map.Entry<String, String> sent : textByCode.entrySet()) {
                Message letter = client.deadLetter(sent.getKey(), mark);
                assertThat(letter.getStringProperty("DemarcReason")).isNotBlank();
                assertThat(OutsideClient.body(letter)).isEqualTo(sent.getValue());
            }
            Message large = client.deadLetter("TOO_LARGE", "");
            assertThat(large.getLongProperty("DemarcOctets")).isGreaterThan(65_536);
            client.deadLetter("NOT_TEXT", "");
            assertThat(client.ask(request("ensure", Map.of("desired", lease(shop.site1, 3))))
                            .path("state")
                            .asText())
                    .isEqualTo("done");
        }
        assertThat(Product.json(Product.get("/rest/v1/provisioning-requests/refused?state=waiting&q=" + mark))
                        .path("total")
                        .asInt())
                .isGreaterThanOrEqualTo(textByCode.size());
    }

    @Test
    void octetsThatAreNoTextAreShownButNobodySendsWhatIsLeftOfThemAgain() {
        String mark = "latin-" + shop.unique;
        byte[] octets = ("{\"id\":\"" + mark + "\",\"by\":\"" + "é".repeat(20_000) + "\"}")
                .getBytes(StandardCharsets.ISO_8859_1);
        try (OutsideClient client = OutsideClient.core(KEY)) {
            client.sendOctets(octets);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(refused(mark).path("total").asInt()).isEqualTo(1));
        }
        JsonNode letter = refused(mark).at("/items/0");

        var resent = Product.post(
                "/rest/v1/provisioning-requests/refused/" + letter.path("id").asLong() + "/resend", "");

        assertThat(letter.path("code").asText()).isEqualTo("NOT_TEXT");
        assertThat(letter.path("octets").asLong()).isEqualTo(octets.length);
        assertThat(letter.path("kept").asBoolean(true)).isFalse();
        assertThat(resent.statusCode()).as(resent.body()).isEqualTo(409);
        assertThat(resent.body()).contains("not kept");
        assertThat(refused(mark).path("total").asInt()).isEqualTo(1);
        assertThat(refused(mark).at("/items/0/state").asText()).isEqualTo("waiting");
    }

    private static JsonNode refused(String mark) {
        return Product.json(Product.get("/rest/v1/provisioning-requests/refused?q=" + mark));
    }

    @Test
    void aDeadLetterThatIsSentAgainLaterIsAnsweredOnTheTopic() {
        String source = "jms-" + shop.unique;
        try (OutsideClient client = OutsideClient.core(KEY)) {
            Map<String, Object> request = request("ensure", Map.of("desired", lease(shop.site1, 4)));
            request.put("service", Map.of("source", source, "id", "1"));
            assertThat(client.ask(request).path("code").asText()).isEqualTo("UNKNOWN_SOURCE");
            Product.post("/rest/v1/service-sources", Map.of("code", source, "name", "Shop"));
            long number = Product.json(Product.get("/rest/v1/provisioning-requests/refused?q=" + id()))
                    .at("/items/0/id")
                    .asLong();

            Product.post("/rest/v1/provisioning-requests/refused/" + number + "/resend", "");

            assertThat(client.last(id()).path("state").asText()).isEqualTo("done");
        }
    }

    @Test
    void onlyKeysWithTheRightPermissionsComeInAndOnlyToTheseAddresses() {
        String viewer = key(List.of("provisioning_view"));
        String stranger = key(List.of("device_show", "system_info"));

        assertThatThrownBy(() -> OutsideClient.core("3f0c6a52-0000-0000-0000-000000000000"))
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> OutsideClient.coreFactory().createContext())
                .isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> OutsideClient.core(stranger)).isInstanceOf(JMSRuntimeException.class);
        try (OutsideClient client = OutsideClient.core(viewer)) {
            assertThatThrownBy(() -> client.send(request("remove", Map.of()))).isInstanceOf(JMSRuntimeException.class);
        }
        for (String internal : List.of(
                "jms.queue.demarc.provisioning.work",
                "demarc.provisioning.work",
                "jms.queue.demarc.poll",
                "activemq.management")) {
            try (JMSContext admin = OutsideClient.coreFactory().createContext(KEY.substring(0, 8), KEY)) {
                assertThatThrownBy(() -> admin.createProducer().send(admin.createQueue(internal), "1"))
                        .as("send to %s", internal)
                        .isInstanceOf(JMSRuntimeException.class);
                assertThatThrownBy(() -> admin.createConsumer(admin.createQueue(internal)))
                        .as("consume from %s", internal)
                        .isInstanceOf(JMSRuntimeException.class);
            }
        }
    }

    @Test
    @DisplayName(
            "who guesses at keys, by any protocol, is counted and told, fills no log, and shuts out nobody who has a key")
    void guessesAreCountedAndToldAndShutOutNobodyWhoHasAKey() throws IOException {
        double before = refusedSignIns();
        String name = KEY.substring(0, 8);
        for (int guess = 0; guess < 50; guess++) {
            try (StompClient guesser = new StompClient(OutsideClient.port(), name, name + "-guess-" + guess)) {
                assertThat(guesser.read()).startsWith("ERROR");
            }
        }
        assertThatThrownBy(() -> OutsideClient.amqp(name + "-guess")).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> OutsideClient.core(name + "-guess")).isInstanceOf(JMSRuntimeException.class);

        try (OutsideClient client = OutsideClient.core(KEY)) {
            assertThat(client.ask(request("dryRun", Map.of("desired", lease(shop.site1, 10))))
                            .path("state")
                            .asText())
                    .as("the right key comes in at once")
                    .isEqualTo("done");
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(refusedSignIns()).isGreaterThanOrEqualTo(before + 52));
        JsonNode told = Product.json(Product.get("/rest/v1/provisioning-requests/sign-ins"));
        assertThat(told.path("lastHour").asLong()).isGreaterThanOrEqualTo(52);
        assertThat(told.path("lastDay").asLong()).isGreaterThanOrEqualTo(52);
        assertThat(told.path("lastAt").asText()).isNotEmpty();
        Path log = Product.stand().nodes().get(0).log();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(Files.readString(log)).contains("DEMARC3054"));
        assertThat(Files.readString(log))
                .as("not a line for each guess")
                .doesNotContain("AMQ222216", "AMQ332069", name + "-guess");
        assertThat(Files.readString(log.resolveSibling("demarc-messaging-sign-ins.log")))
                .as("from where is written down in a file of its own, keys nowhere")
                .contains("AMQ222216", "127.0.0.1")
                .doesNotContain(name + "-guess");
    }

    /** How many sign-ins were refused at the port since the server's start, by its metrics. */
    private static double refusedSignIns() {
        return Product.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("demarc_messaging_sign_ins_refused_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void messagesOfFiftyMegabytesAreRefusedWithTheirReasonAndNeverLoaded() throws Exception {
        long refusedBefore = tooLarge();
        try (OutsideClient client = OutsideClient.core(KEY)) {
            for (int i = 0; i < 5; i++) {
                client.sendStream(new Noughts(FIFTY_MB));
            }
            String text = "{\"id\":\"big-" + shop.unique + "\",\"by\":\"" + "x".repeat(25 << 20) + "\"}";
            client.send(text);
            try (OutsideClient amqp = OutsideClient.amqp(KEY)) {
                amqp.sendOctets(new byte[FIFTY_MB]);
            }
            try (StompClient stomp = new StompClient(OutsideClient.port(), KEY.substring(0, 8), KEY)) {
                assertThat(stomp.read()).startsWith("CONNECTED");
                stomp.send("x".repeat(8 << 20));
                await().atMost(SOON).untilAsserted(() -> assertThat(tooLarge()).isEqualTo(refusedBefore + 8));
            }
            assertThat(tooLargeButKept())
                    .as("what nobody has read, nobody sends again")
                    .isZero();
            Message letter = client.deadLetter("TOO_LARGE", "");
            assertThat(letter.getStringProperty("DemarcReason"))
                    .contains("octets")
                    .contains("allowed");
            assertThat(client.ask(request("ensure", Map.of("desired", lease(shop.site1, 9))))
                            .path("state")
                            .asText())
                    .isEqualTo("done");
        }
    }

    /** Refused for their size without having been read: of what was read the beginning is shown. */
    private static long tooLarge() {
        return AtRest.number("SELECT count(*) FROM provisioning_refused WHERE code = 'TOO_LARGE' AND shown = ''");
    }

    private static long tooLargeButKept() {
        return AtRest.number(
                "SELECT count(*) FROM provisioning_refused WHERE code = 'TOO_LARGE' AND shown = '' AND body IS NOT NULL");
    }

    /** So many octets, which are nowhere. */
    private static final class Noughts extends InputStream {

        private int left;

        Noughts(int octets) {
            left = octets;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] octets, int from, int length) {
            int given = Math.min(left, length);
            left -= given;
            return given == 0 ? -1 : given;
        }
    }

    @Test
    void anAmqpClientIsServedAsWell() {
        try (OutsideClient client = OutsideClient.amqp(KEY)) {
            assertThat(client.ask(request("ensure", Map.of("desired", lease(shop.site1, 5))))
                            .path("state")
                            .asText())
                    .isEqualTo("done");
            client.sendOctets(OutsideClient.text(request("remove", Map.of())).getBytes(StandardCharsets.UTF_8));
            assertThat(client.last(id()).path("state").asText()).isEqualTo("done");
        }
    }

    @Test
    void aScriptThatSpeaksStompIsServedAsWell() {
        try (StompClient client = new StompClient(OutsideClient.port(), KEY.substring(0, 8), KEY)) {
            assertThat(client.read()).startsWith("CONNECTED");
            client.subscribeToResults();
            assertThat(client.read()).startsWith("RECEIPT");
            client.send(OutsideClient.text(request("ensure", Map.of("desired", lease(shop.site1, 6)))));

            String frame = client.read();
            while (!frame.contains(id()) || !frame.contains("\"final\":true")) {
                assertThat(frame).startsWith("MESSAGE");
                frame = client.read();
            }
            assertThat(frame).contains("\"state\":\"done\"").contains("DemarcState:done");
        }
        try (StompClient stranger = new StompClient(OutsideClient.port(), "admin", "wrong")) {
            assertThat(stranger.read()).startsWith("ERROR");
        }
    }

    private static String key(List<String> permissions) {
        var issued = Product.post(
                "/rest/v1/api-keys", Map.of("login", Product.ADMIN_LOGIN, "expire", "1h", "permissions", permissions));
        String key = Product.json(issued).path("key").asText();
        assertThat(key).as(issued.body()).hasSize(36);
        return key;
    }

    private String id() {
        return "j" + asked + "-" + shop.unique;
    }

    private Map<String, Object> request(String action, Map<String, Object> more) {
        asked++;
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", id());
        body.put("action", action);
        body.put("service", Map.of("source", "jms", "id", "jms-" + shop.unique));
        return body;
    }

    private static Map<String, Object> lease(String device, int number) {
        return Map.of(
                "device", device, "mac", String.format("02:00:00:00:01:%02X", number), "downMbps", 10, "upMbps", 2);
    }
}
