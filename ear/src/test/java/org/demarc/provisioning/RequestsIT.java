package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.cli.ShippedCommand;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests of other programs that come by HTTP: what JMS carries is handled by the same code. */
class RequestsIT {

    private static final AtomicInteger NETWORK = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop = new Shop();
    private int asked;

    RequestsIT() {
        int network = NETWORK.incrementAndGet();
        shop.dhcpPool(shop.router1Id, "10.83." + network + ".0/24");
        shop.dhcpPool(shop.router2Id, "10.84." + network + ".0/24");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aServiceThatOnlyRequestsTellLivesItsWholeLife() {
        String service = "life-" + shop.unique;

        JsonNode planned = Requested.ended(ask("dryRun", service, Map.of("desired", lease(shop.site1, 1))));
        assertThat(planned.at("/plan/operation").asText()).as("%s", planned).isEqualTo("add");
        assertThat(Shop.leases(shop.router1)).isEmpty();
        assertThat(audited(planned.path("id").asText()))
                .as("a dry run changes nothing")
                .isEmpty();

        JsonNode done = Requested.ended(ask("ensure", service, Map.of("desired", lease(shop.site1, 1))));
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.path("router").asText()).isEqualTo(shop.site1);
        assertThat(done.path("change").asText()).isEqualTo("added");
        assertThat(done.path("address").asText()).startsWith("10.83.");
        JsonNode audited = audited(done.path("id").asText());
        assertThat(audited).hasSize(1);
        assertThat(audited.at("/0/who").asText()).isEqualTo(Product.ADMIN_LOGIN);
        assertThat(audited.at("/0/after/action").asText()).isEqualTo("ensure");
        assertThat(audited.at("/0/after/service").asText()).isEqualTo("jms/" + service);
        assertThat(audited.at("/0/status").asText()).isEqualTo("SUCCESS");
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("rate-limit", "2M/10M")
                .containsEntry("comment", "demarc/jms/" + service + " Ганна"));

        JsonNode preview = Requested.ended(ask("dryRun", service, Map.of("preview", "suspend")));
        assertThat(preview.at("/plan/operation").asText()).as("%s", preview).isEqualTo("set");
        assertThat(preview.at("/plan/changes/0/field").asText()).isEqualTo("address-lists");
        assertThat(Requested.ended(ask("suspend", service, Map.of()))
                        .path("account")
                        .asText())
                .isEqualTo("APPLIED_DISABLED");
        assertThat(Shop.leases(shop.router1).get(0)).containsEntry("address-lists", "disabled");

        assertThat(Requested.ended(ask("resume", service, Map.of()))
                        .path("account")
                        .asText())
                .isEqualTo("APPLIED");

