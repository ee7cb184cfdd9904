package org.demarc.event;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.device.DownReason;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.stand.Chromium;
import org.demarc.stand.Product;
import org.demarc.stand.QuickRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A fibre is cut and a switch dies in the lab: events in the API, in the dialect and on the pages. */
class EventsBrowserIT {

    private static final SnmpAgent AGENT = SnmpAgent.start(0);
    private static final Duration LONG = Duration.ofMinutes(4);

    private static final List<QuickRule> RULES = new ArrayList<>();

    private static LabDevice olt = build("olt-huawei");
    private static LabDevice dlink = build("sw-dlink");
    private static long oltId;
    private static long dlinkId;

    private static LabDevice build(String name) {
        return Isp.first(43, name);
    }

    @BeforeAll
    static void addDevices() {
        oltId = add("events-olt", "127.41.9.1", olt);
        dlinkId = add("events-dlink", "127.41.9.2", dlink);
        poll(oltId);
        poll(dlinkId);
        await().atMost(LONG)
                .until(() -> json("/rest/v1/onus?device=" + oltId + "&status=Online&limit=1")
                                        .path("total")
                                        .asLong()
                                > 4
                        && json("/rest/v1/devices/" + dlinkId)
                                .path("status")
                                .asText()
                                .equals("Up"));
        RULES.add(QuickRule.of("pon_port_lost"));
        RULES.add(QuickRule.of("pinger_host_down"));
    }

