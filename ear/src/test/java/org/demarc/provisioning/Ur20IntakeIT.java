package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How webhooks are taken: verified, each once, whoever sends them. */
class Ur20IntakeIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    Ur20IntakeIT() {
        Hooks.pppPool();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName("UR-21 UR-32 acceptance case 9: the same event twenty times at once is one job and one add")
    void theSameEventTwentyTimesAtOnceIsOneAdd() throws Exception {
        int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe("twenty", shop.site1));
        String event = hooks.last(1).get(0).toString();

        List<String> answers =
                together(20, () -> Shop.hook(shop.hookUrl(), event).body());

        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("\"status\":\"success\""));
        assertThat(outcomes(answers)).filteredOn("queued"::equals).hasSize(1);
        assertThat(outcomes(answers))
                .as("who comes while the first is not done yet wants it looked at again, who comes later wants nothing")
                .hasSize(20)
                .isSubsetOf("queued", "requeued", "duplicate");
        AtRest.afterAll(shop.source);
        hooks.awaitState(service, "APPLIED");
        assertThat(Hooks.writes(shop.router1)).singleElement().satisfies(words -> assertThat(words)
                .startsWith("/ppp/secret/add"));
        assertThat(logged(hooks.last(1).get(0)).path("deliveries").asInt()).isEqualTo(20);
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("duplicate");
    }

    private static List<String> outcomes(List<String> answers) {
        return answers.stream()
                .map(answer -> answer.replaceFirst(".*\"outcome\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    @DisplayName(
            "UR-21 UR-32 acceptance case 9: the same event twenty times before it could be looked at is one evaluation")
    void theSameEventTwentyTimesBeforeItCouldBeLookedAtIsOneEvaluation() throws Exception {
        int service = shop.crm.create(shop.client, shop.basic, hooks.pppoe("once", shop.site1));
        String event = hooks.last(1).get(0).toString();
        shop.crm.stop();

        List<String> answers =
                together(20, () -> Shop.hook(shop.hookUrl(), event).body());

        assertThat(outcomes(answers)).filteredOn("queued"::equals).hasSize(1);
        assertThat(outcomes(answers)).filteredOn("requeued"::equals).hasSize(19);
        await().atMost(SOON).until(() -> events("UNVERIFIED") == 1);
        assertThat(told(service, "REFRESHED")).isEmpty();

        shop.crm.resume();

        hooks.awaitState(service, "APPLIED");
        AtRest.afterAll(shop.source);
        assertThat(told(service, "REFRESHED"))
                .as("each evaluation tells what it saw")
                .containsExactly("status 1, plan \"Basic 10M\"");
        assertThat(Hooks.writes(shop.router1)).singleElement().satisfies(words -> assertThat(words)
                .startsWith("/ppp/secret/add"));
    }

    @Test
    @DisplayName("UR-21 UR-9 a hook that failed works when it is sent again; acceptance case 12: another body is 409")
    void whatFailedIsDoneWhenItIsSentAgainAndAnotherBodyUnderItsUuidIsRefused() {
        int odd = shop.crm.plan("Later " + shop.unique, 1, 1);
        int service = shop.crm.create(shop.client, odd, hooks.pppoe("again", shop.site1));
        JsonNode event = hooks.last(1).get(0);
        hooks.deliver(List.of(event));
        hooks.awaitState(service, "FAILED");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        shop.router1.byHand("/ppp/profile/add", "=name=Later " + shop.unique);

        assertThat(hooks.outcome(event)).isEqualTo("requeued");
        hooks.awaitState(service, "APPLIED");
        AtRest.afterAll(shop.source);
        shop.router1.forgetCommands();
        assertThat(hooks.outcome(event)).isEqualTo("duplicate");

        ObjectNode other = event.deepCopy();
        other.put("changeType", "end");
        assertThat(Shop.hook(shop.hookUrl(), other.toString()).statusCode()).isEqualTo(409);
        assertThat(Shop.hook(shop.hookUrl(), other.toString()).statusCode()).isEqualTo(409);
        AtRest.afterAll(shop.source);
        assertThat(logged(event).path("otherBodies").asInt()).isEqualTo(2);
        assertThat(logged(event).path("state").asText()).isEqualTo("DONE");
        awaitAlarm("0 that the CRM did not send, 1 with another body under a known uuid");
        assertThat(shop.router1.commands()).isEmpty();
        assertThat(serverLog()).contains("DEMARC3101");
    }

    @Test
    @DisplayName(
            "UR-22 UR-21 UR-73 acceptance cases 10 and 11: forged hooks change nothing, unconfirmed ones wait for the CRM")
    void whatTheCrmDoesNotConfirmIsNeverApplied() {
        int service = hooks.applied("sure");
        JsonNode genuine = hooks.last(1).get(0);
        shop.router1.forgetCommands();

        ObjectNode unknown = genuine.deepCopy();
        unknown.put("uuid", UUID.randomUUID().toString()).put("changeType", "end");
        assertThat(hooks.outcome(unknown)).isEqualTo("queued");
        shop.crm.edit(service, Map.of());
        shop.crm.suspend(service);
        List<JsonNode> issued = hooks.last(3);
        for (ObjectNode twisted : List.of(
                issued.get(0).<ObjectNode>deepCopy().put("changeType", "end"),
                issued.get(1).<ObjectNode>deepCopy().put("entity", "client"),
                issued.get(2).<ObjectNode>deepCopy().put("entityId", Integer.toString(service + 1000)))) {
            assertThat(hooks.outcome(twisted)).isEqualTo("queued");
        }
        AtRest.afterAll(shop.source);
        assertThat(events("REJECTED")).isEqualTo(4);
        assertThat(hooks.outcome(unknown))
                .as("UR-21: sent again it is asked for again")
                .isEqualTo("requeued");
        AtRest.afterAll(shop.source);
        assertThat(events("REJECTED")).isEqualTo(4);
        assertThat(serverLog())
                .contains("DEMARC3100")
                .contains(unknown.path("uuid").asText());
        assertThat(shop.router1.commands()).isEmpty();
        assertThat(told(service, "REJECTED"))
                .filteredOn(text -> text.contains(unknown.path("uuid").asText()))
                .as("UR-73: once, although it was sent twice")
                .containsExactly("service.add " + unknown.path("uuid").asText()
                        + " is forged: the CRM does not know this event");
        assertThat(told(service, "REJECTED"))
                .anyMatch(text -> text.endsWith("is forged: the CRM shows another event under this uuid"));
        awaitAlarm("4 that the CRM did not send, 0 with another body under a known uuid");

        shop.crm.cancelSuspend(service);
        shop.crm.edit(service, Map.of("pppoePassword", "pw2"));
        shop.crm.stop();
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("queued");
        await().atMost(SOON).until(() -> events("UNVERIFIED") == 1);
        assertThat(told(service, "WEBHOOK"))
                .as("UR-73: told when it came, not when the CRM is well again")
                .anyMatch(
                        text -> text.contains(hooks.last(1).get(0).path("uuid").asText())
                                && text.contains("is not confirmed yet"));
        assertThat(shop.router1.commands()).isEmpty();
        shop.crm.resume();
        await().atMost(SOON).untilAsserted(() -> assertThat(hooks.secret(shop.router1, "sure"))
                .containsEntry("password", "pw2"));
    }

    /** What the service's timeline tells in entries of a kind. */
    private List<String> told(int service, String kind) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : Product.json(
                        Product.get("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500"))
                .path("items")) {
            if (entry.path("kind").asText().equals(kind)) {
                texts.add(entry.path("text").asText());
            }
        }
        return texts;
    }

    /** The hook as the webhook log shows it. */
    private JsonNode logged(JsonNode hook) {
        for (JsonNode event : Product.json(Product.get("/rest/v1/ucrm/events?limit=100&source=" + shop.source))
                .path("items")) {
            if (event.path("uuid").asText().equals(hook.path("uuid").asText())) {
                return event;
            }
        }
        throw new AssertionError("not in the log: " + hook);
    }

    /** One open event of this source, however many hooks were forged. */
    private void awaitAlarm(String words) {
        await().atMost(SOON).untilAsserted(() -> {
            List<JsonNode> alarms = new ArrayList<>();
            Product.json(Product.get("/rest/v1/events?open=true&limit=500&name=forged_webhooks"))
                    .path("items")
                    .forEach(event -> {
                        if (event.toString().contains("forged webhooks of source " + shop.source + ":")) {
                            alarms.add(event);
                        }
                    });
            assertThat(alarms).singleElement().satisfies(alarm -> {
                assertThat(alarm.toString()).contains(words);
                assertThat(alarm.path("severity").asText()).isEqualToIgnoringCase("critical");
            });
        });
    }

    @Test
    @DisplayName(
            "UR-22 an app key switches verification on; what the CRM does not confirm within a day is never applied")
    void whatTheCrmDoesNotConfirmWithinADayIsGivenUp() throws Exception {
        assertThat(shop.registered.path("verification").asText()).isEqualTo("required");
        String without = "nokey" + shop.unique;
        assertThat(Product.json(Product.post("/rest/v1/crm-sources", Map.of("code", without)))
                        .path("verification")
                        .asText())
                .isEqualTo("off");
        int service = hooks.applied("day");
        shop.crm.edit(service, Map.of("pppoePassword", "never"));
        shop.crm.stop();
        shop.router1.forgetCommands();
        assertThat(hooks.outcome(hooks.last(1).get(0))).isEqualTo("queued");
        await().atMost(SOON).until(() -> events("UNVERIFIED") == 1);
        try (var connection = Product.stand().database().connect();
                var age = connection.prepareStatement(
                        "UPDATE crm_event SET received_at = now() - interval '25 hours' WHERE state = 'UNVERIFIED'"
                                + " AND source_id = (SELECT id FROM crm_source WHERE code = ?)")) {
            age.setString(1, shop.source);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }

        await().atMost(SOON).until(() -> events("FAILED") == 1);

        shop.crm.resume();
        AtRest.afterAll(shop.source);
        assertThat(shop.router1.commands()).isEmpty();
        assertThat(hooks.secret(shop.router1, "day")).containsEntry("password", "pw1");
    }

    @Test
    @DisplayName("UR-23 the secret key has 128 bits, and only senders on the list come in")
    void onlyWhoKnowsTheKeyAndIsOnTheListComesIn() {
        String path = shop.hookUrl().replaceFirst(".*/ucrm/", "");
        assertThat(path.split("/")[1]).matches("[A-Za-z0-9_-]{22,}");
        JsonNode closed = changed(Map.of("allowedSenders", List.of("192.0.2.0/24")));
        String test = "{\"uuid\":\"" + UUID.randomUUID()
                + "\",\"changeType\":\"test\",\"entity\":\"webhook\",\"entityId\":null,\"eventName\":\"test\",\"extraData\":{\"entity\":null}}";

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Shop.hook(shop.hookUrl(), test).statusCode()).isEqualTo(403));
        assertThat(Shop.hook(shop.hookUrl(), test).body()).isEmpty();
        assertThat(closed.path("allowedSenders").toString()).contains("192.0.2.0/24");

        changed(Map.of("allowedSenders", List.of("127.0.0.0/8")));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Shop.hook(shop.hookUrl(), test).statusCode()).isEqualTo(200));
        var wrong = Shop.hook(shop.hookUrl().replaceFirst(".$", "x/"), test);
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-8 UR-25 ids may be numbers or texts, attributes may be missing, and what does not apply is acknowledged")
    void idsMayBeNumbersAndWhatDoesNotApplyIsAcknowledged() {
        HookSource told = new HookSource("n" + shop.unique);
        ObjectNode numbered =
                HookSource.hook(31, "insert", HookSource.pppoe(31, shop.site1, "Basic 10M", hooks.login("n31"), "p"));
        ObjectNode text =
                HookSource.hook(32, "insert", HookSource.pppoe(32, shop.site1, "Basic 10M", hooks.login("n32"), "p"));
        text.put("entityId", "32").put("unknown", true);
        ObjectNode bare = HookSource.hook(
                33, "edit", Product.JSON.createObjectNode().put("id", 33).put("status", 1));
        for (ObjectNode hook : List.of(numbered, text, bare)) {
            assertThat(told.send(hook)).isEqualTo(200);
        }
        ObjectNode invoice = HookSource.hook(34, "insert", Product.JSON.createObjectNode());
        invoice.put("entity", "invoice");
        assertThat(Shop.hook(told.url, invoice.toString()).body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"ok\",\"data\":{\"outcome\":\"ignored\"}}");

        AtRest.afterAll(told.code);
        assertThat(told.account(31).path("state").asText()).isEqualTo("APPLIED");
        assertThat(told.account(32).path("state").asText()).isEqualTo("APPLIED");
        assertThat(told.account(33).path("code").asText()).isEqualTo("NO_DEVICE");
    }

    @Test
    @DisplayName("UR-26 UR-73 acceptance case 38: a password is in no log, timeline, answer or plain column")
    void aPasswordIsNowhereToBeRead() throws Exception {
        String password = "topsecret1" + shop.unique;
        int service = shop.crm.create(
                shop.client,
                shop.basic,
                Map.of("deviceName", shop.site1, "pppoeUsername", hooks.login("p"), "pppoePassword", password));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        assertThat(hooks.secret(shop.router1, "p")).containsEntry("password", password);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + hooks.login("p"), "=password=topsecret2" + shop.unique);
        JsonNode report = new Drifting(shop).report();

        assertThat(Drifting.row(report, "router_drift").path("fields").toString())
                .contains("\"password\"", "•••");
        assertThat(Drifting.rows(report).toString()).doesNotContain("topsecret");
        assertThat(report.toString()).doesNotContain("topsecret");
        assertThat(hooks.timeline(service)).contains("=password=•••").doesNotContain("topsecret");
        assertThat(Product.get("/rest/v1/ucrm/events?source=" + shop.source).body())
                .doesNotContain("topsecret");
        assertThat(tablesWith(hooks.login("p")))
                .as("what does stand somewhere is found")
                .isNotEmpty();
        assertThat(tablesWith(password)).isEmpty();
        assertThat(tablesWith("topsecret2" + shop.unique)).isEmpty();
        assertThat(serverLog()).doesNotContain(password).doesNotContain("topsecret2" + shop.unique);
    }

    @Test
    @DisplayName("UR-27 a replay evaluates services against what the CRM says now, not against the stored bodies")
    void aReplayAsksTheCrmAgain() {
        int service = hooks.applied("replayed");
        shop.crm.edit(service, Map.of("pppoePassword", "fresh"));

        var answer = Product.post("/rest/v1/ucrm/events/replay", Map.of("source", shop.source, "state", "DONE"));

        assertThat(Product.json(answer).path("services").asInt()).isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(hooks.secret(shop.router1, "replayed"))
                .containsEntry("password", "fresh"));
    }

    @Test
    @DisplayName("UR-27 looking at many services again is watched and stopped by REST as on the pages")
    void whatIsDoneToManyIsWatchedAndStoppedByRest() throws SQLException {
        int first = hooks.applied("watched");
        int second = hooks.applied("spared");
        String path = "/rest/v1/services/evaluate";

        try (HeldAccount held = HeldAccount.inCrm(shop.source, Integer.toString(first))) {
            var begun = Product.post(path, Map.of("source", shop.source));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            held.awaitSomebodyBehind();
            JsonNode watched = Product.json(Product.get(path));
            assertThat(watched.path("jobRun").asLong())
                    .isEqualTo(Product.json(begun).path("jobRun").asLong());
            assertThat(watched.path("state").asText()).isEqualTo("running");
            assertThat(Product.post(path + "/stop", Map.of()).statusCode()).isEqualTo(204);
            HeldOrder.untilTheJobHeardOfTheStop("provisioning-evaluate");
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Product.json(Product.get(path)).path("state").asText())
                .isEqualTo("stopped"));
        assertThat(told(first, "OPERATOR")).as("the one that it was at").hasSize(1);
        assertThat(told(second, "OPERATOR")).as("what it had not come to").isEmpty();
        assertThat(Product.post("/rest/v1/ucrm/events/replay/stop", Map.of()).statusCode())
                .as("where nothing is under way there is nothing to refuse")
                .isEqualTo(204);
    }

    @Test
    @DisplayName("UR-20 UR-33 acceptance case 26: a storm of 1,000 unchanged edits causes no router connection")
    void aStormOfUnchangedEditsReachesNoRouter() throws Exception {
        List<Integer> services = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, hooks.pppoe("storm" + i, shop.site1)));
        }
        hooks.last(20).forEach(hooks::outcome);
        AtRest.afterAll(shop.source);
        services.forEach(service -> hooks.awaitState(service, "APPLIED"));
        for (int i = 0; i < 50; i++) {
            shop.crm.recalculateAll();
        }
        List<JsonNode> storm = hooks.last(1000);
        shop.router1.forgetCommands();
        long before = shop.router1.counters().connections();

        List<Callable<Integer>> senders = new ArrayList<>();
        storm.forEach(event ->
                senders.add(() -> Shop.hook(shop.hookUrl(), event.toString()).statusCode()));
        assertThat(inParallel(50, senders)).allMatch(status -> status == 200);

        AtRest.afterAll(shop.source);
        assertThat(events("DONE")).isEqualTo(1020);
        assertThat(shop.router1.commands()).isEmpty();
        assertThat(shop.router1.counters().connections()).isEqualTo(before);
    }

    @Test
    @DisplayName("UR-26 webhooks older than the retention are forgotten with the passwords in them, younger ones stay")
    void oldWebhooksAreForgotten() throws Exception {
        hooks.applied("kept");
        hooks.applied("aged");
        String aged = hooks.last(1).get(0).path("uuid").asText();
        try (var connection = Product.stand().database().connect();
                var age = connection.prepareStatement(
                        "UPDATE crm_event SET received_at = now() - interval '401 days' WHERE uuid = ?")) {
            age.setString(1, aged);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }

        var started = Product.post("/rest/v1/job-runs", Map.of("kind", "crm-event-tidy"));

        assertThat(started.statusCode()).as(started.body()).isLessThan(300);
        await().atMost(SOON).untilAsserted(() -> assertThat(Product.get("/rest/v1/ucrm/events?source=" + shop.source)
                        .body())
                .doesNotContain(aged));
        assertThat(events("DONE")).isEqualTo(1);
    }

    private JsonNode changed(Map<String, Object> more) {
        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong();
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "code",
                shop.source,
                "baseUrl",
                shop.crm.url(),
                "version",
                Product.json(Product.get(path)).path("version").asLong()));
        wanted.putAll(more);
        var answer = Product.put(path, wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    private int events(String state) {
        return Product.json(Product.get("/rest/v1/ucrm/events?limit=1&source=" + shop.source + "&state=" + state))
                .path("total")
                .asInt();
    }

    private static <T> List<T> together(int senders, Callable<T> what) throws Exception {
        return inParallel(senders, Stream.generate(() -> what).limit(senders).toList());
    }

    private static <T> List<T> inParallel(int threads, List<Callable<T>> what) throws Exception {
        var senders = Executors.newFixedThreadPool(threads);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : senders.invokeAll(what)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            senders.shutdown();
        }
    }

    private static String serverLog() {
        try {
            return Files.readString(Path.of(System.getProperty("demarc.stand.dir"), "node1", "log", "server.log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Which of all tables have the text in any column, plainly or as octets. */
    private static List<String> tablesWith(String text) throws SQLException {
        String octets = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        try (var connection = Product.stand().database().connect()) {
            for (String table : tables(connection)) {
                try (var select = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM public." + table
                        + " whole_row WHERE whole_row::text LIKE ? OR whole_row::text LIKE ?)")) {
                    select.setString(1, "%" + text + "%");
                    select.setString(2, "%" + octets + "%");
                    var row = select.executeQuery();
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    /** All, but partitions: those are read with the tables that they belong to. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var select = connection.prepareStatement(
                "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname")) {
            var names = select.executeQuery();
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        assertThat(tables).contains("crm_event", "provisioning_timeline", "provisioning_drift_row");
        return tables;
    }
}