        JsonNode moved = Requested.ended(ask("move", service, Map.of("device", shop.site2)));
        assertThat(moved.path("change").asText()).as("%s", moved).isEqualTo("moved");
        assertThat(Shop.leases(shop.router2)).hasSize(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).isEmpty());

        assertThat(Requested.ended(ask("ensure", service, Map.of()))
                        .path("change")
                        .asText())
                .isEqualTo("nothing");

        assertThat(Requested.ended(ask("remove", service, Map.of()))
                        .path("account")
                        .asText())
                .isEqualTo("REMOVED");
        assertThat(Shop.leases(shop.router2)).isEmpty();
        assertThat(ask("resume", service, Map.of()).body()).contains("SERVICE_REMOVED");
    }

    /** What the audit has of the request. */
    private static JsonNode audited(String request) {
        return Product.json(Product.get("/rest/v1/audit?action=request:taken&type=request&id=" + request))
                .path("items");
    }

    @Test
    @DisplayName("that a request was taken is recorded with the request: neither is there without the other")
    void thatARequestWasTakenIsRecordedWithIt() {
        HttpResponse<String> asked = ask("ensure", "recorded-" + shop.unique, Map.of("desired", lease(shop.site1, 4)));

        String id = Product.json(asked).path("id").asText();
        assertThat(AtRest.number(
                        "SELECT count(*) FROM audit_log a JOIN provisioning_result r ON r.request_id = a.object_id"
                                + " WHERE a.action = 'request:taken' AND a.object_id = '" + id
                                + "' AND a.at = r.created_at AND r.state = 'ACCEPTED'"))
                .as("written in one transaction, at its one instant")
                .isEqualTo(1);
        assertThat(Requested.ended(asked).path("state").asText()).isEqualTo("done");
    }

    @Test
    void aDoubledIdIsCarriedOutOnceAndAnotherBodyUnderItIsRefused() {
        String service = "twice-" + shop.unique;
        Map<String, Object> body = body("twice", "ensure", service, Map.of("desired", lease(shop.site1, 2)));
        Requested.ended(Product.post(Requested.PATH, body));

        HttpResponse<String> again = Product.post(Requested.PATH, body);
        Map<String, Object> other = new HashMap<>(body);
        other.put("action", "remove");
        other.remove("desired");
        HttpResponse<String> reused = Product.post(Requested.PATH, other);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Product.json(again).path("repeated").asBoolean()).isTrue();
        assertThat(Product.json(again).path("state").asText()).isEqualTo("done");
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(reused.body()).contains("ID_REUSED");
        assertThat(Shop.leases(shop.router1)).hasSize(1);
        JsonNode card = Product.json(Product.get(Requested.PATH + "/twice-" + shop.unique));
        assertThat(card.at("/request/deliveries").asInt()).isEqualTo(2);
        assertThat(card.at("/request/state").asText()).isEqualTo("done");
        assertThat(audited("twice-" + shop.unique)).as("taken once").hasSize(1);
    }

    @Test
    void aRequestWhoseRouterIsAwaySaysThatItWaitsAndThenHowItEnded() {
        String service = "away-" + shop.unique;
        shop.router1.filter();
        HttpResponse<String> asked = ask("ensure", service, Map.of("desired", lease(shop.site1, 3)));
        String id = Product.json(asked).path("id").asText();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Requested.newest(id).path("state").asText()).isEqualTo("waiting"));
        assertThat(Requested.newest(id).path("code").asText()).isEqualTo("UNREACHABLE");

        shop.router1.resume();

        assertThat(Requested.ended(asked).path("state").asText()).isEqualTo("done");
    }

    @Test
    void whatIsRefusedIsKeptMaskedAndWorksWhenItIsSentAgainLater() {
        String source = "later-" + shop.unique;
        String request =
                "{\"id\":\"later-" + shop.unique + "\",\"action\":\"ensure\",\"service\":{\"source\":\"" + source
                        + "\",\"id\":\"1\"},\"desired\":{\"device\":\"" + shop.site1
                        + "\",\"mac\":\"02:00:00:00:00:09\",\"password\":\"topsecret-" + shop.unique + "\"}}";
        HttpResponse<String> refusal = Product.post(Requested.PATH, request);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains("UNKNOWN_SOURCE", source);
        JsonNode audited = audited("later-" + shop.unique);
        assertThat(audited).hasSize(1);
        assertThat(audited.at("/0/status").asText()).isEqualTo("FAILED");
        assertThat(audited.at("/0/after/state").asText()).isEqualTo("refused");
        JsonNode letter = Product.json(Product.get(Requested.PATH + "/refused?q=later-" + shop.unique))
                .at("/items/0");
        assertThat(letter.path("message").asText()).contains("•••").doesNotContain("topsecret");
        assertThat(letter.path("state").asText()).isEqualTo("waiting");

        assertThat(Product.post("/rest/v1/service-sources", Map.of("code", source, "name", "Later"))
                        .statusCode())
                .isEqualTo(201);
        String path = Requested.PATH + "/refused/" + letter.path("id").asLong();
        HttpResponse<String> resent = Product.post(path + "/resend", "");

        assertThat(resent.statusCode()).as(resent.body()).isEqualTo(200);
        assertThat(Requested.ended(resent).path("state").asText()).isEqualTo("done");
        assertThat(Product.post(path + "/resend", "").statusCode()).isEqualTo(409);
        assertThat(Product.get(path).body()).contains("\"resent\"").contains(Product.ADMIN_LOGIN);
        assertThat(Product.get("/rest/v1/audit?q=refused-message:resent&limit=50")
                        .body())
                .contains("refused-message:resent");
    }

    @Test
    void theListOfSourcesIsPagedSortedAndFiltered() {
        for (String letter : List.of("a", "b", "c")) {
            Product.post(
                    "/rest/v1/service-sources",
                    Map.of("code", letter + "-listed-" + shop.unique, "name", "Listed " + letter));
        }
        String path = "/rest/v1/service-sources?q=listed-" + shop.unique;

        JsonNode page = Product.json(Product.get(path + "&sort=-code&limit=1&offset=1"));

        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("limit").asInt()).isEqualTo(1);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.at("/items/0/code").asText()).isEqualTo("b-listed-" + shop.unique);
        assertThat(Product.get(path + "&sort=nonsense").body()).contains("bothGiven, code, name");
    }

    @Test
    void garbageIsRefusedWithItsReasonAndCanBeDiscarded() {
        String mark = "garbage-" + shop.unique;
        HttpResponse<String> answer = Product.post(Requested.PATH, "{\"" + mark + "\": ");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NOT_JSON");
        JsonNode letter =
                Product.json(Product.get(Requested.PATH + "/refused?q=" + mark)).at("/items/0");

        HttpResponse<String> gone =
                Product.delete(Requested.PATH + "/refused/" + letter.path("id").asLong());

        assertThat(Product.json(gone).path("state").asText()).isEqualTo("discarded");
        assertThat(Product.json(Product.get(Requested.PATH + "/refused?state=waiting&q=" + mark))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void whoNamesNoIdHearsWhyHisOwnRequestIsRefusedWhateverElseIsRefusedMeanwhile() throws SQLException {
        long other = refusedToSomebodyElse();
        try {
            HttpResponse<String> answer = Product.post(Requested.PATH, "{\"mine-" + shop.unique + "\": ");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("NOT_JSON").doesNotContain("somebody else");
        } finally {
            forget(other);
        }
    }

    /** A message that is newer than any that is refused now. */
    private static long refusedToSomebodyElse() throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO provisioning_refused (id, code, text, origin, octets, shown) OVERRIDING SYSTEM VALUE
                        SELECT coalesce(max(id), 0) + 1000000, 'FAULT', 'refused to somebody else', 'rest', 1, '' FROM provisioning_refused
                        RETURNING id""")) {
            var row = insert.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static void forget(long refused) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var delete = connection.prepareStatement("DELETE FROM provisioning_refused WHERE id = ?")) {
            delete.setLong(1, refused);
            delete.executeUpdate();
        }
    }

    @Test
    void aServiceOfACrmIsSuspendedUntilTheCrmSpeaksAgain() {
        shop.crm.hookTo(shop.hookUrl());
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 7));
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));

        JsonNode suspended = Requested.ended(Product.post(
                Requested.PATH,
                Map.of(
                        "id",
                        "crm-" + shop.unique,
                        "action",
                        "suspend",
                        "service",
                        Map.of("source", shop.source, "id", service))));
        assertThat(suspended.path("account").asText()).isEqualTo("APPLIED_DISABLED");

        Product.post("/rest/v1/services/" + shop.source + "/" + service + "/evaluate", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.state(service)).isEqualTo("APPLIED"));
    }

    private HttpResponse<String> ask(String action, String service, Map<String, Object> more) {
        return Product.post(Requested.PATH, body(action + ++asked, action, service, more));
    }

    private Map<String, Object> body(String id, String action, String service, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", id + "-" + shop.unique);
        body.put("action", action);
        body.put("service", Map.of("source", "jms", "id", service));
        return body;
    }

    @Test
    @DisplayName("UR-43 UR-51 a move that the other router cannot take is refused before anything changes")
    void aMoveThatTheOtherRouterCannotTakeIsRefusedBeforeAnythingChanges() {
        Hooks.pppPool();
        String service = "stays-" + shop.unique;
        String login = "stays" + shop.unique;
        Map<String, Object> desired =
                Map.of("device", shop.site1, "plan", "Pro 50M", "username", login, "password", "pw-" + shop.unique);
        assertThat(Requested.ended(ask("ensure", service, Map.of("desired", desired)))
                        .path("account")
                        .asText())
                .isEqualTo("APPLIED");
        shop.router2.byHand("/ppp/profile/remove", "=.id=Pro 50M");
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();

        JsonNode noProfile = Requested.ended(ask("move", service, Map.of("device", shop.site2)));

        assertThat(noProfile.path("code").asText()).as("%s", noProfile).isEqualTo("PROFILE_MISSING");
        assertThat(noProfile.path("text").asText()).isEqualTo("profile \"Pro 50M\" is missing on " + shop.site2);
        stands(service);

        shop.router2.byHand("/ppp/profile/add", "=name=Pro 50M");
        shop.router2.add("/ppp/secret", Map.of("name", login, "password", "x", "profile", "Pro 50M"));
        JsonNode taken = Requested.ended(ask("move", service, Map.of("device", shop.site2)));

        assertThat(taken.path("code").asText()).as("%s", taken).isEqualTo("USERNAME_TAKEN");
        stands(service);

        String leased = "leased-" + shop.unique;
        Requested.ended(ask("ensure", leased, Map.of("desired", lease(shop.site1, 21))));
        assertThat(Product.delete("/rest/v1/pools/" + poolOfRouter2()).statusCode())
                .isIn(200, 204);
        JsonNode empty = Requested.ended(ask("move", leased, Map.of("device", shop.site2)));

        assertThat(empty.path("code").asText()).as("%s", empty).isEqualTo("POOL_EMPTY");
        assertThat(Product.json(Product.get("/rest/v1/services/jms/" + leased))
                        .at("/service/state")
                        .asText())
                .isEqualTo("APPLIED");
        assertThat(Product.json(Product.get(Requested.PATH + "/refused?state=waiting&q=" + shop.unique))
                        .path("total")
                        .asInt())
                .as("refused moves can be sent again when their cause is gone")
                .isEqualTo(3);
    }

    private void stands(String service) {
        JsonNode now =
                Product.json(Product.get("/rest/v1/services/jms/" + service)).path("service");
        assertThat(now.path("state").asText()).as("%s", now).isEqualTo("APPLIED");
        assertThat(now.path("device").asText()).isEqualTo(shop.site1);
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(shop.router2.writes()).isEmpty();
    }

    private long poolOfRouter2() {
        for (JsonNode pool :
                Product.json(Product.get("/rest/v1/pools?limit=1000")).path("items")) {
            if (pool.path("routerId").asLong() == shop.router2Id) {
                return pool.path("id").asLong();
            }
        }
        throw new AssertionError("router 2 has no pool");
    }

    @Test
    @DisplayName(
            "UR-78 everything that was given up is sent again as a job that tells how far it is and can be stopped")
    void everythingThatWasGivenUpIsSentAgainByAJobThatCanBeStopped() throws SQLException {
        String service = "dead-" + shop.unique;
        Requested.ended(ask("ensure", service, Map.of("desired", lease(shop.site1, 22))));
        giveUp(service, 600);
        String path = "/rest/v1/orders/dead-letters/resend";

        try (var held = HeldOrder.hundredth(service)) {
            HttpResponse<String> begun = Product.post(path, Map.of());
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            assertThat(Product.post(path, Map.of()).statusCode())
                    .as("one at a time")
                    .isEqualTo(409);
            await().atMost(SOON)
                    .until(() -> Product.json(Product.get(path)).path("done").asLong() > 0);
            JsonNode under = Product.json(Product.get(path));
            assertThat(under.path("total").asLong()).isGreaterThanOrEqualTo(600);
            assertThat(Product.post(path + "/stop", Map.of()).statusCode()).isIn(200, 204);
            held.untilTheJobHeardOfTheStop();
        }
        await().atMost(SOON).until(() -> !Set.of("queued", "running")
                .contains(Product.json(Product.get(path)).path("state").asText()));
        assertThat(Product.json(Product.get(path)).path("state").asText()).isEqualTo("stopped");
        assertThat(givenUp(service)).as("what it had not come to").isPositive();

        byCommand(service, path);
        assertThat(Product.get("/rest/v1/services/jms/" + service + "/timeline?limit=10")
                        .body())
                .contains("sent again by " + Product.ADMIN_LOGIN);
    }

    /** Ctrl-C ends the watching and, after the order under way, the work; the next command does the rest. */
    private static void byCommand(String service, String path) throws SQLException {
        giveUp(service, 600);
        try {
            Process watched;
            try (var held = HeldOrder.hundredth(service)) {
                watched = ShippedCommand.begin("-v", "provisioning:resend", "--all");
                try (var said = watched.errorReader()) {
                    assertThat(said.readLine()).contains("orders sent again");
                    ShippedCommand.interrupt(watched);
                    assertThat(said.lines()).anyMatch(line -> line.contains("Stopped in Demarc"));
                }
                held.untilTheJobHeardOfTheStop();
            }
            assertThat(watched.waitFor()).isIn(130, 143);
            await().atMost(SOON).until(() -> Product.json(Product.get(path))
                    .path("state")
                    .asText()
                    .equals("stopped"));
            assertThat(givenUp(service)).isPositive();

            Process again = ShippedCommand.begin("provisioning:resend", "--all");
            String out = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(again.waitFor()).isZero();
            assertThat(out).contains("orders sent again");
            assertThat(givenUp(service)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long givenUp(String service) {
        return AtRest.number(
                "SELECT count(*) FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id"
                        + " WHERE a.service = '" + service + "' AND o.state IN ('REFUSED', 'FAILED', 'DEAD')");
    }

    /** So many orders of the service that somebody has to look at. */
    private static void giveUp(String service, int count) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO provisioning_order (account_id, router_id, router_name, kind, state, cause, correlation, finished_at)
                        SELECT o.account_id, o.router_id, o.router_name, o.kind, 'DEAD', o.cause, o.correlation, now()
                        FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id, generate_series(1, ?)
                        WHERE a.service = ? AND o.id = (SELECT min(first.id) FROM provisioning_order first WHERE first.account_id = a.id)""")) {
            insert.setInt(1, count);
            insert.setString(2, service);
            assertThat(insert.executeUpdate()).isGreaterThanOrEqualTo(count);
        }
    }

    private static Map<String, Object> lease(String device, int number) {
        return Map.of(
                "device",
                device,
                "mac",
                String.format("02:00:00:00:00:%02X", number),
                "downMbps",
                10,
                "upMbps",
                2,
                "client",
                Map.of("id", "7", "name", "Ганна"));
    }
}
