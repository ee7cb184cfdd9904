package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.ReceivedCommand;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Moves from router to router: made before broken, undone or finished, never half. */
class Ur50MovesIT {

    private final Shop shop = new Shop();
    private final Hooks hooks = new Hooks(shop);

    Ur50MovesIT() {
        Hooks.pppPool();
        shop.dhcpPool(shop.router1Id, range(1));
        shop.dhcpPool(shop.router2Id, range(2));
    }

    private static int taken;

    /** Each test has pools of its own. */
    private static synchronized String range(int half) {
        taken += half == 1 ? 1 : 0;
        return "10.109." + (taken * 2 + half - 1) + ".0/29";
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void move(int service, String router) {
        shop.crm.edit(service, Map.of("deviceName", router));
        hooks.deliver(hooks.last(1));
    }

    private int lease(int number) {
        int service = shop.crm.create(shop.client, shop.basic, shop.lease(shop.site1, number));
        hooks.deliver(hooks.last(1));
        hooks.awaitState(service, "APPLIED");
        return service;
    }

    /** Commands of both routers in the order in which the lab got them, each behind its router's number. */
    private List<String> inOrder(String... menus) {
        return Stream.concat(
                        shop.router1.received().stream().map(command -> new Got(1, command)),
                        shop.router2.received().stream().map(command -> new Got(2, command)))
                .sorted(Comparator.comparingLong(got -> got.command().order()))
                .map(got -> got.router() + " " + got.command().words().get(0))
                .filter(text ->
                        Stream.of(menus).anyMatch(menu -> text.substring(2).startsWith(menu)))
                .toList();
    }

    private record Got(int router, ReceivedCommand command) {}

    @Test
    @DisplayName(
            "UR-50 UR-53 UR-5 added and verified on the new router, then removed and cut off on the old one; PPPoE keeps its address")
    void aMoveIsMadeBeforeItIsBroken() {
        int pppoe = hooks.applied("moved");
        String address = shop.service(pppoe).path("address").asText();
        shop.router1.online(hooks.login("moved"));
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();

        move(pppoe, shop.site2);

        hooks.awaitState(pppoe, "APPLIED");
        AtRest.afterAll(shop.source);
        assertThat(inOrder("/ppp/secret/", "/ppp/active/remove"))
                .containsSubsequence(
                        "2 /ppp/secret/add", "2 /ppp/secret/print", "1 /ppp/secret/remove", "1 /ppp/active/remove");
        assertThat(inOrder("/ppp/secret/add", "/ppp/secret/set", "/ppp/secret/remove"))
                .containsExactly("2 /ppp/secret/add", "1 /ppp/secret/remove");
        assertThat(hooks.secret(shop.router2, "moved")).containsEntry("remote-address", address);
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();
        String story = hooks.timeline(pppoe);
        assertThat(story).contains("\"MOVE\"", "\"KICKED\"");
        assertThat(hooks.ledger(pppoe)).hasSize(2);

        int lease = lease(1);
        String old = shop.service(lease).path("address").asText();
        shop.router1.forgetCommands();
        shop.router2.forgetCommands();
        move(lease, shop.site2);
        hooks.awaitState(lease, "APPLIED");
        AtRest.afterAll(shop.source);
        assertThat(inOrder("/ip/dhcp-server/lease/"))
                .containsSubsequence(
                        "2 /ip/dhcp-server/lease/add",
                        "2 /ip/dhcp-server/lease/print",
                        "1 /ip/dhcp-server/lease/remove");
        assertThat(Shop.leases(shop.router1)).isEmpty();
        assertThat(Shop.leases(shop.router2)).singleElement().satisfies(row -> assertThat(row.get("address"))
                .startsWith("10.109.")
                .isNotEqualTo(old)
                .isEqualTo(shop.service(lease).path("address").asText()));
    }

    @Test
    @DisplayName(
            "UR-51 acceptance case 15: a new router that refuses changes nothing on the old one, and its address is free again")
    void aMoveThatTheNewRouterRefusesIsUndone() {
        int service = lease(1);
        String address = shop.service(service).path("address").asText();
        shop.router1.forgetCommands();
        shop.router2.fault(Fault.trap("/ip/dhcp-server/lease/add", "failure: disk full"));

        move(service, shop.site2);

        hooks.awaitState(service, "MOVE_FAILED");
        JsonNode shown = shop.service(service);
        assertThat(shown.path("code").asText()).isEqualTo("ROUTER_REFUSED");
        assertThat(shown.path("text").asText()).isEqualTo(shop.site2 + " refused: failure: disk full");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(Shop.leases(shop.router1)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("address", address));
        assertThat(held(service)).containsExactly(address);

        shop.router2.filter();
        move(service, shop.site2);
        hooks.awaitState(service, "WAITING_FOR_ROUTER");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        shop.router2.resume();
        hooks.awaitState(service, "APPLIED");
        assertThat(Shop.leases(shop.router1)).isEmpty();
        assertThat(Shop.leases(shop.router2)).hasSize(1);
        AtRest.afterAll(shop.source);
        assertThat(held(service)).hasSize(1).doesNotContain(address);
    }

    @Test
    @DisplayName(
            "UR-51 acceptance case 15: a secret that the new router refuses leaves the old one, its session and its address as they were")
    void aMoveOfASecretThatTheNewRouterRefusesLeavesTheOldOneUnchanged() {
        int service = hooks.applied("stays");
        shop.router1.online(hooks.login("stays"));
        Map<String, String> before = hooks.secret(shop.router1, "stays");
        String address = shop.service(service).path("address").asText();
        shop.router1.forgetCommands();
        shop.router2.fault(Fault.trap("/ppp/secret/add", "failure: disk full"));

        move(service, shop.site2);

        hooks.awaitState(service, "MOVE_FAILED");
        JsonNode shown = shop.service(service);
        assertThat(shown.path("code").asText()).isEqualTo("ROUTER_REFUSED");
        assertThat(shown.path("text").asText()).isEqualTo(shop.site2 + " refused: failure: disk full");
        assertThat(inOrder("/ppp/secret/add")).as("it was tried").contains("2 /ppp/secret/add");
        assertThat(Hooks.writes(shop.router1)).isEmpty();
        assertThat(before).containsEntry("remote-address", address);
        assertThat(hooks.secret(shop.router1, "stays")).isEqualTo(before);
        assertThat(shop.router1.rows("/ppp/active")).hasSize(1);
        assertThat(shop.router2.rows("/ppp/secret")).isEmpty();
        assertThat(held(service)).containsExactly(address);
    }

    @Test
    @DisplayName(
            "UR-52 acceptance case 16: with the old router away the move is done, its address stays taken until the row is gone")
    void aMoveIsDoneAlthoughTheOldRouterIsAwayAndIsCleanedUpLater() {
        int service = lease(1);
        String address = shop.service(service).path("address").asText();
        shop.router1.stop();

        move(service, shop.site2);

        hooks.awaitState(service, "APPLIED");
        assertThat(Shop.leases(shop.router2)).hasSize(1);
        assertThat(shop.service(service).path("cleanupPending").asBoolean()).isTrue();
        assertThat(held(service)).hasSize(2).contains(address);
        assertThat(hooks.ledger(service))
                .filteredOn(interval -> interval.path("address").asText().equals(address))
                .singleElement()
                .satisfies(interval -> assertThat(interval.path("to").isNull()).isTrue());

        shop.router1.resume();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                shop.service(service).path("cleanupPending").asBoolean())
                        .isFalse());
        assertThat(Shop.leases(shop.router1)).isEmpty();
        assertThat(held(service)).hasSize(1);
        assertThat(hooks.ledger(service))
                .filteredOn(interval -> interval.path("address").asText().equals(address))
                .singleElement()
                .satisfies(interval -> assertThat(interval.path("to").isNull()).isFalse());
    }

    @Test
    @DisplayName(
            "UR-52 acceptance case 16: the session on the old router is cut off when it is back; another kind of account moves likewise")
    void theOldRoutersSessionEndsWhenItIsBackAndAnotherKindMovesLikewise() {
        int service = hooks.applied("dialled");
        shop.router1.online(hooks.login("dialled"));
        shop.router1.stop();
        move(service, shop.site2);
        hooks.awaitState(service, "APPLIED");
        assertThat(hooks.secret(shop.router2, "dialled")).isNotEmpty();
        shop.router1.resume();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                shop.service(service).path("cleanupPending").asBoolean())
                        .isFalse());
        assertThat(shop.router1.rows("/ppp/secret")).isEmpty();
        assertThat(shop.router1.rows("/ppp/active")).isEmpty();

        shop.router2.online(hooks.login("dialled"));
        shop.crm.edit(service, Map.of("pppoeUsername", "", "pppoePassword", "", "dhcpMacAddress", "02:00:00:00:50:01"));
        hooks.deliver(hooks.last(1));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(shop.router2.rows("/ppp/secret")).isEmpty());
        hooks.awaitState(service, "APPLIED");
        assertThat(shop.router2.rows("/ppp/active")).isEmpty();
        assertThat(Shop.leases(shop.router2)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("mac-address", "02:00:00:00:50:01")
                .containsEntry("address", shop.service(service).path("address").asText()));
        AtRest.afterAll(shop.source);
        assertThat(held(service)).hasSize(1);
    }

    private List<String> held(int service) {
        List<String> held = new java.util.ArrayList<>();
        Product.json(Product.get("/rest/v1/services/" + shop.source + "/" + service))
                .path("addresses")
                .forEach(one -> held.add(one.path("address").asText()));
        return held;
    }
}
