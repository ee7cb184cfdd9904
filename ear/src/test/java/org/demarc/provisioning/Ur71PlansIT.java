package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.lab.routeros.Fault;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-71: what kinds and scopes of bulk plans mean, and how one ends before everything is done, through the shipped product. */
class Ur71PlansIT {

    private static final String LEASE = "/ip/dhcp-server/lease";

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    Ur71PlansIT() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName("UR-71 re-tag writes comments where nothing else differs, and ends no session")
    void ur71RetagWritesCommentsWhereNothingElseDiffers() {
        int first = drift.applied(1);
        int second = drift.applied(2);
        int both = drift.applied(3);
        drift.applied(4);
        drift.applied(5);
        comment(1, first, "Somebody Else");
        comment(2, second, "");
        comment(3, both, "Somebody Else");
        profile(3);
        profile(4);
        shop.router1.online(drift.login(1));
        shop.router1.forgetCommands();

        JsonNode plan = drift.dryRun("retag");

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.at("/routers/0").toString())
                .contains("\"adds\":0", "\"sets\":2", "\"removes\":0", "\"kicks\":0", "\"unchanged\":1");
        assertThat(byKey(plan, "action"))
                .containsOnly(Map.entry(drift.login(1), "set"), Map.entry(drift.login(2), "set"));
        assertThat(Drifting.planRows(plan)).allSatisfy(row -> {
            assertThat(row.path("fields")).hasSize(1);
            assertThat(row.at("/fields/0/field").asText()).isEqualTo("comment");
        });
        assertThat(Hooks.writes(shop.router1)).isEmpty();

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("results").toString()).isEqualTo("{\"done\":2}");
        assertThat(Hooks.writes(shop.router1))
                .containsExactlyInAnyOrder(
                        List.of("/ppp/secret/set", "=comment=" + tag(first) + " Test Client"),
                        List.of("/ppp/secret/set", "=comment=" + tag(second) + " Test Client"));
        assertThat(shop.router1.rows("/ppp/active")).hasSize(1);
        assertThat(Drifting.secret(shop.router1, drift.login(3)))
                .containsEntry("comment", tag(both) + " Somebody Else")
                .containsEntry("profile", "Pro 50M");
        assertThat(Drifting.secret(shop.router1, drift.login(4))).containsEntry("profile", "Pro 50M");
    }

    @Test
    @DisplayName(
            "UR-71 UR-73 remove orphans takes away rows of nobody, one too many and of another router, nothing else is touched, and it is told who applied it")
    void ur71RemoveOrphansTakesAwayWhatIsTooManyAndNothingElse() {
        int kept = drift.applied(1);
        int elsewhere = shop.crm.create(shop.client, shop.basic, drift.pppoe(2, shop.site2));
        drift.awaitState(elsewhere, "APPLIED");
        drift.applied(3);
        int over = drift.applied(4);
        drift.applied(5);
        profile(3);
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(5));
        shop.router1.add("/ppp/secret", Map.of("name", "guest", "password", "g", "comment", "by hand"));
        shop.router1.add("/ppp/secret", Map.of("name", "lost", "comment", tag(999_999) + " Nobody"));
        shop.router1.add("/ppp/secret", Map.of("name", "again", "comment", tag(kept) + " Twice"));
        shop.router1.add("/ppp/secret", Map.of("name", drift.login(2), "comment", tag(elsewhere) + " Test Client"));
        shop.router1.online(drift.login(1));
        shop.router1.online("lost");
        shop.crm.noHooks();
        shop.crm.end(over);
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();

        JsonNode plan = drift.dryRun("remove_orphans");

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.at("/routers/0").toString())
                .contains("\"adds\":0", "\"sets\":0", "\"removes\":3", "\"kicks\":1");
        assertThat(byKey(plan, "kind"))
                .containsOnly(
                        Map.entry("lost", "orphan"),
                        Map.entry("again", "duplicate"),
                        Map.entry(drift.login(2), "wrong_router"));
        assertThat(byKey(plan, "action").values()).containsOnly("remove");
        assertThat(Hooks.writes(shop.router1)).isEmpty();

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"done\":3}");
        assertThat(shop.router1.rows("/ppp/secret"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder(drift.login(1), drift.login(3), drift.login(4), "guest");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("profile", "Pro 50M");
        assertThat(shop.router1.rows("/ppp/active")).singleElement().satisfies(session -> assertThat(session)
                .containsEntry("name", drift.login(1)));
        assertThat(Hooks.writes(shop.router1))
                .extracting(words -> words.get(0))
                .containsExactlyInAnyOrder(
                        "/ppp/secret/remove", "/ppp/secret/remove", "/ppp/secret/remove", "/ppp/active/remove");
        assertThat(Hooks.writes(shop.router2)).isEmpty();
        assertThat(Drifting.secret(shop.router2, drift.login(2))).isNotEmpty();
        drift.awaitState(kept, "APPLIED");
        drift.awaitState(elsewhere, "APPLIED");
        assertThat(operators(kept)).containsExactly(applied(plan));
        assertThat(operators(elsewhere)).containsExactly(applied(plan));
        assertThat(operators(over)).as("not of this kind of plan").isEmpty();
    }

    /** What the service's timeline tells of operators. */
    private List<String> operators(int service) {
        return Drifting.items("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500").stream()
                .filter(entry -> entry.path("kind").asText().equals("OPERATOR"))
                .map(entry -> entry.path("text").asText())
                .toList();
    }

    private static String applied(JsonNode plan) {
        return "plan " + plan.path("id").asLong() + " applied by " + Product.ADMIN_LOGIN;
    }

    @Test
    @DisplayName("UR-71 a plan for a client is about the services of that client alone, on whichever router they are")
    void ur71APlanForAClientIsAboutItsServicesAlone() {
        drift.applied(1);
        int second = shop.crm.create(shop.client, shop.basic, drift.pppoe(2, shop.site2));
        int other = shop.crm.create(shop.crm.client("Other", "Client"), shop.basic, drift.pppoe(3));
        drift.awaitState(second, "APPLIED");
        drift.awaitState(other, "APPLIED");
        profile(1);
        shop.router2.byHand("/ppp/secret/remove", "=.id=" + drift.login(2));
        profile(3);

        JsonNode plan =
                Drifting.dryRun(Map.of("scope", "client", "value", shop.source + "/" + shop.client, "kind", "rebuild"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(byKey(plan, "action"))
                .containsOnly(Map.entry(drift.login(1), "set"), Map.entry(drift.login(2), "add"));
        assertThat(Product.post("/rest/v1/provisioning-plans", Map.of("scope", "client", "value", shop.source))
                        .body())
                .contains("a client is source/client");

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"done\":2}");
        assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "Basic 10M");
        assertThat(Drifting.secret(shop.router2, drift.login(2))).containsEntry("profile", "Basic 10M");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("profile", "Pro 50M");
    }

    @Test
    @DisplayName(
            "UR-71 UR-73 a plan for a client counts its accounts alone, takes away what is left of its services that are over, and is told on each")
    void ur71APlanForAClientCountsItsAccountsAloneAndTakesAwayWhatIsOver() {
        int other = shop.crm.client("Other", "Client");
        int changed = drift.applied(1);
        int unchanged = drift.applied(2);
        int over = drift.applied(3);
        List<Integer> others = new ArrayList<>();
        for (int number = 4; number <= 6; number++) {
            others.add(shop.crm.create(other, shop.basic, drift.pppoe(number)));
        }
        others.forEach(service -> drift.awaitState(service, "APPLIED"));
        profile(1);
        shop.crm.noHooks();
        shop.crm.end(over);
        shop.crm.end(others.get(2));

        JsonNode plan =
                Drifting.dryRun(Map.of("scope", "client", "value", shop.source + "/" + shop.client, "kind", "rebuild"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(ofRouter(plan, shop.router1Id).toString())
                .contains("\"adds\":0", "\"sets\":1", "\"removes\":1", "\"unchanged\":1");
        assertThat(byKey(plan, "action"))
                .containsOnly(Map.entry(drift.login(1), "set"), Map.entry(drift.login(3), "remove"));

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"done\":2}");
        drift.awaitState(over, "REMOVED");
        assertThat(shop.router1.rows("/ppp/secret"))
                .extracting(row -> row.get("name"))
                .containsExactlyInAnyOrder(
                        drift.login(1), drift.login(2), drift.login(4), drift.login(5), drift.login(6));
        assertThat(operators(changed)).containsExactly(applied(plan));
        assertThat(operators(over)).containsExactly(applied(plan));
        assertThat(operators(unchanged)).isEmpty();
    }

    /** The stand is everybody's: what the plan says of the routers of other tests is not looked at, and it is not applied. */
    @Test
    @DisplayName("UR-71 a dry run of everything counts for every router and shows every row, without a write")
    void ur71ADryRunOfEverythingCountsForEveryRouter() {
        drift.applied(1);
        drift.applied(2);
        int other = shop.crm.create(shop.client, shop.basic, drift.pppoe(3, shop.site2));
        drift.awaitState(other, "APPLIED");
        profile(1);
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(2));
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();

        JsonNode plan = Drifting.dryRun(Map.of("scope", "all", "kind", "rebuild"));

        assertThat(plan.path("words").asText()).isEqualTo("everything");
        assertThat(ofRouter(plan, shop.router1Id).toString())
                .contains("\"adds\":1", "\"sets\":1", "\"removes\":0", "\"unchanged\":0");
        assertThat(ofRouter(plan, shop.router2Id).toString())
                .contains("\"adds\":0", "\"sets\":0", "\"removes\":0", "\"unchanged\":1");
        String rows = path(plan) + "/rows?limit=1000&router=";
        assertThat(Drifting.items(rows + shop.router1Id))
                .extracting(row ->
                        row.path("key").asText() + " " + row.path("action").asText())
                .containsExactlyInAnyOrder(drift.login(1) + " set", drift.login(2) + " add");
        assertThat(Drifting.items(rows + shop.router2Id)).isEmpty();
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(Hooks.writes(shop.router2)).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-71 a dry run of everything tells of each router that could not be read, with accounts on it or not")
    void ur71ADryRunOfEverythingTellsOfARouterWithoutAccountsThatIsAway() {
        shop.router1.stop();

        JsonNode plan = Drifting.dryRun(Map.of("scope", "all", "kind", "remove_orphans"));

        assertThat(ofRouter(plan, shop.router1Id).path("message").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("UR-72 what comes to a router that could not be read is a share of the accounts that it has")
    void ur72ARouterThatCouldNotBeReadHasItsAccounts() {
        drift.appliedOnBoth(3);
        shop.router1.stop();

        JsonNode plan = Drifting.dryRun(Map.of("scope", "source", "value", shop.source, "kind", "rebuild"));

        JsonNode unread = ofRouter(plan, shop.router1Id);
        assertThat(unread.path("message").asText()).as(plan.toString()).isNotEmpty();
        assertThat(unread.path("managed").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("UR-71 an account with an accepted value is unchanged in a dry run of its scope, as it is in order")
    void ur71AnAccountWithAnAcceptedValueIsUnchanged() {
        drift.applied(1);
        drift.applied(2);
        profile(1);
        JsonNode report = drift.report();
        var accepted = Drifting.decide(report, Drifting.row(report, "router_drift"), "accept", "a gift");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);

        JsonNode plan = drift.dryRun("rebuild");

        assertThat(plan.path("writes").asInt()).isZero();
        assertThat(ofRouter(plan, shop.router1Id).path("unchanged").asInt())
                .as(plan.toString())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("UR-73 a plan is not told of a service that nothing is ordered for, because nobody knows its device")
    void ur73APlanIsNotToldWhereNothingIsOrdered() {
        int service = drift.applied(1);
        profile(1);
        shop.crm.noHooks();
        shop.crm.edit(service, Map.of("deviceName", "nowhere-" + shop.unique));
        shop.router1.forgetCommands();
        JsonNode plan = drift.dryRun("rebuild");
        assertThat(byKey(plan, "action")).containsOnly(Map.entry(drift.login(1), "set"));

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"waiting\":1}");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(operators(service)).isEmpty();
    }

    private static JsonNode ofRouter(JsonNode plan, long router) {
        for (JsonNode counts : plan.path("routers")) {
            if (counts.path("routerId").asLong() == router) {
                return counts;
            }
        }
        throw new AssertionError("nothing of router " + router + " in " + plan);
    }

    @Test
    @DisplayName("UR-71 a rebuild of a pool is about the accounts with an address of it alone")
    void ur71ARebuildOfAPoolIsAboutItsAccountsAlone() {
        long pool = pool("10.151." + shop.octet() + ".0/28");
        int first = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(first, "APPLIED");
        int second = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 2));
        drift.awaitState(second, "APPLIED");
        drift.applied(3);
        drift.applied(4);
        String address = shop.service(first).path("address").asText();
        String rate = lease(2).getOrDefault("rate-limit", "");
        shop.router1.byHand(LEASE + "/remove", "=.id=" + lease(1).getOrDefault(".id", ""));
        shop.router1.byHand(LEASE + "/set", "=.id=" + lease(2).getOrDefault(".id", ""), "=rate-limit=1M/1M");
        profile(3);

        JsonNode plan = Drifting.dryRun(Map.of("scope", "pool", "value", Long.toString(pool), "kind", "rebuild"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(byKey(plan, "action")).containsOnly(Map.entry(mac(1), "add"), Map.entry(mac(2), "set"));
        assertThat(ofRouter(plan, shop.router1Id).toString())
                .contains("\"adds\":1", "\"sets\":1", "\"removes\":0", "\"unchanged\":0");

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"done\":2}");
        assertThat(lease(1)).containsEntry("address", address);
        assertThat(lease(2)).containsEntry("rate-limit", rate);
        assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("profile", "Pro 50M");
    }

    @Test
    @DisplayName("UR-71 a dry run is valid for 15 minutes: then it is refused, and another one is needed")
    void ur71ADryRunThatIsTooOldIsRefused() throws SQLException {
        drift.applied(1);
        profile(1);
        JsonNode plan = drift.dryRun("rebuild");
        Instant readAt = Instant.parse(plan.path("readAt").asText());
        assertThat(Instant.parse(plan.path("validUntil").asText())).isEqualTo(readAt.plus(Duration.ofMinutes(15)));
        shop.router1.forgetCommands();
        update(
                "UPDATE provisioning_plan SET read_at = read_at - interval '15 minutes', valid_until = valid_until - interval '15 minutes' WHERE id = ?",
                plan);

        var refused = Product.post(path(plan) + "/apply", Map.of());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("was valid until");
        assertThat(Drifting.state(plan.path("id").asLong())).isEqualTo("ready");
        assertThat(outcomes(plan, "planned")).isEqualTo(1);
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        JsonNode next = drift.dryRun("rebuild");
        apply(next, Map.of());
        assertThat(Drifting.awaitApplied(next).path("results").toString()).isEqualTo("{\"done\":1}");
    }

    @Test
    @DisplayName(
            "UR-71 an application that is stopped finishes what it has begun, leaves the rest, and another dry run does that")
    void ur71AnApplicationThatIsStoppedLeavesTheRest() throws SQLException {
        lost(12);
        JsonNode plan = drift.dryRun("rebuild");
        JsonNode stopped = stoppedWhileItWaits(plan);

        assertThat(stopped.path("state").asText()).as(stopped.toString()).isEqualTo("stopped");
        assertThat(stopped.path("message").asText()).isEqualTo("stopped");
        assertThat(stopped.path("results").toString())
                .as("five are ordered together at first")
                .isEqualTo("{\"done\":5,\"planned\":7}");
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(5);
        assertIsFinal(plan);

        JsonNode rest = drift.dryRun("rebuild");
        assertThat(rest.path("writes").asInt()).isEqualTo(7);
        apply(rest, Map.of());
        assertThat(Drifting.awaitApplied(rest).path("results").toString()).isEqualTo("{\"done\":7}");
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(12);
    }

    @Test
    @DisplayName("UR-71 a paused application that is stopped does not go on any more")
    void ur71APausedApplicationThatIsStoppedDoesNotGoOn() throws SQLException {
        lost(1);
        JsonNode plan = drift.dryRun("rebuild");
        update(
                "UPDATE provisioning_plan SET pause_asked = true WHERE id = ?",
                plan); // before its first chunk for certain
        apply(plan, Map.of());
        assertThat(Drifting.awaitApplied(plan).path("state").asText()).isEqualTo("paused");

        var stop = Product.post(path(plan) + "/stop", Map.of());

        assertThat(stop.statusCode()).as(stop.body()).isEqualTo(200);
        assertThat(Product.json(stop).path("state").asText()).isEqualTo("stopped");
        assertIsFinal(plan);
        assertThat(outcomes(plan, "planned")).isEqualTo(1);
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
    }

    @Test
    @DisplayName("UR-71 an application that is asked to pause during its last chunk is done with it")
    void ur71AnApplicationThatIsAskedToPauseDuringItsLastChunkIsDone() throws SQLException {
        lost(3);
        JsonNode plan = drift.dryRun("rebuild");
        String first = Drifting.planRows(plan).get(0).path("service").asText();
        try (HeldAccount held = HeldAccount.of(shop.source, first)) {
            apply(plan, Map.of());
            held.awaitSomebodyBehind();
            var pause = Product.post(path(plan) + "/pause", Map.of());
            assertThat(pause.statusCode()).as(pause.body()).isEqualTo(200);
        }
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("message").asText()).isEmpty();
        assertThat(done.path("results").toString()).isEqualTo("{\"done\":3}");
        assertThat(Product.post(path(plan) + "/resume", Map.of()).statusCode()).isEqualTo(409);
    }

    /** Applied and stopped while its first chunk waits for one of the accounts, which somebody holds; how it ended. */
    private JsonNode stoppedWhileItWaits(JsonNode plan) throws SQLException {
        String first = Drifting.planRows(plan).get(0).path("service").asText();
        try (HeldAccount held = HeldAccount.of(shop.source, first)) {
            apply(plan, Map.of());
            held.awaitSomebodyBehind();
            var stop = Product.post(path(plan) + "/stop", Map.of());
            assertThat(stop.statusCode()).as(stop.body()).isEqualTo(200);
            HeldOrder.untilTheJobHeardOfTheStop("provisioning-apply");
        }
        return Drifting.awaitApplied(plan);
    }

    @Test
    @DisplayName("UR-71 an application that is stopped during its last chunk is done with it")
    void ur71AnApplicationThatIsStoppedDuringItsLastChunkIsDone() throws SQLException {
        lost(3);
        JsonNode plan = drift.dryRun("rebuild");
        JsonNode done = stoppedWhileItWaits(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("message").asText()).isEmpty();
        assertThat(done.path("results").toString()).isEqualTo("{\"done\":3}");
    }

    private static void assertIsFinal(JsonNode plan) {
        assertThat(Product.post(path(plan) + "/resume", Map.of()).statusCode()).isEqualTo(409);
        var again = Product.post(path(plan) + "/apply", Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("STOPPED");
    }

    @Test
    @DisplayName("UR-71 what is applied stops by itself when more than 2 % of 50 rows have failed, be they far apart")
    void ur71WhatIsAppliedStopsWhenMoreThanTwoPerCentOfFiftyFailed() {
        lost(60);
        JsonNode plan = drift.dryRun("rebuild");
        assertThat(plan.path("writes").asInt()).isEqualTo(60);
        for (int before : List.of(2, 20, 40)) {
            shop.router1.fault(
                    Fault.trap("/ppp/secret/add", "failure: disk full").sparing(before));
        }

        apply(plan, Map.of("count", 60, "reason", "lost by hand"));
        JsonNode stopped = Drifting.awaitApplied(plan);

        assertThat(stopped.path("state").asText()).as(stopped.toString()).isEqualTo("stopped");
        assertThat(stopped.path("message").asText()).startsWith("stopped by itself: 47 done, 3 failed");
        assertThat(stopped.path("results").toString()).isEqualTo("{\"done\":47,\"failed\":3,\"planned\":10}");
        assertThat(Drifting.planRows(stopped))
                .filteredOn(row -> row.path("state").asText().equals("failed"))
                .allSatisfy(row -> assertThat(row.path("outcome").asText()).contains("disk full"));
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(47);
    }

    @Test
    @DisplayName(
            "UR-71 a dry run counts what somebody's row is in the way of and what has to wait, and leaves that alone")
    void ur71ADryRunCountsConflictsAndWhatHasToWait() {
        pool("10.152." + shop.octet() + ".9/32");
        drift.awaitState(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1)), "APPLIED");
        int inLine = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 2));
        drift.awaitState(inLine, "WAITING_FOR_ADDRESS");
        drift.applied(4);
        drift.applied(5);
        profile(4);
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(5));
        shop.router1.add("/ppp/secret", Map.of("name", drift.login(5), "password", "x", "comment", "by hand"));
        shop.crm.noHooks();
        int unheardOf = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 3));
        shop.router1.forgetCommands();

        JsonNode plan = drift.dryRun("rebuild");

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.at("/routers/0").toString())
                .contains(
                        "\"adds\":0",
                        "\"sets\":1",
                        "\"removes\":0",
                        "\"unchanged\":1",
                        "\"conflicts\":1",
                        "\"waiting\":2");
        assertThat(plan.path("writes").asInt()).isEqualTo(1);
        assertThat(Drifting.items(path(plan) + "/rows?action=conflict"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("note").asText())
                        .contains("user name " + drift.login(5) + " on " + shop.site1));
        assertThat(Drifting.items(path(plan) + "/rows?action=waiting"))
                .extracting(row ->
                        row.path("service").asText() + " " + row.path("kind").asText())
                .as("one whose order waits for an address, one that has none to be given")
                .containsExactlyInAnyOrder(inLine + " busy", unheardOf + " crm_ahead");

        apply(plan, Map.of());
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("results").toString()).isEqualTo("{\"done\":1,\"planned\":3}");
        assertThat(Hooks.writes(shop.router1)).containsExactly(List.of("/ppp/secret/set", "=profile=Basic 10M"));
        assertThat(Drifting.secret(shop.router1, drift.login(5))).containsEntry("comment", "by hand");
    }

    @Test
    @DisplayName("UR-71 a dry run tells of a profile that its router lacks, and does not count that as a write")
    void ur71ADryRunTellsOfMissingProfiles() {
        drift.applied(1);
        shop.crm.noHooks();
        String profile = "Nowhere " + shop.unique;
        int service = shop.crm.create(shop.client, shop.crm.plan(profile, 1, 1), drift.pppoe(2));

        JsonNode plan = drift.dryRun("rebuild");

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(Drifting.planRows(plan))
                .filteredOn(row -> row.path("service").asText().equals(Integer.toString(service)))
                .singleElement()
                .satisfies(row -> assertThat(row.path("note").asText())
                        .contains("profile \"" + profile + "\" is missing on " + shop.site1));
        assertThat(plan.path("writes").asInt()).as(plan.toString()).isZero();
    }

    @Test
    @DisplayName("UR-71 an accepted address is not renumbered, as a manual one is not, until it is forgotten")
    void ur71AnAcceptedAddressIsNotRenumberedUntilItIsForgotten() {
        String network = "10.159." + shop.octet() + ".";
        String address = network + "5";
        long pool = pool(network + "0/28");
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(service, "APPLIED");
        shop.router1.byHand(LEASE + "/set", "=.id=" + lease(1).getOrDefault(".id", ""), "=address=" + address);
        JsonNode report = drift.report();
        var accepted =
                Drifting.decide(report, Drifting.row(report, "router_drift"), "accept", "printed on the contract");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        var excluded = Product.post("/rest/v1/pools/exclusions", Map.of("range", address, "note", "emptied"));
        assertThat(excluded.statusCode()).as(excluded.body()).isBetween(200, 201);
        Map<String, String> renumber = Map.of("scope", "pool", "value", Long.toString(pool), "kind", "renumber");

        JsonNode plan = Drifting.dryRun(renumber);

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.path("writes").asInt()).isZero();
        assertThat(Drifting.planRows(plan)).singleElement().satisfies(row -> {
            assertThat(row.path("action").asText()).isEqualTo("conflict");
            assertThat(row.path("note").asText()).contains("was accepted from the router");
        });

        var forgotten = Product.delete("/rest/v1/services/" + shop.source + "/" + service + "/accepted/address");
        assertThat(forgotten.statusCode()).as(forgotten.body()).isEqualTo(204);
        JsonNode next = Drifting.dryRun(renumber);
        apply(next, Map.of());
        JsonNode done = Drifting.awaitApplied(next);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(next))
                .isEqualTo("{\"done\":1}");
        assertThat(lease(1).getOrDefault("address", "")).startsWith(network).isNotEqualTo(address);
    }

    private String tag(int service) {
        return "demarc/" + shop.source + "/" + service;
    }

    /** Somebody writes another client's name behind the tag. */
    private void comment(int number, int service, String name) {
        shop.router1.byHand(
                "/ppp/secret/set", "=.id=" + drift.login(number), "=comment=" + (tag(service) + " " + name).strip());
    }

    /** Somebody gives the account another profile. */
    private void profile(int number) {
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(number), "=profile=Pro 50M");
    }

    /** So many accounts that somebody took off the first router. */
    private void lost(int count) {
        List<Integer> services = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(number)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        for (int number = 1; number <= count; number++) {
            shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(number));
        }
    }

    /** A pool of the first router. */
    private long pool(String prefix) {
        var added = Product.post(
                "/rest/v1/pools",
                Map.of(
                        "name",
                        "plans " + prefix,
                        "kind",
                        "dhcp",
                        "routerId",
                        shop.router1Id,
                        "prefixes",
                        List.of(prefix)));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private String mac(int number) {
        return shop.lease(shop.site1, number).getOrDefault("dhcpMacAddress", "");
    }

    private Map<String, String> lease(int number) {
        return Shop.leases(shop.router1).stream()
                .filter(row -> mac(number).equals(row.get("mac-address")))
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, String> byKey(JsonNode plan, String field) {
        return Drifting.planRows(plan).stream()
                .collect(Collectors.toMap(
                        row -> row.path("key").asText(), row -> row.path(field).asText()));
    }

    private static long outcomes(JsonNode plan, String state) {
        return Drifting.planRows(plan).stream()
                .filter(row -> row.path("state").asText().equals(state))
                .count();
    }

    private static void apply(JsonNode plan, Map<String, Object> word) {
        var applied = Product.post(path(plan) + "/apply", word);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(202);
    }

    private static void update(String statement, JsonNode plan) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(statement)) {
            update.setLong(1, plan.path("id").asLong());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static String path(JsonNode plan) {
        return "/rest/v1/provisioning-plans/" + plan.path("id").asLong();
    }
}
