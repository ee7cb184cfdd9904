package org.demarc.action;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Devices of the lab obey: through our API, through the dialect of billings, and from the page. */
class ActionsBrowserIT {

    private static final SnmpAgent AGENT = SnmpAgent.start(0);
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static LabDevice olt = build("olt-huawei");
    private static LabDevice dlink = build("sw-dlink");
    private static long oltId;
    private static long dlinkId;
    private static long readOnlyId;

    private static LabDevice build(String name) {
        return Isp.first(41, name);
    }

    @BeforeAll
    static void addDevices() {
        oltId = add("actions-olt", "127.41.7.1", olt, true);
        dlinkId = add("actions-dlink", "127.41.7.2", dlink, true);
        readOnlyId = add("actions-read-only", "127.41.7.3", dlink, false);
        for (long id : new long[] {oltId, dlinkId, readOnlyId}) {
            Product.post("/rest/v1/devices/" + id + "/poll", Map.of());
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> ports(dlinkId) > 20 && ports(readOnlyId) > 20 && onus() > 4);
    }

    private static long add(String name, String address, LabDevice device, boolean writable) {
        AGENT.bind(address, new SnmpDevice(name, device.mib(), Manners.communities("public", "actions-write-secret")));
        Map<String, Object> wanted = new HashMap<>(
                Map.of("name", name, "address", address, "snmpPort", AGENT.port(), "community", "public"));
        if (writable) {
            wanted.put("writeCommunity", "actions-write-secret");
        }
        var added = Product.post("/rest/v1/devices", wanted);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    @AfterAll
    static void close() {
        for (long id : new long[] {oltId, dlinkId, readOnlyId}) {
            Product.delete("/rest/v1/devices/" + id);
        }
        AGENT.close();
    }

    private static long ports(long device) {
        return json("/rest/v1/devices/" + device + "/interfaces?limit=1")
                .path("total")
                .asLong();
    }

    private static long onus() {
        return json("/rest/v1/onus?device=" + oltId + "&status=Online&limit=1")
                .path("total")
                .asLong();
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }

    private static JsonNode onu(int number) {
        return json("/rest/v1/onus?device=" + oltId + "&status=Online&limit=50")
                .path("items")
                .path(number);
    }

    private static JsonNode port(long device, String name) {
        for (JsonNode port :
                json("/rest/v1/devices/" + device + "/interfaces?limit=100").path("items")) {
            if (port.path("name").asText().equals(name)) {
                return port;
            }
        }
        throw new AssertionError("no port " + name);
    }

    private static JsonNode awaited(HttpResponse<String> asked) {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path =
                "/rest/v1/device-actions/" + Product.json(asked).path("id").asLong();
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> json(path), run -> !run.path("finishedAt").isNull());
    }

