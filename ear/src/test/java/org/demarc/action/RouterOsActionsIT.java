package org.demarc.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Actions by RouterOS' API through the whole server: offer, request, router, log, reading again, the dialect. */
class RouterOsActionsIT {

    private static final String LEASES = "/ip/dhcp-server/lease";
    private static final RouterOsSimulator ROUTER = RouterOsSimulator.start(RouterOsOptions.defaults());
    private static long profileId;
    private static long deviceId;
    private static long mutedId;

    @BeforeAll
    static void addDevices() {
        ROUTER.add("/interface/vlan", Map.of("name", "vlan101", "vlan-id", "101"));
        ROUTER.add("/ip/dhcp-server", Map.of("name", "dhcp101", "interface", "vlan101"));
        String name = "router-actions-" + System.nanoTime();
        profileId = id(
                "/rest/v1/access-profiles",
                Map.of("name", name, "apiPort", ROUTER.port(), "login", "api", "password", "secret"));
        deviceId = id(
                "/rest/v1/devices",
                Map.of(
                        "name",
                        name,
                        "address",
                        "127.0.0.1",
                        "pollEnabled",
                        true,
                        "accessProfileId",
                        profileId,
                        "modelKey",
                        "mikrotik_router_os"));
        mutedId = id(
                "/rest/v1/devices",
                Map.of(
                        "name",
                        name + "-muted",
                        "address",
                        "127.41.65.1",
                        "pollEnabled",
                        false,
                        "modelKey",
                        "mikrotik_router_os"));
    }

    private static long id(String path, Map<String, Object> wanted) {
        var added = Product.post(path, wanted);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    @AfterAll
    static void close() {
        Product.delete("/rest/v1/devices/" + deviceId);
        Product.delete("/rest/v1/devices/" + mutedId);
        Product.delete("/rest/v1/access-profiles/" + profileId);
        ROUTER.close();
    }

    private static JsonNode done(Map<String, Object> wanted) {
        var asked = Product.post("/rest/v1/device-actions", wanted);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path =
                "/rest/v1/device-actions/" + Product.json(asked).path("id").asLong();
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> Product.json(Product.get(path)), run -> !run.path("finishedAt")
                        .isNull());
    }

    private static Map<String, Object> lease(String action, String mac, String ip) {
        return Map.of(
                "kind",
                "static-lease",
                "deviceId",
                deviceId,
                "arguments",
                Map.of("action", action, "mac", mac, "ip", ip, "vlan_id", "101"));
    }

    @Test
    @DisplayName(
            "DEV-17 a static lease is made on the router by its API, logged with what was said, and its menus are read again")
    void aStaticLeaseIsMade() {
        JsonNode made = done(lease("add", "02:00:00:00:65:01", "10.65.1.9"));
        JsonNode again = done(lease("add", "02:00:00:00:65:01", "10.65.1.9"));

        assertThat(made.path("state").asText()).as(made.toString()).isEqualTo("DONE");
        assertThat(made.path("result").toString()).contains("/ip/dhcp-server/lease/add");
        assertThat(made.at("/after/server").asText()).isEqualTo("dhcp101");
        assertThat(Product.json(Product.get("/rest/v1/device-actions?device=" + deviceId))
                        .path("items"))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.path("result").isNull()).isTrue());
        assertThat(again.path("message").asText()).isEqualTo("it was so already, nothing was sent");
        assertThat(ROUTER.rows(LEASES))
                .anySatisfy(row -> assertThat(row).containsEntry("mac-address", "02:00:00:00:65:01"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Product.get("/rest/v1/devices/" + deviceId + "/readings/dhcp-leases?q=10.65.1.9")
                                .body())
                .contains("02:00:00:00:65:01"));
        assertThat(Product.get("/rest/v1/audit?limit=50").body()).contains("action:asked", "static-lease");
        assertThat(done(lease("remove", "02:00:00:00:65:01", "10.65.1.9"))
                        .path("state")
                        .asText())
                .isEqualTo("DONE");
    }

    @Test
    @DisplayName(
            "DEV-11 DEV-17 the offer names the arguments and why not; a bad one is refused with its place, nothing is sent")
    void offersAndRefusals() {
        String offers = Product.get("/rest/v1/devices/" + deviceId + "/actions").body();
        String muted = Product.get("/rest/v1/devices/" + mutedId + "/actions").body();
        int before = ROUTER.writes().size();
        var bad = Product.post("/rest/v1/device-actions", lease("add", "02:00:00:00:65:02", "999.1.1.1"));
        var noLogin = Product.post(
                "/rest/v1/device-actions",
                Map.of(
                        "kind",
                        "static-arp",
                        "deviceId",
                        mutedId,
                        "arguments",
                        Map.of("action", "remove", "ip", "10.1.1.1")));

        assertThat(offers).contains("static-lease", "static-arp", "address-list", "simple-queue", "router_os_control");
        assertThat(muted).contains("API access is not configured");
        assertThat(bad.statusCode()).as(bad.body()).isEqualTo(422);
        assertThat(bad.body()).contains("ip: must be an IPv4 address");
        assertThat(noLogin.statusCode()).as(noLogin.body()).isEqualTo(409);
        assertThat(noLogin.body()).contains("API access is not configured");
        assertThat(ROUTER.writes()).hasSize(before);
    }

    @Test
    @DisplayName("DEV-17 the other menus, and the end with the router's words when it refuses")
    void otherMenus() {
        JsonNode queue = done(Map.of(
                "kind",
                "simple-queue",
                "deviceId",
                deviceId,
                "arguments",
                Map.of("action", "add", "name", "q65", "target", "10.65.2.9", "max-limit", "2M/10M")));
        JsonNode child = done(Map.of(
                "kind",
                "simple-queue",
                "deviceId",
                deviceId,
                "arguments",
                Map.of("action", "add", "name", "q66", "target", "10.65.2.10", "parent", "nobody")));
        JsonNode list = done(Map.of(
                "kind",
                "address-list",
                "deviceId",
                deviceId,
                "arguments",
                Map.of("action", "disable", "name", "debtors", "address", "10.65.2.9")));

        assertThat(queue.path("state").asText()).as(queue.toString()).isEqualTo("DONE");
        assertThat(child.path("state").asText()).as(child.toString()).isEqualTo("REFUSED");
        assertThat(list.path("message").asText()).isEqualTo("the device does not have the row that would be written");
    }
}
