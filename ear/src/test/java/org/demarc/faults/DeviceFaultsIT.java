package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Faults;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Devices that do not behave, polled by the running product: each costs itself its reading and nobody else anything. */
class DeviceFaultsIT {

    private static final String SOUND = "sw-generic-1";
    private static final String LATE = "sw-generic-2";
    private static final String GARBAGE = "sw-generic-3";
    private static final String LOOPING = "sw-generic-4";
    private static final List<String> ALL = List.of(SOUND, LATE, GARBAGE, LOOPING);

    private static final Isp ISP = Isp.start(Isp.Options.defaults().withSubscribers(50));
    private static final Map<String, Long> ID_BY_NAME = new HashMap<>();

    @BeforeAll
    static void addDevices() throws SQLException {
        for (Isp.Device device : ISP.devices()) {
            if (ALL.contains(device.name())) {
                ID_BY_NAME.put(device.name(), add(device));
            }
        }
        ALL.forEach(
                name -> assertThat(read(name).path("outcome").asText()).as(name).isEqualTo("ANSWERED"));
    }

    @AfterAll
    static void stop() throws SQLException {
        try (Connection connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from device where name like 'faults-it-%'");
        }
        ISP.close();
    }

    @Test
    void devicesThatAnswerGarbageOrLateOrInALoopAreToldAndHurtNobody() {
        ISP.suffer(LATE, Faults.NONE.withDelayMs(700));
        ISP.suffer(GARBAGE, Faults.of(Faults.Kind.GARBAGE));
        ISP.suffer(LOOPING, Faults.of(Faults.Kind.LOOPING));
        long portsBefore = ports(LOOPING);

        ALL.forEach(DeviceFaultsIT::ask);

        assertThat(awaited(SOUND).path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(awaited(SOUND).path("lateMs").asLong())
                .as("a wake-up that is lost costs half a minute")
                .isLessThan(20_000);
        assertThat(awaited(LATE).path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(awaited(GARBAGE).path("outcome").asText()).isEqualTo("GARBLED");
        awaited(LOOPING);
        assertThat(device(LOOPING).path("problem").asText()).contains("do not increase");
        assertThat(ports(LOOPING)).as("a loop lets nothing disappear").isEqualTo(portsBefore);

        ALL.forEach(name -> ISP.suffer(name, Faults.NONE));
        ALL.forEach(
                name -> assertThat(read(name).path("outcome").asText()).as(name).isEqualTo("ANSWERED"));
        assertThat(device(LOOPING).path("problem").asText()).isEmpty();
    }

    private static JsonNode read(String name) {
        ask(name);
        return awaited(name);
    }

    private static void ask(String name) {
        var asked = Product.post("/rest/v1/devices/" + ID_BY_NAME.get(name) + "/poll", Map.of("readings", List.of()));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    }

    private static JsonNode awaited(String name) {
        String path = "/rest/v1/devices/" + ID_BY_NAME.get(name) + "/poll";
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        Product.json(Product.get(path)).path("phase").asText().equals("IDLE"));
        return Product.json(Product.get(path));
    }

    private static JsonNode device(String name) {
        return Product.json(Product.get("/rest/v1/devices/" + ID_BY_NAME.get(name)));
    }

    private static long ports(String name) {
        return Product.json(Product.get("/rest/v1/devices/" + ID_BY_NAME.get(name) + "/interfaces?limit=1"))
                .path("total")
                .asLong();
    }

    private static long add(Isp.Device device) throws SQLException {
        try (Connection connection = Product.stand().database().connect();
                var insert = connection.prepareStatement(
                        "insert into device (name, address, snmp_port) values (?, ?::inet, ?) returning id")) {
            insert.setString(1, "faults-it-" + device.name());
            insert.setString(2, device.address());
            insert.setInt(3, ISP.snmpPort());
            var row = insert.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
