package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows that Ubilling was seen to make of the same recordings (fixtures/snmprec/made, README-ubilling.md). */
class UbillingRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    @Test
    @DisplayName("polling-ubilling.md 8.1: 64 ONUs of a BDCOM with their MACs, levels, distances and hosts")
    void onusOfABdcomAreTheSame() throws IOException {
        JsonNode expected = expected("oltbdcom");
        Decoded decoded = decode("oltbdcom", "bdcom-p3310");

        assertThat(Objects.requireNonNull(decoded.system()).uptimeTicks())
                .isEqualTo(expected.path("uptimeTicks").asLong());
        Map<Long, InterfaceRow> lines = new HashMap<>();
        decoded.interfaces().forEach(line -> lines.put(Objects.requireNonNull(line.ifIndex()), line));
        Map<String, OnuSignalRow> signals = new HashMap<>();
        decoded.onuSignals().forEach(row -> signals.put(row.bindKey(), row));
        Map<String, OnuRow> onus = new HashMap<>();
        decoded.onus().forEach(row -> onus.put(row.bindKey(), row));
        List<LookedRow> resources = decoded.more().getOrDefault(Reading.RESOURCES, List.of());
        assertThat(resources).anySatisfy(row -> assertThat(row.values())
                .containsEntry("cpuPercent", expected.path("cpuPercent").asLong()));
        assertThat(resources).anySatisfy(row -> assertThat(row.values())
                .containsEntry("temperatureC", expected.path("temperatureC").asLong()));
        assertThat(expected.path("onus")).hasSize(64);
        for (JsonNode onu : expected.path("onus")) {
            InterfaceRow line =
                    Objects.requireNonNull(lines.get(onu.path("ifIndex").asLong()));
            assertThat(line.port()).isEqualTo(onu.path("pon").asInt());
            assertThat(line.onu()).isEqualTo(onu.path("onu").asInt());
            assertThat(Objects.requireNonNull(Objects.requireNonNull(onus.get(line.bindKey()))
                                    .ident())
                            .value())
                    .isEqualTo(upper(onu.path("mac")));
            OnuSignalRow signal = Objects.requireNonNull(signals.get(line.bindKey()));
            if (onu.path("online").asBoolean()) {
                assertThat(signal.rxDbm()).isCloseTo(onu.path("rxDbm").asDouble(), within(0.006));
            } else {
                assertThat(signal.rxDbm()).as(line.name()).isNull();
            }
            assertThat(signal.distanceM()).isEqualTo(onu.path("distanceM").asInt());
            Set<String> hosts = new TreeSet<>();
            onu.path("fdb").forEach(host -> hosts.add(upper(host.path("mac")) + " " + host.path("vlan")));
            assertThat(hosts(decoded, line.bindKey())).isEqualTo(hosts);
        }
    }

    @Test
    @DisplayName("polling-ubilling.md 5: ports, counters, last cable test and hosts of a D-Link")
    void portsOfADlinkAreTheSame() throws IOException {
        JsonNode expected = expected("swdes3200");
        Decoded decoded = decode("swdes3200", "dlink-des3200");

        SystemRow system = Objects.requireNonNull(decoded.system());
        assertThat(system.uptimeTicks()).isEqualTo(expected.path("uptimeTicks").asLong());
        Map<String, InterfaceStatusRow> states = new HashMap<>();
        decoded.statuses().forEach(row -> states.put(row.bindKey(), row));
        Map<String, CounterRow> counters = new HashMap<>();
        decoded.counters().forEach(row -> counters.put(row.bindKey(), row));
        for (JsonNode port : expected.path("ports")) {
            String key = port.path("port").asText();
            assertThat(Objects.requireNonNull(states.get(key)).status().equals("Up"))
                    .as("port " + key)
                    .isEqualTo(port.path("up").asBoolean());
            CounterRow row = Objects.requireNonNull(counters.get(key));
            assertThat(row.inOctets()).isEqualTo(port.path("inOctets").asLong());
            assertThat(row.outOctets()).isEqualTo(port.path("outOctets").asLong());
            assertThat(row.inErrors()).isEqualTo(port.path("inErrors").asLong());
            assertThat(row.outErrors()).isEqualTo(port.path("outErrors").asLong());
            assertThat(decoded.interfaces().stream()
                            .filter(line -> line.bindKey().equals(key))
                            .map(InterfaceRow::description))
                    .containsExactly(port.path("description").asText());
            cable(decoded, key, port.path("cable"));
        }
        for (JsonNode host : expected.path("fdb")) {
            assertThat(hosts(decoded, host.path("port").asText()))
                    .contains(upper(host.path("mac")) + " " + host.path("vlan").asInt());
        }
    }

    private static void cable(Decoded decoded, String port, JsonNode expected) {
        LookedRow row = decoded.more().getOrDefault(Reading.CABLE, List.of()).stream()
                .filter(one -> port.equals(one.bindKey()))
                .findFirst()
                .orElseThrow();
        for (int pair = 1; pair <= expected.path("pairLengthM").size(); pair++) {
            assertThat(row.values())
                    .containsEntry(
                            "pair" + pair + "M",
                            expected.path("pairLengthM").get(pair - 1).asLong());
        }
    }

    @Test
    @DisplayName("polling-ubilling.md 13: ten stations of a MikroTik with both levels, the SSID and the frequency")
    void stationsOfAMikrotikAreTheSame() throws IOException {
        JsonNode expected = expected("apmikrotik");
        Decoded decoded = decode("apmikrotik", "mikrotik-routeros");

        List<LookedRow> rows = decoded.more().getOrDefault(Reading.STATIONS, List.of());
        assertThat(rows).hasSize(expected.path("stations").size());
        for (JsonNode station : expected.path("stations")) {
            assertThat(rows).anySatisfy(row -> {
                assertThat(row.mac()).isEqualTo(upper(station.path("mac")));
                assertThat(row.values())
                        .containsEntry("rxDbm", station.path("rxDbm").asLong())
                        .containsEntry("txDbm", station.path("txDbm").asLong())
                        .containsEntry("ssid", expected.path("ssid").asText())
                        .containsEntry(
                                "frequencyMhz", expected.path("frequencyMHz").asLong());
            });
        }
    }

    @Test
    @DisplayName("polling-ubilling.md 13: stations of two radios tell each its own")
    void stationsOfTwoRadiosTellEachItsOwn() {
        Recording recording = Recording.ofResource("/device-profiles/mikrotik/two-radios.snmprec");

        List<LookedRow> rows = recording
                .decode(CATALOG.profile("mikrotik-routeros"), EnumSet.of(Reading.STATIONS))
                .more()
                .getOrDefault(Reading.STATIONS, List.of());

        assertThat(rows)
                .extracting(row -> row.mac() + " " + row.values().get("ssid"))
                .containsExactly("02:00:00:11:00:01 street-one", "02:00:00:11:00:02 street-two");
    }

    private static Set<String> hosts(Decoded decoded, String bindKey) {
        Set<String> hosts = new TreeSet<>();
        decoded.fdb().stream()
                .filter(row -> bindKey.equals(row.bindKey()))
                .forEach(row -> hosts.add(row.mac() + " " + row.vlan()));
        return hosts;
    }

    private static String upper(JsonNode mac) {
        return mac.asText().toUpperCase(Locale.ROOT);
    }

    private static JsonNode expected(String name) throws IOException {
        return JSON.readTree(
                Recording.fixture("snmprec/made/" + name + ".expected.json").toFile());
    }

    /** By the profile that Ubilling was told to use. */
    private static Decoded decode(String name, String profile) {
        return Recording.ofFixture(Recording.fixture("snmprec/made/" + name + ".snmprec"))
                .decode(CATALOG.profile(profile), EnumSet.allOf(Reading.class));
    }
}
