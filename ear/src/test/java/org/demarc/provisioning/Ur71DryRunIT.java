package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-71 and UR-72: the dry run, its application within limits, and the reconciler, through the shipped product. */
class Ur71DryRunIT {

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    Ur71DryRunIT() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void ur71ARebuildIsCountedRowByRowWithoutAWriteAndAppliedByItsIdAlone() {
        drift.applied(1);
        drift.applied(2);
        drift.applied(3);
        int over = drift.applied(4);
        drift.applied(5);
        shop.router1.online(drift.login(1));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(2), "=profile=Pro 50M");
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(3));
        shop.crm.noHooks();
        shop.crm.end(over);
        int fresh = shop.crm.create(shop.client, shop.pro, drift.pppoe(6));
        shop.router1.forgetCommands();

        JsonNode plan = drift.dryRun("rebuild");

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.at("/routers/0").toString())
                .contains("\"adds\":2", "\"sets\":2", "\"removes\":1", "\"kicks\":1", "\"unchanged\":1");
        assertThat(plan.path("writes").asInt()).isEqualTo(5);
        assertThat(plan.path("exceeded")).isEmpty();
        assertThat(shop.router1.writes()).isEmpty();
        Map<String, String> actionByKey = Drifting.planRows(plan).stream()
                .collect(Collectors.toMap(row -> row.path("key").asText(), row -> row.path("action")
                        .asText()));
        assertThat(actionByKey)
                .containsOnly(
                        Map.entry(drift.login(1), "set"),
                        Map.entry(drift.login(2), "set"),
                        Map.entry(drift.login(3), "add"),
                        Map.entry(drift.login(4), "remove"),
                        Map.entry(drift.login(6), "add"));

        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(2), "=profile=disabled");
        var applied = Product.post(path(plan) + "/apply", Map.of());
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(202);
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"base_changed\":1,\"done\":4}");
        assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "Basic 10M");
        assertThat(Drifting.secret(shop.router1, drift.login(2))).containsEntry("profile", "disabled");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).isNotEmpty();
        assertThat(Drifting.secret(shop.router1, drift.login(4))).isEmpty();
        assertThat(Drifting.secret(shop.router1, drift.login(6))).containsEntry("profile", "Pro 50M");
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();
        assertThat(shop.state(fresh)).isEqualTo("APPLIED");
        assertThat(shop.state(over)).isEqualTo("REMOVED");
        assertThat(Product.post(path(plan) + "/apply", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void ur71AccountsWithExcludedAddressesGetOthersOfTheirPool() {
        int third = shop.octet();
        String from = "10.119." + third + ".1";
        long pool = Product.json(Product.post(
                        "/rest/v1/pools",
                        Map.of(
                                "name",
                                "renumbered " + shop.unique,
                                "kind",
                                "dhcp",
                                "routerId",
                                shop.router1Id,
                                "prefixes",
                                List.of("10.119." + third + ".0/28"))))
                .path("id")
                .asLong();
        int first = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(first, "APPLIED");
        int second = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 2));
        drift.awaitState(second, "APPLIED");
        assertThat(shop.service(first).path("address").asText()).isEqualTo(from);
        drift.applied(3);
        assertThat(Product.post("/rest/v1/pools/exclusions", Map.of("range", from, "note", "emptied"))
                        .statusCode())
                .isBetween(200, 201);
        shop.router1.forgetCommands();

        JsonNode plan = Drifting.dryRun(Map.of("scope", "pool", "value", Long.toString(pool), "kind", "renumber"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(Drifting.planRows(plan)).singleElement().satisfies(row -> {
            assertThat(row.path("action").asText()).isEqualTo("set");
            assertThat(row.path("address").asText()).isEqualTo(from);
        });
        assertThat(plan.at("/routers/0/unchanged").asInt()).as("of the pool").isEqualTo(1);
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(Product.post(path(plan) + "/apply", Map.of()).statusCode()).isEqualTo(202);
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"done\":1}");
        assertThat(Shop.leases(shop.router1).stream().map(row -> row.get("address")))
                .containsExactlyInAnyOrder("10.119." + third + ".2", "10.119." + third + ".3");
        assertThat(shop.router1.writes()).as("one set, nothing removed").hasSize(1);
        assertThat(shop.service(second).path("address").asText()).isEqualTo("10.119." + third + ".2");
    }

    @Test
    void ur71AllServicesOfARouterMoveToAnotherAfterTheirBillingWasToldAndAPlanCanPause() {
        int service = drift.applied(1);
        var request = Map.of(
                "scope",
                "router",
                "value",
                Long.toString(shop.router1Id),
                "kind",
                "move",
                "target",
                Long.toString(shop.router2Id));
        JsonNode refused = Drifting.dryRun(request);
        assertThat(Product.post(path(refused) + "/apply", Map.of()).statusCode())
                .isEqualTo(202);
        assertThat(Drifting.awaitApplied(refused).path("results").toString()).isEqualTo("{\"failed\":1}");
        assertThat(Drifting.planRows(refused).get(0).path("outcome").asText()).contains("403");
        assertThat(Drifting.secret(shop.router1, drift.login(1))).isNotEmpty();

        mayWrite();
        JsonNode plan = Drifting.dryRun(request);
        assertThat(plan.path("words").asText()).contains(shop.site1).contains(shop.site2);
        assertThat(Product.post(path(plan) + "/pause", Map.of()).statusCode()).isEqualTo(409);
        assertThat(Product.post(path(plan) + "/resume", Map.of()).statusCode()).isEqualTo(409);
        assertThat(Product.post(path(plan) + "/apply", Map.of()).statusCode()).isEqualTo(202);
        int paused = Product.post(path(plan) + "/pause", Map.of()).statusCode();
        await().atMost(Drifting.SOON)
                .until(() -> !Drifting.state(plan.path("id").asLong()).equals("applying"));
        if (Drifting.state(plan.path("id").asLong()).equals("paused")) {
            assertThat(paused).isEqualTo(200);
            assertThat(Product.post(path(plan) + "/resume", Map.of()).statusCode())
                    .isEqualTo(202);
        }
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("applied");
        await().atMost(Drifting.SOON).untilAsserted(() -> {
            assertThat(Drifting.secret(shop.router2, drift.login(1))).isNotEmpty();
            assertThat(Drifting.secret(shop.router1, drift.login(1))).isEmpty();
        });
        drift.awaitState(service, "APPLIED");
        assertThat(shop.crm.service(service).path("attributes").toString()).contains(shop.site2);
        assertThat(Product.post("/rest/v1/provisioning-plans", Map.of("scope", "all", "kind", "move"))
                        .body())
                .contains("from a router to another one");
    }

    @Test
    @DisplayName("UR-71 what is applied pauses after the chunk that is under way, and goes on where it was")
    void ur71WhatIsAppliedPausesAfterTheChunkThatIsUnderWayAndGoesOnWhereItWas() {
        List<Integer> services = new ArrayList<>();
        for (int number = 1; number <= 52; number++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(number)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        for (int number = 1; number <= 52; number++) {
            shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(number));
        }
        JsonNode plan = drift.dryRun("rebuild");
        assertThat(plan.path("writes").asInt()).isEqualTo(52);
        shop.router1.fault(Fault.slow("/ppp/secret/add", Duration.ofSeconds(4)));

        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 52, "reason", "lost by hand"))
                        .statusCode())
                .isEqualTo(202);
        await().atMost(Drifting.SOON).until(() -> outcomes(plan, "ordered") > 0);
        assertThat(Product.post(path(plan) + "/pause", Map.of()).statusCode()).isEqualTo(200);

        await().atMost(Drifting.SOON)
                .until(() -> Drifting.state(plan.path("id").asLong()).equals("paused"));
        assertThat(outcomes(plan, "done")).isEqualTo(50);
        assertThat(outcomes(plan, "planned")).isEqualTo(2);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(50);
        assertThat(Product.post(path(plan) + "/resume", Map.of()).statusCode()).isEqualTo(202);
        assertThat(Drifting.awaitApplied(plan).path("state").asText()).isEqualTo("applied");
        assertThat(outcomes(plan, "done")).isEqualTo(52);
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(52);
    }

    @Test
    @DisplayName(
            "UR-71 what is applied stops by itself after five failures in a row, and orders no more than that at first")
    void ur71WhatIsAppliedStopsAfterFiveFailuresInARow() {
        List<Integer> services = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(number)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        for (int number = 1; number <= 12; number++) {
            shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(number));
        }
        JsonNode plan = drift.dryRun("rebuild");
        shop.router1.fault(Fault.trap("/ppp/secret/add", "failure: disk full").times(0));

        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 12, "reason", "lost by hand"))
                        .statusCode())
                .isEqualTo(202);
        JsonNode stopped = Drifting.awaitApplied(plan);

        assertThat(stopped.path("state").asText()).as(stopped.toString()).isEqualTo("stopped");
        assertThat(stopped.path("message").asText()).startsWith("stopped by itself");
        assertThat(outcomes(plan, "failed")).isEqualTo(5);
        assertThat(outcomes(plan, "planned")).isEqualTo(7);
    }

    private static long outcomes(JsonNode plan, String state) {
        return Drifting.planRows(plan).stream()
                .filter(row -> row.path("state").asText().equals(state))
                .count();
    }

    /** From now on Demarc has a key that may write. */
    private void mayWrite() {
        String path = "/rest/v1/crm-sources/" + shop.registered.path("id").asLong();
        var changed = Product.put(
                path,
                Map.of(
                        "code",
                        shop.source,
                        "baseUrl",
                        shop.crm.url(),
                        "appKey",
                        "write-key",
                        "version",
                        Product.json(Product.get(path)).path("version").asLong()));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void ur71ADryRunOfAPlanIsAboutItsServicesAlone() {
        String name = "Only " + shop.unique;
        shop.router1.byHand("/ppp/profile/add", "=name=" + name);
        int service = shop.crm.create(shop.client, shop.crm.plan(name, 5, 1), drift.pppoe(1));
        drift.awaitState(service, "APPLIED");
        drift.applied(2);
        for (int number = 1; number <= 2; number++) {
            shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(number), "=password=by hand");
        }

        JsonNode plan = Drifting.dryRun(Map.of("scope", "plan", "value", name, "kind", "rebuild"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(Drifting.planRows(plan))
                .singleElement()
                .satisfies(row -> assertThat(row.path("key").asText()).isEqualTo(drift.login(1)));
    }

    @Test
    void ur71AScopeThatMeansNothingIsRefusedInWords() {
        assertThat(Product.post("/rest/v1/provisioning-plans", Map.of("scope", "galaxy"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Product.post("/rest/v1/provisioning-plans", Map.of("scope", "plan"))
                        .body())
                .contains("PLAN of what?");
        assertThat(Product.post("/rest/v1/provisioning-plans/999999999/apply", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void ur72MoreRemovalsThanTheLimitNeedAnAdministratorWhoTypesTheCountAndSaysWhy() {
        List<Integer> services = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, drift.pppoe(i)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        shop.crm.noHooks();
        services.subList(0, 6).forEach(shop.crm::end);
        shop.router1.forgetCommands();

        JsonNode plan = drift.dryRun("rebuild");

        assertThat(plan.at("/exceeded/0").asText()).isEqualTo(shop.site1 + ": removals 6 > 5");
        var refused = Product.post(path(plan) + "/apply", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("removals 6 > 5").contains("type 6");
        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 5, "reason", "clean"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 6)).statusCode())
                .isEqualTo(400);
        assertThat(shop.router1.writes()).isEmpty();

        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 6, "reason", "they moved away"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(Drifting.awaitApplied(plan).path("results").toString()).isEqualTo("{\"done\":6}");
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(2);
        assertThat(Product.get("/rest/v1/audit?q=plan:applied&limit=200").body())
                .contains("they moved away");
    }

    @Test
    void ur72TheReconcilerMendsWhatWasLostAndHoldsBackBeyondTheLimits() {
        List<Integer> services = new ArrayList<>();
        shop.dhcpPool(shop.router1Id, "10.87." + shop.octet() + ".0/24");
        for (int i = 1; i <= 55; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, i)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        remove("02:00:00:00:00:01");
        shop.crm.noHooks();
        int lost = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 100));
        int next = shop.crm.changePlanNow(services.get(1), shop.pro);

        reconcile();

        drift.awaitState(lost, "APPLIED");
        drift.awaitState(next, "APPLIED");
        drift.awaitState(services.get(1), "REMOVED");
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).hasSize(56));

        Shop.leases(shop.router1).forEach(lease -> remove(String.valueOf(lease.get("mac-address"))));
        shop.router1.forgetCommands();
        reconcile();

        JsonNode report = newestReport(shop.router1Id);
        assertThat(report.at("/counts/missing_on_router").asInt()).isEqualTo(56);
        assertThat(report.path("message").asText()).contains("changed rows 56 > 50");
        assertThat(shop.router1.writes()).isEmpty();
    }

    @Test
    @DisplayName("UR-72 a plan for several routers keeps to the limits of all of them together")
    void ur72APlanForSeveralRoutersKeepsToTheLimitsOfAllTogether() {
        List<Integer> services = drift.appliedOnBoth(8);
        shop.crm.noHooks();
        services.subList(0, 6).forEach(shop.crm::end);
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();

        JsonNode plan = Drifting.dryRun(Map.of("scope", "source", "value", shop.source, "kind", "rebuild"));

        assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
        assertThat(plan.path("exceeded"))
                .extracting(JsonNode::asText)
                .as("three on each router are allowed")
                .containsExactly("all routers together: removals 6 > 5");
        var refused = Product.post(path(plan) + "/apply", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("all routers together: removals 6 > 5")
                .contains("type 6");
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(shop.router2.writes()).isEmpty();

        assertThat(Product.post(path(plan) + "/apply", Map.of("count", 6, "reason", "they moved away"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(Drifting.awaitApplied(plan).path("results").toString()).isEqualTo("{\"done\":6}");
        assertThat(shop.router1.rows("/ppp/secret")).hasSize(1);
        assertThat(shop.router2.rows("/ppp/secret")).hasSize(1);
    }

    @Test
    @DisplayName("UR-72 the reconciler holds back on every router when all of them together need too much")
    void ur72TheReconcilerHoldsBackEverywhereWhenAllRoutersTogetherNeedTooMuch() {
        List<Integer> services = new ArrayList<>();
        shop.dhcpPool(shop.router1Id, "10.134." + shop.octet() + ".0/25");
        shop.dhcpPool(shop.router2Id, "10.134." + shop.octet() + ".128/25");
        for (int i = 1; i <= 26; i++) {
            services.add(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, i)));
            services.add(shop.crm.create(shop.client, shop.basic, shop.lease(shop.site2, 100 + i)));
        }
        services.forEach(service -> drift.awaitState(service, "APPLIED"));
        for (RouterOsSimulator router : List.of(shop.router1, shop.router2)) {
            Shop.leases(router).forEach(row -> router.byHand("/ip/dhcp-server/lease/remove", "=.id=" + row.get(".id")));
            router.forgetCommands();
        }

        reconcileBoth();

        for (long router : List.of(shop.router1Id, shop.router2Id)) {
            JsonNode report = newestReport(router);
            assertThat(report.at("/counts/missing_on_router").asInt()).isEqualTo(26);
            assertThat(report.path("message").asText())
                    .contains("nothing was repaired")
                    .contains("all routers together: changed rows 52 > 50");
        }
        assertThat(shop.router1.writes()).isEmpty();
        assertThat(shop.router2.writes()).isEmpty();

        reconcile();
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router1)).hasSize(26));
        reconcileBoth();
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(Shop.leases(shop.router2)).hasSize(26));
    }

    @Test
    @DisplayName("UR-72 rows that the router would refuse are not ordered by the reconciler, and hold back nothing")
    void ur72RowsThatTheRouterWouldRefuseAreNotOrderedAndHoldNothingBack() {
        drift.applied(1);
        shop.crm.noHooks();
        String profile = "Nowhere " + shop.unique;
        int plan = shop.crm.plan(profile, 1, 1);
        for (int number = 2; number <= 56; number++) {
            shop.crm.create(shop.client, plan, drift.pppoe(number));
        }
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(1));
        shop.router1.forgetCommands();

        reconcile();

        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .isNotEmpty());
        JsonNode report = newestReport(shop.router1Id);
        assertThat(report.path("message").asText()).doesNotContain("beyond the limits");
        assertThat(Drifting.rows(report))
                .filteredOn(row -> row.path("kind").asText().equals("crm_ahead"))
                .hasSize(55)
                .allSatisfy(row -> {
                    assertThat(row.path("state").asText()).isEqualTo("open");
                    assertThat(row.path("note").asText())
                            .contains("profile \"" + profile + "\" is missing on " + shop.site1);
                });
        assertThat(shop.router1.writes()).hasSize(1);
    }

    @Test
    @DisplayName("UR-70 8.1 a router that refuses to be read, or is away, keeps the reconciler from no other one")
    void ur70TheReconcilerGoesOnPastARouterThatCannotBeCompared() {
        drift.appliedOnBoth(2);
        shop.router1.fault(
                Fault.trap("/ppp/secret/print", "not enough permissions (9)").times(0));
        mendedBesideTheFirst();

        shop.router1.noFaults();
        shop.router1.stop();
        mendedBesideTheFirst();
    }

    /** What is lost on the second router is mended in a run that could not compare the first. */
    private void mendedBesideTheFirst() {
        shop.router2.byHand("/ppp/secret/remove", "=.id=" + drift.login(2));

        JsonNode run = reconcileBoth();

        assertThat(run.at("/report/unread").asInt()).as(run.toString()).isEqualTo(1);
        assertThat(run.at("/report/repaired").asInt()).as(run.toString()).isEqualTo(1);
        JsonNode report = newestReport(shop.router1Id);
        assertThat(report.path("state").asText()).isEqualTo("failed");
        assertThat(report.path("message").asText()).isNotBlank();
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router2, drift.login(2)))
                .isNotEmpty());
        AtRest.afterAll(shop.source);
    }

    private static JsonNode newestReport(long router) {
        return Drifting.items("/rest/v1/drift-runs?router=" + router).get(0);
    }

    @Test
    @DisplayName("UR-71 what is said of a service while a plan is being applied is not overwritten by it")
    void ur71WhatIsSaidOfAServiceWhileAPlanIsAppliedIsNotOverwrittenByIt() throws SQLException {
        String source = "told" + shop.unique;
        assertThat(Product.post("/rest/v1/service-sources", Map.of("code", source, "name", source))
                        .statusCode())
                .isEqualTo(201);
        for (int number = 1; number <= 3; number++) {
            Map<String, String> desired = Map.of(
                    "device", shop.site1, "plan", "Basic 10M", "username", drift.login(number), "password", "pw1");
            ask(source, "ensure", "line" + number, Map.of("desired", desired));
            awaitState(source, "line" + number, "APPLIED");
            shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(number));
        }
        JsonNode plan = drift.dryRun("rebuild");
        assertThat(Drifting.planRows(plan))
                .extracting(row -> row.path("action").asText())
                .as(plan.toString())
                .containsExactly("add", "add", "add");
        assertThat(Drifting.planRows(plan).get(0).path("service").asText()).isEqualTo("line1");

        try (HeldAccount held = HeldAccount.of(source, "line1")) {
            assertThat(Product.post(path(plan) + "/apply", Map.of()).statusCode())
                    .isEqualTo(202);
            held.awaitSomebodyBehind();
            ask(source, "suspend", "line3", Map.of());
            awaitState(source, "line3", "APPLIED_DISABLED");
        }
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"base_changed\":1,\"done\":2}");
        awaitState(source, "line2", "APPLIED");
        assertThat(Drifting.secret(shop.router1, drift.login(2))).containsEntry("profile", "Basic 10M");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("profile", "disabled");
        awaitState(source, "line3", "APPLIED_DISABLED");
    }

    private void ask(String source, String action, String service, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", action + "-" + service + "-" + shop.unique);
        body.put("action", action);
        body.put("service", Map.of("source", source, "id", service));
        var asked = Product.post("/rest/v1/provisioning-requests", body);
        assertThat(asked.statusCode()).as(asked.body()).isBetween(200, 202);
    }

    private static void awaitState(String source, String service, String state) {
        String path = "/rest/v1/services/" + source + "/" + service;
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(
                        Product.json(Product.get(path)).at("/service/state").asText())
                .isEqualTo(state));
    }

    @Test
    void ur72ACrmListThatCameBackShortStopsTheDryRun() throws Exception {
        for (int i = 1; i <= 4; i++) {
            drift.applied(i);
        }
        HttpServer half = inFrontOfTheCrm(Ur71DryRunIT::half);
        try {
            crmAt(half);

            JsonNode plan = drift.dryRun("rebuild");

            assertThat(plan.path("state").asText()).isEqualTo("failed");
            assertThat(plan.path("message").asText())
                    .isEqualTo("CRM list looks incomplete: " + shop.source + " lacks 2 of 4 services");
        } finally {
            half.stop(0);
        }
    }

    @Test
    @DisplayName("UR-71 UR-72 a CRM that does not tell how its clients are called is believed about its services")
    void ur72ACrmThatIsSilentAboutNamesIsBelievedAboutServices() throws Exception {
        for (int i = 1; i <= 3; i++) {
            drift.applied(i);
        }
        int over = drift.applied(4);
        shop.crm.noHooks();
        shop.crm.end(over);
        HttpServer nameless = inFrontOfTheCrm(Ur71DryRunIT::withoutClients);
        try {
            crmAt(nameless);

            JsonNode plan = drift.dryRun("rebuild");

            assertThat(plan.path("state").asText()).as(plan.toString()).isEqualTo("ready");
            assertThat(plan.path("message").asText()).isEmpty();
            assertThat(Drifting.planRows(plan)).singleElement().satisfies(row -> {
                assertThat(row.path("action").asText()).isEqualTo("remove");
                assertThat(row.path("key").asText()).isEqualTo(drift.login(4));
            });
        } finally {
            nameless.stop(0);
        }
    }

    @Test
    @DisplayName("UR-73 a plan is not told of a service that nobody serves any more: nothing is ordered for it")
    void ur73APlanIsNotToldOfAServiceThatNobodyServes() throws SQLException {
        String source = "left" + shop.unique;
        assertThat(Product.post("/rest/v1/service-sources", Map.of("code", source, "name", source))
                        .statusCode())
                .isEqualTo(201);
        Map<String, String> desired =
                Map.of("device", shop.site1, "plan", "Basic 10M", "username", drift.login(1), "password", "pw1");
        ask(source, "ensure", "line1", Map.of("desired", desired));
        awaitState(source, "line1", "APPLIED");
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(1));
        update("UPDATE provisioning_account SET wish = NULL WHERE source = ?", source);
        update("DELETE FROM provisioning_source WHERE code = ?", source);

        JsonNode plan = drift.dryRun("rebuild");
        assertThat(Product.post(path(plan) + "/apply", Map.of()).statusCode()).isEqualTo(202);
        JsonNode done = Drifting.awaitApplied(plan);

        assertThat(done.path("results").toString())
                .as("%s", Drifting.planRows(plan))
                .isEqualTo("{\"failed\":1}");
        assertThat(Drifting.planRows(plan).get(0).path("outcome").asText()).contains("no source serves");
        assertThat(Drifting.items("/rest/v1/services/" + source + "/line1/timeline?limit=500"))
                .extracting(entry -> entry.path("text").asText())
                .noneMatch(text -> text.contains("plan " + plan.path("id").asLong()));
    }

    private static void update(String statement, String source) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement(statement)) {
            update.setString(1, source);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void remove(String mac) {
        shop.router1.rows("/ip/dhcp-server/lease").stream()
                .filter(lease -> mac.equals(lease.get("mac-address")))
                .forEach(lease -> shop.router1.byHand("/ip/dhcp-server/lease/remove", "=.id=" + lease.get(".id")));
    }

    private void reconcile() {
        awaitDone(shop.startReconciling());
    }

    /** In one run, as the schedule does with all routers. */
    private JsonNode reconcileBoth() {
        return awaitDone(Product.post(
                "/rest/v1/job-runs",
                Map.of(
                        "kind",
                        "provisioning-reconcile",
                        "source",
                        shop.site2,
                        "parameters",
                        Map.of("routers", List.of(shop.router1Id, shop.router2Id)))));
    }

    private static JsonNode awaitDone(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        JsonNode run = Product.json(started);
        String path = "/rest/v1/job-runs/" + run.path("id").asLong();
        await().atMost(Drifting.SOON)
                .until(() ->
                        Product.json(Product.get(path)).path("state").asText().equals("DONE"));
        return Product.json(Product.get(path));
    }

    /** From now on this is asked in the CRM's place. */
    private void crmAt(HttpServer server) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var update = connection.prepareStatement("UPDATE crm_source SET base_url = ? WHERE code = ?")) {
            update.setString(
                    1,
                    "http://127.0.0.1:" + server.getAddress().getPort()
                            + URI.create(shop.crm.url()).getPath());
            update.setString(2, shop.source);
            update.executeUpdate();
        }
    }

    /** How somebody in front of the CRM answers. */
    private interface Answer {

        void to(HttpExchange exchange, String crm) throws IOException;
    }

    private HttpServer inFrontOfTheCrm(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String crm = "http://127.0.0.1:" + URI.create(shop.crm.url()).getPort();
        server.createContext("/", exchange -> answer.to(exchange, crm));
        server.start();
        return server;
    }

    /** The list of services ends after two. */
    private static void half(HttpExchange exchange, String crm) throws IOException {
        HttpResponse<String> response = asked(exchange, crm);
        JsonNode body = Product.json(response);
        if (exchange.getRequestURI().getPath().endsWith("/clients/services") && body instanceof ArrayNode list) {
            while (list.size() > 2) {
                list.remove(2);
            }
        }
        answer(exchange, response.statusCode(), body);
    }

    /** Whoever asks for the list of clients waits for it in vain. */
    private static void withoutClients(HttpExchange exchange, String crm) throws IOException {
        if (!exchange.getRequestURI().getPath().endsWith("/clients")) {
            HttpResponse<String> response = asked(exchange, crm);
            answer(exchange, response.statusCode(), Product.json(response));
        }
    }

    private static HttpResponse<String> asked(HttpExchange exchange, String crm) {
        return Product.send(HttpRequest.newBuilder(URI.create(crm + exchange.getRequestURI()))
                .header("X-Auth-App-Key", exchange.getRequestHeaders().getFirst("X-Auth-App-Key")));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] octets = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        try (var out = exchange.getResponseBody()) {
            out.write(octets);
        }
    }

    private static String path(JsonNode plan) {
        return "/rest/v1/provisioning-plans/" + plan.path("id").asLong();
    }
}
