package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UR-70: the three-way drift report, through the shipped product. */
class Ur70DriftIT {

    private final Shop shop = new Shop();
    private final Drifting drift = new Drifting(shop);

    Ur70DriftIT() {
        Drifting.pppPool();
        shop.crm.hookTo(shop.hookUrl());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @DisplayName(
            "UR-70 acceptance case 31: all is compared field by field; a repair writes one set and ends the session, strangers are left alone")
    void ur70WhatBillingDemarcAndRouterSayIsComparedFieldByFieldAndRepairedWithoutTouchingStrangers() {
        int changed = drift.applied(1);
        int gone = drift.applied(2);
        int ahead = drift.applied(3);
        int over = drift.applied(4);
        drift.applied(5);
        String session = shop.router1.online(drift.login(1));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        String changedRow = Drifting.secret(shop.router1, drift.login(1)).getOrDefault(".id", "");
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(2));
        shop.router1.add("/ppp/secret", Map.of("name", "guest", "password", "g", "comment", "by hand"));
        shop.router1.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        "lost",
                        "remote-address",
                        "10.94.255.70",
                        "comment",
                        "demarc/" + shop.source + "/999999 Nobody"));
        shop.router1.add(
                "/ppp/secret", Map.of("name", "again", "comment", "demarc/" + shop.source + "/" + changed + " Twice"));
        shop.crm.noHooks();
        shop.crm.edit(ahead, Map.of("pppoePassword", "topsecret1"));
        shop.crm.end(over);

        JsonNode report = drift.report();

        assertThat(report.path("accounts").asInt()).isEqualTo(5);
        assertThat(report.path("inSync").asInt()).isEqualTo(1);
        Map<String, String> accountByKind = Drifting.rows(report).stream()
                .collect(Collectors.toMap(
                        row -> row.path("kind").asText(), row -> row.path("key").asText()));
        assertThat(accountByKind)
                .containsOnly(
                        Map.entry("router_drift", drift.login(1)),
                        Map.entry("missing_on_router", drift.login(2)),
                        Map.entry("crm_ahead", drift.login(3)),
                        Map.entry("missing_in_crm", drift.login(4)),
                        Map.entry("orphan", "lost"),
                        Map.entry("duplicate", "again"),
                        Map.entry("foreign", "guest"));
        JsonNode drifted = Drifting.row(report, "router_drift");
        assertThat(drifted.path("kicks").asInt()).isEqualTo(1);
        assertThat(drifted.at("/fields/0").toString())
                .isEqualTo(
                        "{\"field\":\"profile\",\"crm\":\"Basic 10M\",\"demarc\":\"Basic 10M\",\"router\":\"Pro 50M\","
                                + "\"kind\":\"router_drift\"}");
        assertThat(Drifting.row(report, "crm_ahead").at("/fields/0").toString())
                .contains("••• differs")
                .doesNotContain("topsecret1");

        assertThat(Drifting.decide(report, Drifting.row(report, "foreign"), "repair", "")
                        .statusCode())
                .isEqualTo(409);
        for (String kind : accountByKind.keySet()) {
            if (!kind.equals("foreign")) {
                var answer = Drifting.decide(report, Drifting.row(report, kind), "repair", "tidy up");
                assertThat(answer.statusCode()).as(kind + answer.body()).isEqualTo(200);
            }
        }

        await().atMost(Drifting.SOON).untilAsserted(() -> {
            assertThat(shop.router1.rows("/ppp/secret"))
                    .extracting(row -> row.get("name"))
                    .containsExactlyInAnyOrder(drift.login(1), drift.login(2), drift.login(3), drift.login(5), "guest");
            assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "Basic 10M");
            assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("password", "topsecret1");
            assertThat(shop.router1.rows("/ppp/active")).isEmpty();
        });
        assertThat(addressesKeptFor("999999"))
                .as("stay taken until their rows are gone")
                .containsExactly("10.94.255.70");
        drift.awaitState(over, "REMOVED");
        drift.awaitState(gone, "APPLIED");
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.rows(drift.report()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("kind").asText()).isEqualTo("foreign")));
        assertThat(shop.router1.writes()).noneMatch(words -> words.toString().contains("guest"));
        assertThat(writesAbout(changedRow, session))
                .as("one set, then the session ends")
                .containsExactly(
                        List.of("/ppp/secret/set", "=.id=" + changedRow, "=profile=Basic 10M"),
                        List.of("/ppp/active/remove", "=.id=" + session));
        String story = Product.get("/rest/v1/services/" + shop.source + "/" + changed + "/timeline?limit=500")
                .body();
        assertThat(story).contains("ROUTER_DRIFT on " + shop.site1).contains("tidy up");
        assertThat(Product.get("/rest/v1/audit?q=drift:repair&limit=100").body())
                .doesNotContain("topsecret1");
    }

    /** What was written about this secret, and the end of this session, in order. */
    private List<List<String>> writesAbout(String secret, String session) {
        return shop.router1.writes().stream()
                .filter(words -> words.get(0).equals("/ppp/active/remove")
                        ? words.contains("=.id=" + session)
                        : words.get(0).startsWith("/ppp/secret/") && words.contains("=.id=" + secret))
                .toList();
    }

    /** What is kept until the service's rows are gone. */
    private List<String> addressesKeptFor(String service) {
        return addresses(service, """
                SELECT host(a.address) FROM address_assignment a JOIN provisioning_cleanup c ON c.address = a.address
                WHERE a.source = ? AND a.service = ? AND a.release_pending
                """);
    }

    @Test
    @DisplayName("UR-70 acceptance case 31: an accepted value stays through the next hook until it is forgotten")
    void ur70AnAcceptedValueStaysThroughTheNextHookUntilItIsForgotten() {
        int service = drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        JsonNode report = drift.report();
        JsonNode row = Drifting.row(report, "router_drift");
        assertThat(Drifting.decide(report, row, "accept", "").statusCode()).isEqualTo(400);
        shop.router1.forgetCommands();

        assertThat(Drifting.decide(report, row, "accept", "a gift").statusCode())
                .isEqualTo(200);
        assertThat(Drifting.decide(report, row, "repair", "").statusCode()).isEqualTo(409);

        shop.crm.edit(service, Map.of("pppoePassword", "another"));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .containsEntry("password", "another"));
        assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "Pro 50M");
        assertThat(shop.router1.writes()).hasSize(1);
        drift.awaitState(service, "APPLIED");
        JsonNode accepted = Drifting.row(drift.report(), "accepted");
        assertThat(accepted.path("note").asText()).contains("a gift").contains("admin");

        String path = accepted(service);
        assertThat(Product.json(Product.get(path)).at("/0/value").asText()).isEqualTo("Pro 50M");
        assertThat(Product.delete(path + "/profile").statusCode()).isEqualTo(204);
        assertThat(Product.delete(path + "/profile").statusCode()).isEqualTo(404);
        assertThat(Drifting.row(drift.report(), "crm_ahead").at("/fields/0/crm").asText())
                .isEqualTo("Basic 10M");
    }

    @Test
    @DisplayName(
            "UR-70 an accepted address is the service's from then on: its assignment and the ledger move, the old one rests")
    void ur70AnAcceptedAddressIsTheServicesInAssignmentAndLedger() {
        String network = "10.154." + shop.octet() + ".";
        shop.dhcpPool(shop.router1Id, network + "0/28");
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(service, "APPLIED");
        assertThat(shop.service(service).path("address").asText()).isEqualTo(network + "1");
        String lease = Shop.leases(shop.router1).get(0).getOrDefault(".id", "");
        shop.router1.byHand("/ip/dhcp-server/lease/set", "=.id=" + lease, "=address=" + network + "2");
        JsonNode report = drift.report();
        JsonNode row = Drifting.row(report, "router_drift");
        assertThat(row.at("/fields/0/field").asText()).isEqualTo("address");
        shop.router1.forgetCommands();

        var accepted = Drifting.decide(report, row, "accept", "printed on the contract");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(shop.service(service).path("address").asText()).isEqualTo(network + "2");
        assertThat(addressesOf(service)).containsExactly(network + "2");
        assertThat(new Hooks(shop).ledger(service))
                .extracting(interval -> interval.path("address").asText() + " "
                        + interval.path("origin").asText()
                        + (interval.path("to").isNull() ? " until now" : " before"))
                .containsExactlyInAnyOrder(network + "1 POOL before", network + "2 ADOPTED until now");
        int next = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 2));
        drift.awaitState(next, "APPLIED");
        assertThat(shop.service(next).path("address").asText())
                .as("one is taken, the other rests")
                .isEqualTo(network + "3");

        shop.crm.suspend(service);
        drift.awaitState(service, "APPLIED_DISABLED");
        assertThat(addressesOf(service)).containsExactly(network + "2");
        assertThat(shop.router1.writes().stream().filter(words -> words.contains("=.id=" + lease)))
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .contains("=address-lists=disabled")
                        .noneMatch(word -> word.startsWith("=address=")));
        assertThat(Drifting.row(drift.report(), "accepted").path("note").asText())
                .contains("printed on the contract");
    }

    @Test
    @DisplayName(
            "UR-70 an accepted address that is forgotten stays the service's when the billing names none: no drift, and no other at its next word")
    void ur70AForgottenAddressStaysWhereTheBillingNamesNone() {
        String network = "10.146." + shop.octet() + ".";
        shop.dhcpPool(shop.router1Id, network + "0/28");
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(service, "APPLIED");
        acceptAddress(network + "2", "");

        assertThat(Product.delete(accepted(service) + "/address").statusCode()).isEqualTo(204);

        assertThat(Drifting.rows(drift.report())).isEmpty();
        shop.crm.suspend(service);
        drift.awaitState(service, "APPLIED_DISABLED");
        assertThat(Hooks.writes(shop.router1)).singleElement().satisfies(words -> assertThat(words)
                .contains("=address-lists=disabled")
                .noneMatch(word -> word.startsWith("=address=")));
        assertThat(addressesOf(service)).containsExactly(network + "2");
        assertThat(Drifting.rows(drift.report())).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-70 an address that was accepted for a time stays the service's after it when the billing names none")
    void ur70AnAddressThatWasAcceptedForATimeStaysWhereTheBillingNamesNone() {
        String network = "10.147." + shop.octet() + ".";
        shop.dhcpPool(shop.router1Id, network + "0/28");
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, 1));
        drift.awaitState(service, "APPLIED");
        String until = inAWeek();
        acceptAddress(network + "2", until);

        weekIsOver(service, until);

        assertThat(Drifting.rows(drift.report())).isEmpty();
        Product.post("/rest/v1/services/" + shop.source + "/" + service + "/evaluate", Map.of());
        AtRest.afterAll(shop.source);
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(addressesOf(service)).containsExactly(network + "2");
        assertThat(Drifting.rows(drift.report())).isEmpty();
    }

    /** A service on the router whose billing names the ninth address of the network, which has a pool. */
    private int named(String network) {
        shop.dhcpPool(shop.router1Id, network + "0/28");
        Map<String, String> named = new HashMap<>(shop.lease(shop.site1, 1));
        named.put("ipAddress", network + "9");
        int service = shop.crm.create(shop.client, shop.basic, named);
        drift.awaitState(service, "APPLIED");
        return service;
    }

    @Test
    @DisplayName(
            "UR-70 an accepted address that is forgotten is drift when the billing names another, and a repair brings that one")
    void ur70AForgottenAddressIsDriftWhereTheBillingNamesAnother() {
        String network = "10.148." + shop.octet() + ".";
        int service = named(network);
        acceptAddress(network + "2", "");

        assertThat(Product.delete(accepted(service) + "/address").statusCode()).isEqualTo(204);

        JsonNode report = drift.report();
        JsonNode row = Drifting.row(report, "crm_ahead");
        assertThat(row.at("/fields/0/crm").asText()).isEqualTo(network + "9");
        var repair = Drifting.decide(report, row, "repair", "");
        assertThat(repair.statusCode()).as(repair.body()).isEqualTo(200);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Shop.leases(shop.router1))
                .singleElement()
                .satisfies(lease -> assertThat(lease).containsEntry("address", network + "9")));
        AtRest.afterAll(shop.source);
        assertThat(addressesOf(service)).containsExactly(network + "9");
        assertThat(Drifting.rows(drift.report())).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-70 UR-31 an address that the billing takes away without a webhook is drift, and a repair draws one from the pool")
    void ur70AnAddressThatTheBillingNamesNoMoreIsDrift() {
        String network = "10.153." + shop.octet() + ".";
        int service = named(network);
        assertThat(Drifting.rows(drift.report())).isEmpty();
        shop.crm.noHooks();
        shop.crm.edit(service, Map.of("ipAddress", ""));

        JsonNode report = drift.report();

        JsonNode row = Drifting.row(report, "crm_ahead");
        assertThat(row.at("/fields/0/field").asText()).isEqualTo("address");
        assertThat(row.at("/fields/0/crm").asText()).isEqualTo("(from the pool)");
        var repair = Drifting.decide(report, row, "repair", "");
        assertThat(repair.statusCode()).as(repair.body()).isEqualTo(200);
        await().atMost(Drifting.SOON)
                .untilAsserted(() -> assertThat(addressesOf(service)).containsExactly(network + "1"));
        AtRest.afterAll(shop.source);
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(lease -> assertThat(lease)
                .containsEntry("address", network + "1"));
        assertThat(Drifting.rows(drift.report())).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-70 an address that is accepted because the billing names it no more stays the service's when that is forgotten")
    void ur70AnAddressThatIsKeptAgainstTheBillingStaysWhenThatIsForgotten() {
        String network = "10.164." + shop.octet() + ".";
        int service = named(network);
        shop.crm.noHooks();
        shop.crm.edit(service, Map.of("ipAddress", ""));
        JsonNode report = drift.report();
        var accept = Drifting.decide(report, Drifting.row(report, "crm_ahead"), "accept", "printed on the contract");
        assertThat(accept.statusCode()).as(accept.body()).isEqualTo(200);
        shop.router1.forgetCommands();

        assertThat(Product.delete(accepted(service) + "/address").statusCode()).isEqualTo(204);

        assertThat(Drifting.rows(drift.report())).isEmpty();
        Product.post("/rest/v1/services/" + shop.source + "/" + service + "/evaluate", Map.of());
        AtRest.afterAll(shop.source);
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(addressesOf(service)).containsExactly(network + "9");
        assertThat(Drifting.rows(drift.report())).isEmpty();
    }

    /** Somebody gives the only lease another address, and an operator accepts that. */
    private void acceptAddress(String address, String expires) {
        String lease = Shop.leases(shop.router1).get(0).getOrDefault(".id", "");
        shop.router1.byHand("/ip/dhcp-server/lease/set", "=.id=" + lease, "=address=" + address);
        JsonNode report = drift.report();
        acceptUntil(report, expires);
        shop.router1.forgetCommands();
    }

    private static void acceptUntil(JsonNode report, String expires) {
        var accept = Product.post(
                "/rest/v1/drift-runs/" + report.path("id").asLong() + "/rows/"
                        + Drifting.row(report, "router_drift").path("id").asLong() + "/accept",
                Map.of("reason", "a gift", "expires", expires));
        assertThat(accept.statusCode()).as(accept.body()).isEqualTo(200);
    }

    private static String inAWeek() {
        return Instant.now()
                .plus(Duration.ofDays(7))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String accepted(int service) {
        return "/rest/v1/services/" + shop.source + "/" + service + "/accepted";
    }

    @Test
    @DisplayName(
            "UR-70 an address that somebody else has, or that is of another router's pool, is not accepted, and the reason is said")
    void ur70AnAddressThatIsNotFreeIsNotAccepted() {
        int first = drift.applied(1);
        int second = drift.applied(2);
        String own = shop.service(first).path("address").asText();
        String taken = shop.service(second).path("address").asText();
        String network = "10.155." + shop.octet() + ".";
        shop.dhcpPool(shop.router2Id, network + "0/28");

        refused(taken, "address " + taken + " belongs to service " + second);
        shop.router1.add("/ip/address", Map.of("address", network + "33/27", "interface", "ether1"));
        refused(network + "33", "address " + network + "33 ");
        refused(network + "5", "address " + network + "5 belongs to pool dhcp " + network + "0/28 of another router");

        assertThat(shop.service(first).path("address").asText()).isEqualTo(own);
        assertThat(addressesOf(first)).containsExactly(own);
        assertThat(addressesOf(second)).containsExactly(taken);
        assertThat(new Hooks(shop).ledger(first)).hasSize(1);
        assertThat(AtRest.number("SELECT count(*) FROM address_assignment WHERE released_at IS NULL AND address = '"
                        + network + "5'"))
                .isZero();
        assertThat(Product.json(Product.get(accepted(first)))).isEmpty();
    }

    @Test
    @DisplayName("UR-70 what a report shows is not accepted any more when the account was worked on since")
    void ur70AnOldReportIsNotAccepted() {
        int service = drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        JsonNode report = drift.report();
        shop.crm.edit(service, Map.of("pppoePassword", "another-" + shop.unique));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .containsEntry("password", "another-" + shop.unique));
        drift.awaitState(service, "APPLIED");

        var answer = Drifting.decide(report, Drifting.row(report, "router_drift"), "accept", "why not");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("not-acceptable", "was worked on since this report was made");
        assertThat(Product.json(Product.get(accepted(service)))).isEmpty();
    }

    /** The first account's row gets the address by hand, which nobody can accept. */
    private void refused(String address, String reason) {
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=remote-address=" + address);
        JsonNode report = drift.report();
        JsonNode row = Drifting.row(report, "router_drift");
        assertThat(row.at("/fields/0/field").asText()).isEqualTo("remote-address");

        var answer = Drifting.decide(report, row, "accept", "why not");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("not-acceptable", reason);
        assertThat(Drifting.row(report, "router_drift").path("state").asText()).isEqualTo("open");
    }

    /** What the service holds in the address book now. */
    private List<String> addressesOf(int service) {
        return addresses(Integer.toString(service), """
                SELECT host(address) FROM address_assignment
                WHERE source = ? AND service = ? AND released_at IS NULL ORDER BY id
                """);
    }

    private List<String> addresses(String service, String question) {
        try (var connection = Product.stand().database().connect();
                var select = connection.prepareStatement(question)) {
            select.setString(1, shop.source);
            select.setString(2, service);
            try (var rows = select.executeQuery()) {
                List<String> addresses = new ArrayList<>();
                while (rows.next()) {
                    addresses.add(rows.getString(1));
                }
                return addresses;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ur70AnAcceptedValueRunsOutAndTheBillingCountsAgain() {
        int service = drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");
        JsonNode report = drift.report();
        String until = inAWeek();
        String path = "/rest/v1/services/" + shop.source + "/" + service;
        acceptUntil(report, until);
        assertThat(Drifting.row(drift.report(), "accepted").path("note").asText())
                .contains("until " + until);
        shop.router1.forgetCommands();
        Product.post(path + "/evaluate", Map.of());
        AtRest.afterAll(shop.source);
        assertThat(shop.router1.writes()).isEmpty();

        weekIsOver(service, until);

        assertThat(Product.json(Product.get(path + "/accepted"))).isEmpty();
        assertThat(Drifting.row(drift.report(), "crm_ahead").at("/fields/0/crm").asText())
                .isEqualTo("Basic 10M");
        Product.post(path + "/evaluate", Map.of());
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .containsEntry("profile", "Basic 10M"));
        drift.awaitState(service, "APPLIED");
        assertThat(Hooks.writes(shop.router1)).containsExactly(List.of("/ppp/secret/set", "=profile=Basic 10M"));
    }

    /** The database is told that the value was accepted until a moment ago. */
    private void weekIsOver(int service, String until) {
        try (var connection = Product.stand().database().connect();
                var read = connection.prepareStatement(
                        "SELECT overrides FROM provisioning_account WHERE source = ? AND service = ?");
                var write = connection.prepareStatement(
                        "UPDATE provisioning_account SET overrides = ?, version = version + 1 WHERE source = ? AND service = ?")) {
            read.setString(1, shop.source);
            read.setString(2, Integer.toString(service));
            var row = read.executeQuery();
            assertThat(row.next()).isTrue();
            String accepted = Shop.BOX.open(row.getString(1));
            assertThat(accepted).contains(until);
            write.setString(
                    1,
                    Shop.BOX.seal(accepted.replace(
                            until, Instant.now().minusSeconds(60).toString())));
            write.setString(2, shop.source);
            write.setString(3, Integer.toString(service));
            assertThat(write.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ur70AnIgnoredRowIsHiddenUntilOneSideChangesAndManyAreDecidedAtOnce() {
        for (int i = 1; i <= 3; i++) {
            drift.applied(i);
            shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(i), "=profile=Pro 50M");
        }
        JsonNode report = drift.report();
        String many = "/rest/v1/drift-runs/" + report.path("id").asLong();

        var ignored = Product.post(many + "/ignore", Map.of("kind", "router_drift", "reason", "weekend"));

        assertThat(ignored.statusCode()).as(ignored.body()).isEqualTo(202);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.items(many + "/rows?state=ignored"))
                .hasSize(3));
        assertThat(Drifting.rows(drift.report()))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("ignored"));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=disabled");
        JsonNode next = drift.report();
        assertThat(Drifting.items("/rest/v1/drift-runs/" + next.path("id").asLong() + "/rows?state=open"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("key").asText()).isEqualTo(drift.login(1)));

        var repaired = Product.post("/rest/v1/drift-runs/" + next.path("id").asLong() + "/repair", Map.of());

        assertThat(repaired.statusCode()).as(repaired.body()).isEqualTo(202);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .containsEntry("profile", "Basic 10M"));
        assertThat(Drifting.secret(shop.router1, drift.login(2))).containsEntry("profile", "Pro 50M");
    }

    @Test
    void ur70WhatIsDecidedTogetherIsExactlyWhatTheFiltersOfTheListShow() {
        for (int i = 1; i <= 3; i++) {
            drift.applied(i);
            shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(i), "=profile=Pro 50M");
        }
        String many = "/rest/v1/drift-runs/" + drift.report().path("id").asLong();

        var ignored = Product.post(many + "/ignore", Map.of("q", drift.login(2), "reason", "weekend"));
        assertThat(ignored.statusCode()).as(ignored.body()).isEqualTo(202);
        Drifting.awaitIdle(many);

        assertThat(Drifting.items(many + "/rows?state=ignored"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("key").asText()).isEqualTo(drift.login(2)));
        for (Map<String, String> nothing : List.of(
                Map.of("state", "ignored", "q", drift.login(1)),
                Map.of("state", "done"),
                Map.of("kind", "foreign"),
                Map.of("q", drift.login(2)))) {
            var refused = Product.post(many + "/repair", nothing);
            assertThat(refused.statusCode())
                    .as("%s: %s", nothing, refused.body())
                    .isEqualTo(409);
            assertThat(refused.body()).contains("nothing-chosen");
        }

        var repaired = Product.post(many + "/repair", Map.of("state", "ignored"));
        assertThat(repaired.statusCode()).as(repaired.body()).isEqualTo(202);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(2)))
                .containsEntry("profile", "Basic 10M"));
        assertThat(Drifting.items(many + "/rows?state=open")).hasSize(2);
        assertThat(Drifting.secret(shop.router1, drift.login(1))).containsEntry("profile", "Pro 50M");
        assertThat(Drifting.secret(shop.router1, drift.login(3))).containsEntry("profile", "Pro 50M");
    }

    @Test
    @DisplayName(
            "UR-70 what Demarc is behind, three opinions, services not yet due, references to nothing, rows on the wrong router")
    void ur70TheOtherClassesOfTheReportAreToldAndMended() {
        int behind = drift.applied(1);
        int three = drift.applied(2);
        int notDue = drift.applied(3);
        int dangling = shop.crm.create(shop.client, shop.crm.plan("Gone " + shop.unique, 5, 5), drift.pppoe(4));
        drift.awaitState(dangling, "FAILED");
        shop.router1.byHand("/ppp/profile/add", "=name=Gone " + shop.unique);
        shop.crm.recalculateAll();
        drift.awaitState(dangling, "APPLIED");
        shop.crm.noHooks();
        shop.crm.edit(behind, Map.of("pppoePassword", "changed everywhere"));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=password=changed everywhere");
        shop.crm.edit(three, Map.of("pppoePassword", "wanted"));
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(2), "=password=by hand");
        shop.crm.status(notDue, 0);
        shop.router1.byHand("/ppp/profile/remove", "=.id=Gone " + shop.unique);
        shop.router2.add(
                "/ppp/secret",
                Map.of("name", drift.login(1), "comment", "demarc/" + shop.source + "/" + behind + " Test Client"));
        shop.router1.forgetCommands();

        JsonNode report = drift.report();

        assertThat(Drifting.row(report, "demarc_behind").path("key").asText()).isEqualTo(drift.login(1));
        assertThat(Drifting.row(report, "all_differ").path("key").asText()).isEqualTo(drift.login(2));
        assertThat(Drifting.row(report, "not_due").path("key").asText()).isEqualTo(drift.login(3));
        assertThat(Drifting.row(report, "dangling_reference").path("key").asText())
                .isEqualTo(drift.login(4));
        assertThat(Drifting.decide(report, Drifting.row(report, "demarc_behind"), "repair", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Drifting.decide(report, Drifting.row(report, "all_differ"), "repair", "")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(2)))
                .containsEntry("password", "wanted"));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.rows(drift.report()))
                .extracting(row -> row.path("kind").asText())
                .containsExactlyInAnyOrder("not_due", "dangling_reference"));
        assertThat(shop.router1.writes())
                .as("what Demarc did not know is written down, not written to the router")
                .hasSize(1);
        JsonNode other = report(shop.router2Id);
        assertThat(Drifting.row(other, "wrong_router").path("key").asText()).isEqualTo(drift.login(1));
        assertThat(Drifting.secret(shop.router1, drift.login(3))).isNotEmpty();
    }

    @Test
    @DisplayName("UR-70 an address that is on another router's row counts twice, whoever's row that is")
    void ur70AnAddressOfARowOnAnotherRouterThatIsNotOursIsAClash() {
        int service = drift.applied(1);
        String address = shop.service(service).path("address").asText();
        shop.router2.add(
                "/ppp/secret", Map.of("name", "stranger-" + shop.unique, "password", "x", "remote-address", address));
        report(shop.router2Id);

        JsonNode clash = Drifting.row(drift.report(), "address_clash");

        assertThat(clash.path("key").asText()).isEqualTo(drift.login(1));
        assertThat(clash.path("note").asText()).contains(shop.site2).contains("not a row of Demarc");
    }

    @Test
    @DisplayName("UR-70 a router that was away is compared when it is back, and what it lost is mended")
    void ur70ARouterThatWasAwayIsComparedWhenItIsBack() throws SQLException {
        drift.applied(1);
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(1));
        shop.router1.stop();
        shop.crm.create(shop.client, shop.basic, drift.pppoe(2));
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(
                        AtRest.number("SELECT failures FROM routeros_router WHERE id = " + shop.router1Id))
                .isPositive());

        shop.router1.resume();

        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(AtRest.number(
                        "SELECT count(*) FROM routeros_router WHERE compare_at IS NOT NULL AND id = " + shop.router1Id))
                .isEqualTo(1));
        try (var connection = Product.stand().database().connect();
                var update =
                        connection.prepareStatement("UPDATE routeros_router SET compare_at = now() WHERE id = ?")) {
            update.setLong(1, shop.router1Id);
            update.executeUpdate();
        }
        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .isNotEmpty());
    }

    @Test
    @DisplayName(
            "UR-70 a comparison whose node died keeps its router out neither of the schedule's nor of an operator's")
    void ur70AComparisonWhoseNodeDiedKeepsItsRouterOutOfNone() throws SQLException {
        drift.applied(1);
        shop.router1.byHand("/ppp/secret/remove", "=.id=" + drift.login(1));
        long scheduled = leftBehind(shop.router1Id);
        long asked = leftBehind(shop.router2Id);

        await().atMost(Drifting.SOON).untilAsserted(() -> {
            new Hooks(shop).reconcile();
            assertInterrupted(scheduled);
        });
        await().atMost(Drifting.SOON)
                .until(() -> Product.post("/rest/v1/drift-runs", Map.of("router", shop.router2Id))
                                .statusCode()
                        == 202);

        await().atMost(Drifting.SOON).untilAsserted(() -> assertThat(Drifting.secret(shop.router1, drift.login(1)))
                .isNotEmpty());
        assertInterrupted(asked);
    }

    /** A comparison that was under way when its node went down, two minutes ago; nobody has its job any more. */
    private static long leftBehind(long router) throws SQLException {
        try (var connection = Product.stand().database().connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO provisioning_drift_run (router_id, router_name, state, cause, created_at)
                        SELECT id, name, 'RUNNING', 'reconciler', now() - interval '2 minutes' FROM routeros_router WHERE id = ?
                        RETURNING id
                        """)) {
            insert.setLong(1, router);
            var row = insert.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void assertInterrupted(long run) {
        JsonNode report = Product.json(Product.get("/rest/v1/drift-runs/" + run));
        assertThat(report.path("state").asText()).isEqualTo("failed");
        assertThat(report.path("message").asText()).isEqualTo("interrupted");
    }

    @Test
    @DisplayName(
            "UR-73 UR-70 drift stands in the timeline when it is found, once while it stays, and on the service's card")
    void ur73DriftThatIsFoundIsToldOnceAndShownWithTheService() {
        int service = drift.applied(1);
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Pro 50M");

        drift.report();
        JsonNode again = drift.report();

        assertThat(drifts(service)).containsExactly("ROUTER_DRIFT on " + shop.site1 + ": profile = Pro 50M");
        JsonNode open = Product.json(Product.get("/rest/v1/services/" + shop.source + "/" + service))
                .path("drift");
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/run").asLong()).isEqualTo(again.path("id").asLong());
        assertThat(open.at("/0/difference/fields/0/router").asText()).isEqualTo("Pro 50M");

        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=disabled");
        drift.report();
        assertThat(drifts(service)).hasSize(2).contains("ROUTER_DRIFT on " + shop.site1 + ": profile = disabled");
        shop.router1.byHand("/ppp/secret/set", "=.id=" + drift.login(1), "=profile=Basic 10M");
        drift.report();
        assertThat(Product.json(Product.get("/rest/v1/services/" + shop.source + "/" + service))
                        .path("drift"))
                .isEmpty();
    }

    private List<String> drifts(int service) {
        return Drifting.items("/rest/v1/services/" + shop.source + "/" + service + "/timeline?limit=500").stream()
                .filter(entry -> entry.path("kind").asText().equals("DRIFT"))
                .map(entry -> entry.path("text").asText())
                .toList();
    }

    @Test
    @DisplayName("UR-70 the report tells how a lease is used, and does not call that a difference")
    void ur70AReportTellsHowALeaseIsUsed() {
        shop.dhcpPool(shop.router1Id, "10.143." + shop.octet() + ".0/28");
        Map<String, String> lease = shop.lease(shop.site1, 1);
        int service = shop.crm.create(shop.client, shop.basic, lease);
        drift.awaitState(service, "APPLIED");
        String mac = lease.getOrDefault("dhcpMacAddress", "");
        String address = shop.service(service).path("address").asText();
        String id = Shop.leases(shop.router1).get(0).getOrDefault(".id", "");
        shop.router1.byHand("/ip/dhcp-server/lease/set", "=.id=" + id, "=rate-limit=1M/1M");

        assertThat(Drifting.row(drift.report(), "router_drift")
                        .path("leaseStatus")
                        .asText())
                .isEqualTo("waiting");
        shop.router1.bind(mac);
        JsonNode bound = Drifting.row(drift.report(), "router_drift");

        assertThat(bound.path("leaseStatus").asText()).isEqualTo("bound");
        assertThat(bound.path("activeAddress").asText()).isEqualTo(address);
        assertThat(bound.path("fields")).hasSize(1);
        assertThat(drifts(service)).as("a lease that is used is no news").hasSize(1);
    }

    private static JsonNode report(long router) {
        long id = Product.json(Product.post("/rest/v1/drift-runs", Map.of("router", router)))
                .path("id")
                .asLong();
        await().atMost(Drifting.SOON).until(() -> Product.json(Product.get("/rest/v1/drift-runs/" + id))
                .path("state")
                .asText()
                .equals("done"));
        return Product.json(Product.get("/rest/v1/drift-runs/" + id));
    }

    @Test
    void aRouterThatCannotBeReadAndOneThatIsNotThereAreSaidInWords() {
        shop.router1.stop();
        long id = Product.json(Product.post("/rest/v1/drift-runs", Map.of("router", shop.router1Id)))
                .path("id")
                .asLong();

        await().atMost(Drifting.SOON).untilAsserted(() -> {
            JsonNode report = Product.json(Product.get("/rest/v1/drift-runs/" + id));
            assertThat(report.path("state").asText()).isEqualTo("failed");
            assertThat(report.path("message").asText()).startsWith("could not connect to device");
        });
        var unknown = Product.post("/rest/v1/drift-runs", Map.of("router", 999_999_999));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no router 999999999");
        assertThat(Product.get("/rest/v1/drift-runs/999999999").statusCode()).isEqualTo(404);
    }
}
