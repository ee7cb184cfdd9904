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
import org.demarc.lab.isp.Isp;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
        assertThat(Product.get("/metrics").body())
                .contains("demarc_snmp_responses_total", "demarc_poll_outcomes_total{outcome=\"answered\"}")
                .contains(
                        "\nont_status{device_ip=",
                        "\niface_stat_in_octets{device_ip=",
                        "\ndevice_interface_speed{device_ip=")
                .containsPattern(
                        "\ndemarc_device_up\\{device_ip=\"[0-9.]+\",device_name=\"poll-it-olt-bdcom-1\",.*} 1.0\n")
                .endsWith("\n");
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
    void whatCannotBeReadIsRefusedInWords() {
        long id = number("select id from device where name = 'poll-it-sw-generic-1'");

        var unknownReading = Product.post("/rest/v1/devices/" + id + "/poll", Map.of("readings", List.of("weather")));
        var unknownDevice = Product.get("/rest/v1/devices/999999999/poll");

        assertThat(unknownReading.statusCode()).isEqualTo(422);
        assertThat(unknownReading.body()).contains("weather");
        assertThat(unknownDevice.statusCode()).isEqualTo(404);
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
