package org.demarc.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.demarc.lab.isp.Isp;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The simulated ISP's devices in the inventory of the running product: from the timer to the rows and the figures. */
class PollIT {

    private static final Isp ISP = Isp.start(Isp.Options.defaults());

    @BeforeAll
    static void addDevices() throws SQLException {
        for (Isp.Device device : ISP.devices()) {
            try (Connection connection = Product.stand().database().connect();
                    var insert = connection.prepareStatement(
                            "insert into device (name, address, snmp_port) values (?, ?::inet, ?)")) {
                insert.setString(1, "poll-it-" + device.name());
                insert.setString(2, device.address());
                insert.setInt(3, ISP.snmpPort());
                insert.executeUpdate();
            }
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        try (Connection connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from device where name like 'poll-it-%'");
        }
        ISP.close();
    }

    @Test
    @DisplayName("ENG-36 every device is read by itself, and the figures tell the stages of a poll apart")
    void everyDeviceOfTheIspIsRecognisedAndReadByItself() {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                        number("select count(*) from device where name like 'poll-it-%' and status = 'Up'"))
                .isEqualTo(ISP.devices().size()));

        assertThat(number("select count(*) from interface where type = 'ONU'")).isGreaterThanOrEqualTo(1280);
        assertThat(number("select count(*) from onu_signal_sample")).isGreaterThan(900);
        for (Isp.Device device : ISP.devices()) {
            assertThat(text("select profile from device where name = 'poll-it-" + device.name() + "'"))
                    .isEqualTo(device.profile());
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(Product.get("/metrics").body())
                        .contains("demarc_snmp_responses_total", "demarc_poll_outcomes_total{outcome=\"answered\"}")
                        .contains("demarc_snmp_given_back_total", "demarc_snmp_held_up")
                        .contains(Stream.of("late", "wait", "decode", "compare", "write")
                                .map(stage -> "demarc_poll_stage_seconds_count{stage=\"" + stage + "\"}")
                                .toList())
                        .contains("\nont_status{device_ip=", "\niface_stat_in_octets{device_ip=")
                        .contains("\ndevice_interface_speed{device_ip=")
                        .containsPattern("\ndemarc_device_up\\{[^\n]*device_name=\"poll-it-olt-bdcom-1\"} 1.0\n")
                        .endsWith("\n"));
    }

    @Test
    void aDeviceThatIsNotPolledIsReadWhenSomebodyWantsItThoughTheWakeUpWasLost() throws SQLException {
        long id = number("select id from device where name = 'poll-it-sw-generic-2'");
        Product.put("/rest/v1/devices/" + id + "/polling", Map.of("enabled", false));

        try (Connection connection = Product.stand().database().connect();
                var lost = connection.prepareStatement(
                        "insert into device_poll as p (device_id, requested_at) values (?, now())"
                                + " on conflict (device_id) do update set requested_at = now(), requested = '{}',"
                                + " due_at = least(p.due_at, now())")) {
            lost.setLong(1, id);
            lost.executeUpdate();
        }

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode poll = Product.json(Product.get("/rest/v1/devices/" + id + "/poll"));
            assertThat(poll.path("phase").asText()).isEqualTo("IDLE");
            assertThat(poll.path("outcome").asText()).isEqualTo("ANSWERED");
        });
    }

    @Test
    void aDeviceIsReadNowWhenSomebodyWantsIt() {
        long id = number("select id from device where name = 'poll-it-sw-generic-1'");

        var asked = Product.post("/rest/v1/devices/" + id + "/poll", Map.of("readings", List.of("fdb")));

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode poll = Product.json(Product.get("/rest/v1/devices/" + id + "/poll"));
            assertThat(poll.path("phase").asText()).isEqualTo("IDLE");
            assertThat(poll.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(poll.path("readings")).isNotEmpty();
        });
    }

    @Test
    void everythingIsReadWhereNoReadingIsNamed() {
        String path =
                "/rest/v1/devices/" + number("select id from device where name = 'poll-it-sw-generic-1'") + "/poll";

        var emptyBody = Product.post(path, Map.of());
        var noBody = Product.send(HttpRequest.newBuilder(URI.create(Product.url(path)))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(emptyBody.statusCode()).as(emptyBody.body()).isEqualTo(202);
        assertThat(noBody.statusCode()).as(noBody.body()).isEqualTo(202);
    }

    @Test
    @DisplayName("row 55: poll now asks a whole device by every way, and the log of calls says who had it asked")
    void aWholeDeviceIsAskedByEveryWayAndTheLogSaysWhoAsked() throws SQLException {
        long id = number("select id from device where name = 'poll-it-sw-generic-1'");
        String log = "/rest/v1/pollers/log?device=" + id;
        boolean sendsIcmp = Product.post("/rest/v1/diagnostic/ping", "{\"target\":\"127.0.0.1\"}")
                        .statusCode()
                == 200;
        String pings = log + "&kind=PING&asked=KEY&by=ADM";
        int before = Product.json(Product.get(pings)).path("total").asInt();

        Product.post("/rest/v1/devices/" + id + "/poll", Map.of());

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode calls = Product.json(Product.get(pings));
            assertThat(calls.path("total").asInt()).isEqualTo(before + 1);
            assertThat(calls.at("/items/0/outcome").asText()).isEqualTo(sendsIcmp ? "ANSWERED" : "SKIPPED");
        });
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        Product.get(log + "&kind=POLL&asked=KEY").body())
                .contains("\"askedBy\":\"admin\"", "interface-counters"));
        assertThat(Product.get(log + "&asked=SCHEDULE").body()).doesNotContain("\"askedBy\":\"admin\"");
        assertThat(Product.get(log + "&asked=NOBODY").statusCode()).isEqualTo(404);
        assertThat(Product.get("/openapi").body()).contains("askedBy");
        try (Connection connection = Product.stand().database().connect();
                var asked = connection.createStatement()) {
            asked.execute("insert into device_poll_way (device_id, way) values (" + id + ", 'API')");
            JsonNode poll = Product.json(Product.get("/rest/v1/devices/" + id + "/poll"));
            assertThat(poll.at("/ways/0").asText()).isEqualTo("API");
            assertThat(poll.path("phase").asText()).isNotEqualTo("IDLE");
            asked.execute("delete from device_poll_way where device_id = " + id);
        }
    }

    @Test
    void whatCannotBeReadIsRefusedInWords() {
        long id = number("select id from device where name = 'poll-it-sw-generic-1'");

        var unknownReading = Product.post("/rest/v1/devices/" + id + "/poll", Map.of("readings", List.of("weather")));
        var unknownDevice = Product.get("/rest/v1/devices/999999999/poll");

        assertThat(unknownReading.statusCode()).isEqualTo(422);
        assertThat(unknownReading.body()).contains("weather");
        assertThat(unknownDevice.statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("issue 4.2 readings: what devices tell beside ports is listed, searched and has a history")
    void whatDevicesTellIsListed() {
        long id = number("select id from device where name = 'poll-it-sw-dlink-1'");
        String path = "/rest/v1/devices/" + id + "/readings";
        Product.post("/rest/v1/devices/" + id + "/poll", Map.of("readings", List.of("neighbours", "sys_resources")));

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> assertThat(Product.get(path).body()).contains("neighbours", "vlan-list", "resources"));

        JsonNode neighbour = Product.json(Product.get(path + "/neighbours")).at("/items/0");
        assertThat(neighbour.at("/values/systemName").asText()).isEqualTo("sw-generic-1");
        assertThat(neighbour.path("port").asText()).isNotEmpty();
        assertThat(Product.json(Product.get(path + "/vlan-list?q=access&sort=-vlan&limit=5"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        JsonNode resources =
                Product.json(Product.get(path + "/resources?sort=key")).path("items");
        JsonNode measured = resources.get(0);
        String measure = measured.path("values").fieldNames().next();
        assertThat(Product.json(Product.get("/rest/v1/readings/"
                                + measured.path("id").asLong() + "/history?hours=24&measure=" + measure))
                        .path("points"))
                .isNotEmpty();
        assertThat(Product.get("/rest/v1/interfaces/"
                                + neighbour.path("interfaceId").asLong() + "/readings")
                        .body())
                .contains("neighbours");
        assertThat(Product.get("/rest/v1/interfaces/"
                                + neighbour.path("interfaceId").asLong() + "/rates")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Product.get(path + "/weather").statusCode()).isEqualTo(422);
        assertThat(Product.get(path + "/arp?sort=nonsense").statusCode()).isEqualTo(422);
        assertThat(Product.get("/rest/v1/readings/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("ENG-36 devices.md 14 pollers: log, lateness, rules")
    void pollersAreShownAndRuled() {
        long id = number("select id from device where name = 'poll-it-sw-generic-1'");

        JsonNode all = Product.json(Product.get("/rest/v1/pollers"));
        assertThat(all.findValuesAsText("poller"))
                .contains(
                        "system",
                        "sys_resources",
                        "interfaces_list",
                        "interfaces_status",
                        "counters",
                        "fdb_table",
                        "ont_ident",
                        "optical_strength",
                        "sfp_optical_strength",
                        "arp_table",
                        "bgp_sessions",
                        "sensors_data");
        assertThat(all.findValuesAsText("defaultIntervalS")).startsWith("300", "120", "1800", "120", "120", "600");
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        Product.get("/rest/v1/pollers/log?device=" + id).body())
                .contains("ANSWERED", "interface-counters"));
        var put =
                Product.put("/rest/v1/pollers/rules", Map.of("poller", "arp_table", "deviceId", id, "enabled", false));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(Product.get("/rest/v1/pollers/rules").body()).contains("\"deviceId\":" + id);
        assertThat(Product.put("/rest/v1/pollers/rules", Map.of("poller", "weather", "enabled", false))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Product.put("/rest/v1/pollers/rules", Map.of("poller", "arp_table", "deviceId", id))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Product.delete("/rest/v1/pollers/rules?poller=arp_table&device=" + id)
                        .body())
                .doesNotContain("\"deviceId\":" + id);
    }

    @Test
    @DisplayName("issue 4.1 device:try shows what a profile reads from a live device")
    void aProfileIsTriedOnALiveDevice() {
        Isp.Device device = ISP.devices().stream()
                .filter(one -> one.name().equals("sw-generic-1"))
                .findFirst()
                .orElseThrow();
        String yaml = """
                profile: tried-switch
                name: Tried
                vendor: Acme
                type: SWITCH
                uses: [if-mib]
                readings:
                  pvid:
                    - index: row
                      columns:
                        vlan: { oid: 1.3.6.1.2.1.17.7.1.4.5.1.1, type: number }
                """;

        var tried = Product.post(
                "/rest/v1/devices/try",
                Map.of("address", device.address(), "port", ISP.snmpPort(), "community", "public", "yaml", yaml));
        var bad = Product.post(
                "/rest/v1/devices/try",
                Map.of("address", device.address(), "port", ISP.snmpPort(), "yaml", "profile: x\nnonsense: 1"));
        var shipped = Product.post(
                "/rest/v1/devices/try",
                Map.of(
                        "address", device.address(),
                        "port", ISP.snmpPort(),
                        "community", "public",
                        "readings", List.of("neighbours")));

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        JsonNode result = Product.json(tried);
        assertThat(result.path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(result.path("profile").asText()).isEqualTo("tried-switch");
        assertThat(result.path("readings").findValuesAsText("reading")).contains("interfaces", "pvid");
        assertThat(result.toString()).contains("GigabitEthernet0/1");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("nonsense");
        assertThat(shipped.body()).contains("mt-core-1", "generic-switch");
    }

    private static long number(String query) {
        return Long.parseLong(text(query));
    }

    private static String text(String query) {
        try (Connection connection = Product.stand().database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "0";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