    private static long add(String name, String address, LabDevice device) {
        AGENT.bind(address, new SnmpDevice(name, device.mib(), Manners.OPEN));
        var added = Product.post(
                "/rest/v1/devices",
                Map.of("name", name, "address", address, "snmpPort", AGENT.port(), "community", "public"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static long ruleId(String name) {
        return json("/rest/v1/event-rules?limit=100&q=" + name)
                .path("items")
                .path(0)
                .path("id")
                .asLong();
    }

    private static void poll(long device) {
        Product.post("/rest/v1/devices/" + device + "/poll", Map.of());
    }

    @AfterAll
    static void close() {
        RULES.forEach(QuickRule::close);
        Product.delete("/rest/v1/devices/" + oltId);
        Product.delete("/rest/v1/devices/" + dlinkId);
        AGENT.close();
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }

    private static JsonNode events(long device, String name, boolean open) {
        return json("/rest/v1/events?device=" + device + "&name=" + name + "&open=" + open)
                .path("items");
    }

    @Test
    @DisplayName(
            "rows 31, 40: a cut fibre and a dead switch are one event each, taken and resolved on the page, over by themselves")
    void aCutFibreAndADeadSwitch() throws InterruptedException {
        int pon = olt.onus().get(0).make().pon();
        List<Onu> behind =
                olt.onus().stream().filter(onu -> onu.make().pon() == pon).toList();
        AGENT.unbind("127.41.9.2");
        behind.forEach(onu -> onu.life().fail(DownReason.FIBRE_CUT, System.currentTimeMillis()));
        poll(oltId);
        poll(dlinkId);

        await().atMost(LONG).untilAsserted(() -> assertThat(events(oltId, "pon_port_lost", true))
                .hasSize(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(events(dlinkId, "pinger_host_down", true))
                .hasSize(1));
        JsonNode lost = events(oltId, "pon_port_lost", true).path(0);
        JsonNode down = events(dlinkId, "pinger_host_down", true).path(0);

        assertThat(lost.path("cause").asText()).isEqualTo("fibre");
        assertThat(lost.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(down.path("text").asText()).startsWith("the device does not answer");
        JsonNode dialect = Product.json(Product.get("/api/v1/component/events?not_resolved=1&device_id=" + dlinkId))
                .path("data")
                .path(0);
        assertThat(dialect.path("name").asText()).isEqualTo("pinger_host_down");
        assertThat(dialect.path("severity").asText()).isEqualTo("critical");
        assertThat(dialect.at("/device/ip").asText()).isEqualTo("127.41.9.2");
        assertThat(dialect.path("resolved_at").isNull()).isTrue();
        assertThat(dialect.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(Product.put("/api/v1/component/events/resolve", Map.of("ids", List.of()))
                        .statusCode())
                .isEqualTo(422);

        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/event/events?device=" + oltId));
            assertThat(page.locator("#list\\:rows_data")).containsText("PON port lost");
            Chromium.picture(page, "events");
            page.locator("#list\\:rows_data tr")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("PON port lost"))
                    .locator(".ui-chkbox-box")
                    .click();
            page.click("#list\\:acknowledge");
            assertThat(page.locator("#list\\:rows_data")).containsText("taken by admin");
            assertThat(page.locator("body[data-live-state=open]")).hasCount(1);
            Product.post(
                    "/rest/v1/events/resolve",
                    Map.of("ids", List.of(lost.path("id").asLong())));
            assertThat(page.locator("#list\\:rows_data")).not().containsText("PON port lost");
            page.navigate(Product.url("/ui/event/event?id=" + lost.path("id").asLong()));
            assertThat(page.locator("#event\\:facts")).containsText("fibre");
            Chromium.picture(page, "event");
            page.navigate(Product.url("/ui/event/rules"));
            assertThat(page.locator("#list\\:rows_data")).containsText("pinger_host_down");
            Chromium.picture(page, "event-rules");
            Page ukrainian = chromium.page(390, "uk", true);
            Chromium.signIn(ukrainian);
            ukrainian.navigate(Product.url("/ui/event/events?device=" + dlinkId));
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("Пристрій не відповідає");
            Chromium.picture(ukrainian, "events-uk");
            ukrainian.navigate(Product.url("/ui/event/rules"));
            assertThat(ukrainian.locator("#list\\:rows_data")).containsText("критична");
            Chromium.picture(ukrainian, "event-rules-uk");
        }

        AGENT.bind("127.41.9.2", new SnmpDevice("events-dlink", dlink.mib(), Manners.OPEN));
        behind.forEach(onu -> onu.life().restore(System.currentTimeMillis()));
        poll(oltId);
        poll(dlinkId);
        await().atMost(LONG).untilAsserted(() -> assertThat(events(oltId, "pon_port_lost", true))
                .isEmpty());
        await().atMost(LONG).untilAsserted(() -> assertThat(events(dlinkId, "pinger_host_down", false)
                        .path(0)
                        .path("resolvedBy")
                        .asText())
                .isEqualTo("system"));
    }

    @Test
    @DisplayName("rows 40, 21: rules of events and of pollers are about devices and models that are chosen by name")
    void devicesAndModelsAreChosenByName() {
        long group = Product.json(Product.post("/rest/v1/device-groups", Map.of("name", "events-others")))
                .path("id")
                .asLong();
        Product.post(
                "/rest/v1/users",
                Map.of(
                        "login",
                        "events-limited",
                        "name",
                        "Limited",
                        "roleId",
                        -2,
                        "language",
                        "uk",
                        "password",
                        "Events-Limited-7",
                        "deviceGroupIds",
                        List.of(group)));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.signedIn();
            page.navigate(Product.url("/ui/event/rules"));
            page.locator("#list button:has-text('Add a rule')").click();
            Chromium.dialog(page, "#edit\\:name");
            page.fill("#edit\\:name", "it_named");
            Chromium.pick(page, "#edit\\:measure", "light that the ONU receives");
            page.fill("#edit\\:threshold", "99");
            page.locator("#edit\\:device_input").pressSequentially("events-ol");
            page.locator("#edit\\:device_panel li:has-text('events-olt')").click();
            Chromium.settled(page);
            page.locator("#edit\\:port_input").pressSequentially("gpon");
            page.locator("#edit\\:port_panel li").first().click();
            Chromium.picture(page, "event-rule-form");
            page.locator("#edit button:has-text('Save')").click();
            assertThat(page.locator("#list\\:rows_data")).containsText("it_named");

            page.navigate(Product.url("/ui/poll/pollers"));
            page.locator("#rules\\:device_input").pressSequentially("events-dl");
            page.locator("#rules\\:device_panel li:has-text('events-dlink')").click();
            page.fill("#rules\\:interval", "77");
            page.click("#rules\\:put");
            assertThat(page.locator("#rules\\:list")).containsText("events-dlink · 127.41.9.2 · #" + dlinkId);
            Chromium.picture(page, "pollers-rules");

            Page limited = chromium.page(390, "uk", false);
            limited.navigate(Product.url("/ui/access/login"));
            limited.fill("#signIn\\:login", "events-limited");
            limited.fill("#signIn\\:password", "Events-Limited-7");
            limited.click("#signIn\\:go");
            limited.waitForURL("**/ui/dashboard/index*");
            limited.navigate(Product.url("/ui/poll/pollers"));
            assertThat(limited.locator("#rules\\:list")).containsText("вам не видно · #" + dlinkId);
            limited.locator("#rules\\:device_input").pressSequentially("events-dl");
            assertThat(limited.locator("#rules\\:device_panel")).containsText("Жоден пристрій не підходить");
            Chromium.picture(limited, "pollers-rules-uk");
        }
        JsonNode scope = json("/rest/v1/event-rules?q=it_named").at("/items/0/scope");
        assertThat(scope.path("deviceId").asLong()).isEqualTo(oltId);
        assertThat(scope.path("interfaceId").asLong()).isPositive();
        Product.delete("/rest/v1/event-rules/" + ruleId("it_named"));
    }

    @Test
    @DisplayName(
            "row 41: rules are validated, changed with their version, and removed unless Demarc brought them along")
    void rulesAreChangedThroughTheApi() {
        var bad = Product.post(
                "/rest/v1/event-rules", Map.of("name", "it_hot", "measure", "weather.rain", "threshold", 1));
        var added = Product.post(
                "/rest/v1/event-rules",
                Map.of("name", "it_hot", "measure", "resources.cpuPercent", "threshold", 99, "clearAt", 90));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long id = Product.json(added).path("id").asLong();
        var stale = Product.put("/rest/v1/event-rules/" + id, Map.of("threshold", 98, "version", 7));
        var changed = Product.put("/rest/v1/event-rules/" + id, Map.of("threshold", 98, "version", 0));
        var builtin = Product.delete("/rest/v1/event-rules/" + ruleId("pinger_host_down"));

        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("no such measure");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(Product.json(changed).path("threshold").asDouble()).isEqualTo(98);
        assertThat(builtin.statusCode()).isEqualTo(409);
        assertThat(Product.delete("/rest/v1/event-rules/" + id).statusCode()).isEqualTo(204);
        assertThat(json("/rest/v1/event-rules/measures").toString()).contains("onu-signal.rxDbm", "cards.status");
        assertThat(Product.get("/rest/v1/audit?limit=100").body()).contains("event-rule:added");
    }
}