    @Test
    @DisplayName("DEV-17 MikBill reboots an ONU: true comes back, the ONU goes and returns, the log knows who and when")
    void aBillingRebootsAnOnu() {
        JsonNode onu = onu(0);

        var answer = Product.put(
                "/api/v1/component/olts_control/ont/reboot/" + oltId + "/"
                        + onu.path("bindKey").asText(),
                Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"statusCode\":200,\"meta\":null,\"data\":true}");
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        json("/rest/v1/onus/" + onu.path("id").asLong() + "/states")
                                .toString())
                .contains("PowerOff"));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        json("/rest/v1/onus/" + onu.path("id").asLong())
                                .path("status")
                                .asText())
                .isEqualTo("Online"));
        JsonNode log = json("/rest/v1/device-actions?interface="
                        + onu.path("id").asLong())
                .path("items")
                .path(0);
        assertThat(log.path("kind").asText()).isEqualTo("onu-reboot");
        assertThat(log.path("requestedBy").asText()).isEqualTo("admin");
        assertThat(log.path("durationMs").isNumber()).isTrue();
        assertThat(json("/rest/v1/device-actions?limit=100").toString()).doesNotContain("actions-write-secret");
        assertThat(Product.get("/rest/v1/audit?limit=50").body()).doesNotContain("actions-write-secret");
    }

    @Test
    @DisplayName("DEV-11 DEV-17 module calls of the dialect: cable_diag gives pairs, errors have the dialect's words")
    void moduleCallsOfTheDialect() {
        String path = "/api/v1/switcher-core/device/";

        var linked = Product.post(path + "cable_diag/" + dlinkId, Map.of("interface", "1/4"));
        Product.post(path + "ctrl_port_state/" + dlinkId, Map.of("interface", "1/4", "state", "disable"));
        var cable = Product.post(path + "cable_diag/" + dlinkId, Map.of("interface", "1/4"));
        Product.post(path + "ctrl_port_state/" + dlinkId, Map.of("interface", "1/4", "state", "enable"));
        var bad = Product.post(path + "ctrl_port_speed/" + dlinkId, Map.of("interface", "1/4", "speed", "autoX"));
        var unknown = Product.post(path + "ctrl_weather/" + dlinkId, Map.of());
        var nowhere = Product.post(path + "ctrl_port_state/" + dlinkId, Map.of("interface", "1/99", "state", "enable"));
        var description = Product.put(
                "/api/v1/component/switches_control/interface/" + dlinkId + "/5", Map.of("description", "flat 5"));

        assertThat(linked.body())
                .as("a test would break the link")
                .contains("\"statusCode\":409", "the port has a link");
        assertThat(Product.json(cable).at("/data/0/pairs/0/length").asInt())
                .as(cable.body())
                .isPositive();
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("VALIDATION_ERROR", "speed");
        assertThat(unknown.body()).contains("module not supported");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(description.statusCode()).as(description.body()).isEqualTo(200);
        assertThat(dlink.ports().get(4).alias()).isEqualTo("flat 5");
    }

    @Test
    @DisplayName("DEV-18 without a write community the reason is said before anything is sent")
    void withoutWriteAccessItSaysWhy() {
        long port = port(readOnlyId, "1/6").path("id").asLong();

        var refused = Product.post(
                "/rest/v1/device-actions",
                Map.of("kind", "port-state", "interfaceId", port, "arguments", Map.of("state", "disable")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("problem:no-write-access", "write access is not configured");
        assertThat(json("/rest/v1/interfaces/" + port + "/actions").toString())
                .contains("write access is not configured");
    }

    @Test
    @DisplayName("DEV-17 the same is done to all ONUs of a PON port, one after the other, and can be stopped")
    void manyAtOnceWithProgressAndStop() {
        JsonNode any = onu(1);
        JsonNode pon =
                json("/rest/v1/devices/" + oltId + "/interfaces?limit=100").path("items");
        long ponId = 0;
        for (JsonNode port : pon) {
            if (port.path("bindKey").asText().equals(any.path("parentKey").asText())) {
                ponId = port.path("id").asLong();
            }
        }

        var asked = Product.post(
                "/rest/v1/device-action-batches",
                Map.of(
                        "kind",
                        "uni-state",
                        "onusOfInterfaceId",
                        ponId,
                        "arguments",
                        Map.of("num", "1", "state", "disable")));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String batch = "/rest/v1/device-action-batches/"
                + Product.json(asked).path("id").asLong();
        var stopped = Product.post(batch + "/stop", Map.of());

        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode states = json(batch).path("states");
            assertThat(states.has("WAITING") || states.has("RUNNING")).isFalse();
        });
        assertThat(json(batch).path("total").asLong()).isGreaterThan(1);
    }

    @Test
    @DisplayName("DEV-17 a port is switched off from its page, and the page shows the new state by itself")
    void aPortIsSwitchedOffFromItsPage() throws InterruptedException {
        long port = port(dlinkId, "1/3").path("id").asLong();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/action/act?interface=" + port));

            page.click("button:has-text('Enable or disable port')");
            assertThat(page.locator("#act\\:fields .ui-selectonemenu")).hasCount(1);
            page.locator("#act\\:fields .ui-selectonemenu").click();
            page.locator(".ui-selectonemenu-panel:visible li:has-text('disable')")
                    .click();
            page.click("#act\\:go");
            page.click(".ui-confirmdialog-yes");
            assertThat(page.locator("#runs\\:list")).containsText("Set to: disable", PATIENT);
            Chromium.picture(page, "action-port");
            page.navigate(Product.url("/ui/action/actions"));
            assertThat(page.locator("#list\\:rows_data")).containsText("1/3", PATIENT);
            Chromium.picture(page, "actions");
            Page ukrainian = chromium.page(1400, "uk", false);
            Chromium.signIn(ukrainian);
            ukrainian.navigate(Product.url("/ui/action/act?device=" + dlinkId));
            assertThat(ukrainian.locator("#act\\:choice")).containsText("Розташування", PATIENT);
            Chromium.picture(ukrainian, "action-device-uk");
        }
        assertThat(dlink.ports().get(2).enabled()).isFalse();
        await().atMost(90, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        port(dlinkId, "1/3").path("adminState").asText())
                .isEqualTo("Disabled"));
    }

    @Test
    @DisplayName("DEV-11 DEV-17 what a cable test found stands in the log of all actions and in that of its port")
    void whatATestFoundStandsInTheLogs() {
        long port = port(dlinkId, "1/7").path("id").asLong();
        awaited(Product.post("/rest/v1/device-actions", portState(port, "disable")));
        JsonNode tested =
                awaited(Product.post("/rest/v1/device-actions", Map.of("kind", "cable-test", "interfaceId", port)));

        assertThat(tested.path("state").asText()).as(tested.toString()).isEqualTo("DONE");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/action/actions"));
            assertThat(page.locator("#list\\:rows_data tr:has-text('1/7') .dc-said")
                            .first())
                    .isVisible();
            page.navigate(Product.url("/ui/action/act?interface=" + port));
            assertThat(page.locator("#runs\\:list .dc-said").first()).isVisible();
        }
        awaited(Product.post("/rest/v1/device-actions", portState(port, "enable")));
    }

    @Test
    @DisplayName("row 20 DEV-17 an ONU's page has a button for each thing that can be done to it")
    void whatCanBeDoneToAnOnuIsOnItsPage() {
        long onu = onu(2).path("id").asLong();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/onu/onu?id=" + onu));
            assertThat(page.locator("#facts\\:offers")).containsText("Enable or disable ONU");
            Chromium.picture(page, "onu-offers");

            page.locator("#facts\\:offers a:has-text('Reboot ONU'), #facts\\:offers button:has-text('Reboot ONU')")
                    .click();
            page.waitForURL("**/ui/action/act?*action=onu-reboot*");
            assertThat(page.locator("#act\\:fields h2")).hasText("Reboot ONU");
        }
    }

    private static Map<String, Object> portState(long port, String state) {
        return Map.of("kind", "port-state", "interfaceId", port, "arguments", Map.of("state", state));
    }

    @Test
    @DisplayName("DEV-17 an unknown action, an unknown interface and a missing argument are refused in words")
    void whatCannotBeMeantIsRefused() {
        long port = port(dlinkId, "1/8").path("id").asLong();

        var unknown = Product.post("/rest/v1/device-actions", Map.of("kind", "explode", "interfaceId", port));
        var missing = Product.post("/rest/v1/device-actions", Map.of("kind", "port-state", "interfaceId", port));
        JsonNode done = awaited(Product.post(
                "/rest/v1/device-actions",
                Map.of("kind", "port-speed", "interfaceId", port, "arguments", Map.of("speed", "100-Full"))));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("state: is required");
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/before/adminMode").asText()).isEqualTo("auto");
        assertThat(done.at("/after/adminMode").asText()).isEqualTo("100-Full");
    }
}
