package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.demarc.snmp.control.ReadTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of device modules that were observed elsewhere (fixtures/wildcore/README.md): our readings must say the same. */
class GoldenRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c", "des3200_28"})
    void interfacesHaveTheSameIdsNamesAndTypes(String device) throws IOException {
        Map<String, InterfaceRow> rows = byKey(decode(device).interfaces(), InterfaceRow::bindKey);

        for (JsonNode golden : golden(device, "interfaces_list")) {
            InterfaceRow row = found(rows, golden.path("id").asText());
            assertThat(row.name()).isEqualTo(golden.path("name").asText());
            assertThat(row.type()).isEqualTo(golden.path("type").asText());
            assertThat(row.parentKey()).isEqualTo(textOrNull(golden.path("parent")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c", "des3200_28"})
    void descriptionsAreTheSame(String device) throws IOException {
        Decoded decoded = decode(device);
        Map<String, InterfaceRow> rows = byKey(decoded.interfaces(), InterfaceRow::bindKey);
        decoded.onus().forEach(onu -> rows.put(onu.bindKey(), onu.line()));

        for (JsonNode golden : golden(device, "interface_descriptions")) {
            InterfaceRow row = found(rows, id(golden));
            assertThat(row.description()).isEqualTo(golden.path("description").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c", "des3200_28"})
    void statesOfLinksAreTheSame(String device) throws IOException {
        Map<String, InterfaceStatusRow> rows = byKey(decode(device).statuses(), InterfaceStatusRow::bindKey);

        for (JsonNode golden : golden(device, "link_info")) {
            InterfaceStatusRow row = found(rows, id(golden));
            assertThat(row.status()).isEqualTo(golden.path("oper_status").asText());
            String admin = golden.path("admin_state").asText();
            boolean disabled = row.adminState().equals("Disabled");
            assertThat(row.adminMode().isEmpty() || disabled ? row.adminState() : row.adminMode())
                    .isEqualTo(admin);
            if (!row.linkMode().isEmpty()) {
                assertThat(row.linkMode()).isEqualTo(golden.path("nway_status").asText());
                assertThat(row.addressLearning())
                        .isEqualTo(golden.path("address_learning").asText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "des3200_28"})
    void countersAreTheSame(String device) throws IOException {
        Map<String, CounterRow> rows = byKey(decode(device).counters(), CounterRow::bindKey);

        for (JsonNode golden : golden(device, "interface_counters")) {
            CounterRow row = found(rows, id(golden));
            assertThat(row.inOctets()).isEqualTo(golden.path("in_octets").asLong());
            assertThat(row.outOctets()).isEqualTo(golden.path("out_octets").asLong());
            if (golden.has("in_multicast_pkts")) {
                assertThat(row.inMulticastPackets())
                        .isEqualTo(golden.path("in_multicast_pkts").asLong());
                assertThat(row.outBroadcastPackets())
                        .isEqualTo(golden.path("out_broadcast_pkts").asLong());
            }
        }
    }

    @Test
    void errorsAreTheSame() throws IOException {
        Map<String, CounterRow> rows = byKey(decode("des3200_28").counters(), CounterRow::bindKey);

        for (JsonNode golden : golden("des3200_28", "errors")) {
            CounterRow row = found(rows, id(golden));
            assertThat(row.inErrors()).isEqualTo(golden.path("in_errors").asLong());
            assertThat(row.outErrors()).isEqualTo(golden.path("out_errors").asLong());
            assertThat(row.inDiscards()).isEqualTo(golden.path("in_discards").asLong());
            assertThat(row.outDiscards()).isEqualTo(golden.path("out_discards").asLong());
        }
    }

    @Test
    void theForwardingTableIsTheSameWithoutTheSwitchItself() throws IOException {
        var rows = decode("des3200_28").fdb();

        JsonNode golden = golden("des3200_28", "fdb");
        assertThat(rows).hasSize(golden.size());
        for (JsonNode row : golden) {
            assertThat(rows)
                    .contains(new FdbRow(
                            row.path("mac_address").asText(),
                            row.path("vlan_id").asInt(),
                            id(row),
                            "",
                            row.path("status").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c"})
    void statesOfOnusAreTheSame(String device) throws IOException {
        Map<String, OnuStateRow> rows = byKey(decode(device).onuStates(), OnuStateRow::bindKey);

        for (JsonNode golden : golden(device, "pon_onts_status")) {
            OnuStateRow row = found(rows, id(golden));
            assertThat(row.word()).isEqualTo(golden.path("status").asText());
            assertThat(row.bindStatus()).isEqualTo(golden.path("bind_status").asText());
            assertThat(row.adminState()).isEqualTo(golden.path("admin_state").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c"})
    void reasonsAndTimesAreTheSame(String device) throws IOException {
        Map<String, OnuStateRow> rows = byKey(decode(device).onuStates(), OnuStateRow::bindKey);

        for (JsonNode golden : golden(device, "pon_onts_reasons")) {
            OnuStateRow row = found(rows, id(golden));
            assertThat(row.registeredAt()).isEqualTo(instant(golden.path("last_reg")));
            assertThat(row.deregisteredAt()).isEqualTo(instant(golden.path("last_dereg")));
            assertThat(row.downReason())
                    .isEqualTo(golden.path("last_down_reason").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c"})
    @DisplayName("DEV-6 optics are the same for every online onu")
    void opticsAreTheSameForEveryOnlineOnu(String device) throws IOException {
        Map<String, OnuSignalRow> rows = byKey(decode(device).onuSignals(), OnuSignalRow::bindKey);

        JsonNode goldenRows = golden(device, "pon_onts_optical");
        assertThat(rows).hasSize(goldenRows.size());
        for (JsonNode golden : goldenRows) {
            OnuSignalRow row = found(rows, id(golden));
            same(row.rxDbm(), golden.path("rx"));
            same(row.txDbm(), golden.path("tx"));
            same(row.oltRxDbm(), golden.path("olt_rx"));
            same(row.temperatureC(), golden.path("temp"));
            same(row.voltageV(), golden.path("voltage"));
            assertThat(row.distanceM()).isEqualTo(golden.path("distance").asInt());
        }
    }

    @Test
    void serialsAndMacsAreTheSame() throws IOException {
        Map<String, OnuRow> huawei = byKey(decode("ma5608t").onus(), OnuRow::bindKey);
        Map<String, OnuRow> bdcom = byKey(decode("bdcom_p3310c").onus(), OnuRow::bindKey);

        for (JsonNode golden : golden("ma5608t", "pon_onts_serial")) {
            var ident = Objects.requireNonNull(found(huawei, id(golden)).ident());
            assertThat(ident.value()).isEqualTo(golden.path("_serial_hex").asText());
            assertThat(ident.shown()).isEqualTo(golden.path("_serial_ascii").asText());
        }
        for (JsonNode golden : golden("bdcom_p3310c", "pon_onts_mac_addr")) {
            var ident = Objects.requireNonNull(found(bdcom, id(golden)).ident());
            assertThat(ident.value()).isEqualTo(golden.path("mac_address").asText());
        }
        for (JsonNode golden : golden("bdcom_p3310c", "pon_onts_vendor")) {
            OnuRow onu = found(bdcom, id(golden));
            assertThat(onu.vendor()).isEqualTo(golden.path("vendor").asText());
            assertThat(onu.model()).isEqualTo(golden.path("model").asText());
            assertThat(onu.software()).isEqualTo(golden.path("ver_software").asText());
            assertThat(onu.hardware()).isEqualTo(golden.path("ver_hardware").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "des3200_28"})
    void whatTheDeviceSaysAboutItselfIsTheSame(String device) throws IOException {
        SystemRow row = Objects.requireNonNull(decode(device).system());

        JsonNode golden = golden(device, "system");
        assertThat(row.descr()).isEqualTo(golden.path("descr").asText());
        assertThat(row.name()).isEqualTo(golden.path("name").asText());
        assertThat(row.location()).isEqualTo(golden.path("location").asText());
        assertThat(row.contact()).isEqualTo(golden.path("contact").asText());
        assertThat(row.uptimeTicks()).isEqualTo(golden.path("uptime_sec").asLong() * 100);
    }

    @Test
    void aRecordedOnuOfVsolHasTheOpticsThatItsTextsSay() {
        Decoded decoded = Recording.ofFixture(Recording.fixture("snmprec/recorded/vsolution_v1600d.snmprec"))
                .decode(CATALOG.profile("vsol-v1600d"), EnumSet.allOf(Reading.class));

        OnuSignalRow row = found(byKey(decoded.onuSignals(), OnuSignalRow::bindKey), "10001001");
        assertThat(decoded.onuSignals()).hasSize(16);
        assertThat(row).isEqualTo(new OnuSignalRow("10001001", -14.61, 3.77, null, 30.67, 3.27, 11.65, null));
    }

    @Test
    void recordedOnusOfZteAreFoundByTheirIndexAlone() {
        Decoded decoded = Recording.ofFixture(Recording.fixture("snmprec/recorded/zxa10_c320.snmprec"))
                .decode(CATALOG.profile("zte-c300"), EnumSet.of(Reading.ONU_LIST, Reading.ONU_SIGNAL));

        assertThat(decoded.onus()).hasSize(125);
        assertThat(decoded.onus().get(0).line().name()).isEqualTo("gpon-onu_1/1/1:1");
        assertThat(decoded.onuSignals().get(0).bindKey()).isEqualTo("10101001");
        assertThat(decoded.onuSignals().get(0).distanceM()).isEqualTo(1235);
    }

    @Test
    void vlansOfEveryPortAreTheSame() throws IOException {
        for (JsonNode golden : golden("des3200_28", "vlans_by_port")) {
            List<VlanRow> vlans = details("des3200_28", id(golden)).vlans();

            List<VlanRow> expected = new ArrayList<>();
            golden.path("untagged").forEach(vlan -> expected.add(vlan(vlan, true)));
            golden.path("tagged").forEach(vlan -> expected.add(vlan(vlan, false)));
            assertThat(vlans).as(id(golden)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static VlanRow vlan(JsonNode golden, boolean untagged) {
        return new VlanRow(golden.path("id").asInt(), golden.path("name").asText(), untagged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c"})
    void lanPortsOfOnusAreTheSame(String device) throws IOException {
        for (JsonNode golden : golden(device, "uni_interfaces_status")) {
            List<UniRow> unis = details(device, id(golden)).unis();

            JsonNode first = golden.at("/unis/0");
            assertThat(unis).as(id(golden)).hasSize(golden.path("unis").size());
            assertThat(unis.get(0).number()).isEqualTo(first.path("num").asInt());
            assertThat(unis.get(0).status()).isEqualTo(first.path("status").asText());
            assertThat(unis.get(0).adminState())
                    .isEqualTo(first.path("admin_state").asText());
            if (first.has("speed")) {
                assertThat(unis.get(0).speed()).isEqualTo(first.path("speed").asText());
                assertThat(unis.get(0).duplex()).isEqualTo(first.path("duplex").asText());
                assertThat(unis.get(0).vlan()).isEqualTo(first.path("vlan").asInt());
            }
        }
    }

    @Test
    void vlansOfLanPortsAreTheSame() throws IOException {
        for (JsonNode golden : golden("bdcom_p3310c", "uni_interfaces_vlans")) {
            UniRow uni = details("bdcom_p3310c", id(golden)).unis().get(0);

            assertThat(uni.vlan()).isEqualTo(golden.at("/unis/0/pvid").asInt());
            assertThat(uni.vlanMode()).isEqualTo(golden.at("/unis/0/pvid_mode").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ma5608t", "bdcom_p3310c"})
    @DisplayName("DEV-21 optics of pon ports are the same")
    void opticsOfPonPortsAreTheSame(String device) throws IOException {
        Map<String, LookedRow> rows = looked(device, Reading.PORT_SIGNAL);

        for (JsonNode golden : golden(device, "pon_ports_optical")) {
            LookedRow row = found(rows, id(golden));
            same(number(row, "temperatureC"), golden.path("temp"));
            same(number(row, "voltageV"), golden.path("voltage"));
            same(number(row, "biasMa"), golden.path("bias"));
            same(number(row, "txDbm"), golden.path("tx"));
        }
    }

    @Test
    void countsOfRegisteredOnusAreTheSame() throws IOException {
        Map<String, LookedRow> rows = looked("bdcom_p3310c", Reading.PON_PORTS);

        for (JsonNode golden : golden("bdcom_p3310c", "pon_count_registered_onts")) {
            assertThat(found(rows, id(golden)).values())
                    .containsEntry("registered", golden.path("count").asLong());
        }
    }

    @Test
    @DisplayName("DEV-21 the history of downs is the same")
    void theHistoryOfDownsIsTheSame() throws IOException {
        List<LookedRow> rows = decode("ma5608t").more().getOrDefault(Reading.ONU_HISTORY, List.of());

        for (JsonNode golden : golden("ma5608t", "pon_onts_down_history")) {
            List<LookedRow> ofOnu = rows.stream()
                    .filter(row -> id(golden).equals(row.bindKey()))
                    .toList();
            assertThat(ofOnu).hasSize(golden.path("logs").size());
            for (JsonNode log : golden.path("logs")) {
                assertThat(ofOnu).anySatisfy(row -> {
                    assertThat(row.values().get("registeredAt")).isEqualTo(inKyiv(log.path("reg_time")));
                    assertThat(row.values().get("deregisteredAt")).isEqualTo(inKyiv(log.path("dereg_time")));
                    assertThat(row.values().get("downReason"))
                            .isEqualTo(log.path("down_reason").asText());
                });
            }
        }
    }

    @Test
    @DisplayName("DEV-21 onus that wait are the same")
    void onusThatWaitAreTheSame() throws IOException {
        Map<String, LookedRow> rows = looked("ma5608t", Reading.ONU_UNREGISTERED);

        JsonNode goldenRows = golden("ma5608t", "unregistered_onts");
        assertThat(rows).hasSize(goldenRows.size());
        for (JsonNode golden : goldenRows) {
            LookedRow row = found(rows, id(golden));
            assertThat(row.values())
                    .containsEntry("serial", golden.path("_serial_ascii").asText())
                    .containsEntry("model", golden.path("equipment_id").asText())
                    .containsEntry("software", golden.path("fw_version").asText());
        }
    }

    @Test
    void nativeVlansAreTheSame() throws IOException {
        Map<String, LookedRow> rows = looked("des3200_28", Reading.PVID);

        for (JsonNode golden : golden("des3200_28", "pvid")) {
            assertThat(found(rows, id(golden)).values())
                    .containsEntry("vlan", golden.path("pvid").asLong());
        }
    }

    @Test
    void rmonCountersAreTheSame() throws IOException {
        Map<String, LookedRow> rows = looked("des3200_28", Reading.PACKET_ERRORS);
        Map<String, String> goldenByColumn = Map.of(
                "drops", "drop_events",
                "crcAlign", "crc_align_errors",
                "undersize", "undersize_pkts",
                "oversize", "oversize_pkts",
                "fragments", "fragments",
                "jabber", "jabber",
                "collisions", "collisions");

        for (JsonNode golden : golden("des3200_28", "rmon")) {
            LookedRow row = found(rows, id(golden));
            goldenByColumn.forEach((column, name) -> assertThat(row.values())
                    .containsEntry(column, golden.path("ether_stats_" + name).asLong()));
        }
    }

    @Test
    void vlansOfTheDeviceAreTheSame() throws IOException {
        Decoded decoded = decode("des3200_28");
        Map<String, LookedRow> rows = new LinkedHashMap<>();
        decoded.more().getOrDefault(Reading.VLAN_LIST, List.of()).forEach(row -> rows.put(row.key(), row));

        for (JsonNode golden : golden("des3200_28", "vlans")) {
            LookedRow row = found(rows, golden.path("id").asText());
            assertThat(row.values().getOrDefault("name", ""))
                    .isEqualTo(golden.path("name").asText());
            assertThat(ports(row, "egress")).isEqualTo(ports(golden, "egress"));
            assertThat(ports(row, "untagged")).isEqualTo(ports(golden, "untagged"));
            var tagged = new java.util.TreeSet<>(ports(row, "egress"));
            tagged.removeAll(ports(row, "untagged"));
            assertThat(tagged).isEqualTo(ports(golden, "tagged"));
        }
    }

    /** The texts of the history carry their zone, +03:00; the golden rows show them as a clock on the wall there. */
    private static @Nullable Instant inKyiv(JsonNode node) {
        return node.isNull() ? null : LocalDateTime.parse(node.asText(), LOCAL).toInstant(ZoneOffset.ofHours(3));
    }

    private static Set<Long> ports(LookedRow row, String column) {
        Set<Long> ports = new java.util.TreeSet<>();
        ((Set<?>) row.values().getOrDefault(column, Set.of())).forEach(port -> ports.add((Long) port));
        return ports;
    }

    private static Set<Long> ports(JsonNode golden, String list) {
        Set<Long> ports = new java.util.TreeSet<>();
        golden.path("ports")
                .path(list)
                .forEach(port -> ports.add(port.path("id").asLong()));
        return ports;
    }

    private static Map<String, LookedRow> looked(String device, Reading reading) throws IOException {
        Map<String, LookedRow> rows = new LinkedHashMap<>();
        decode(device)
                .more()
                .getOrDefault(reading, List.of())
                .forEach(row -> rows.put(String.valueOf(row.bindKey()), row));
        return rows;
    }

    private static @Nullable Double number(LookedRow row, String column) {
        return row.values().get(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private record Details(List<UniRow> unis, List<VlanRow> vlans) {}

    /** The details of one line, asked as a billing's question asks them. */
    private static Details details(String device, String key) {
        Recording recording = Recording.ofFixture(Recording.fixture("snmprec/made/" + device + ".snmprec"));
        DeviceProfile profile = CATALOG.detect(recording.identity()).profile();
        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));
        Map<String, InterfaceRow> rows = byKey(decoded.interfaces(), InterfaceRow::bindKey);
        decoded.onus().forEach(onu -> rows.put(onu.bindKey(), onu.line()));
        InterfaceRow line = found(rows, key);
        InterfaceRow parent = line.parentKey() == null ? null : rows.get(line.parentKey());
        var subject = new NarrowRead.Subject(
                line.ifIndex(),
                parent == null ? null : parent.ifIndex(),
                line.snmpIndex(),
                line.technology() == null ? "" : line.technology(),
                line.frame(),
                line.slot(),
                line.port(),
                line.onu(),
                null);
        DetailRead read = DetailRead.of(profile, EnumSet.allOf(Detail.class), subject, Recording.CLOCK);
        List<ReadTable> tables = read.covered().stream()
                .flatMap(detail -> read.tables(detail).stream())
                .map(recording::table)
                .toList();
        Answers answers = Answers.of(tables, Map.of());
        return new Details(
                read.unis(answers).orElse(List.of()), read.vlans(answers).orElse(List.of()));
    }

    private static Decoded decode(String device) {
        Recording recording = Recording.ofFixture(Recording.fixture("snmprec/made/" + device + ".snmprec"));
        return recording.decode(CATALOG.detect(recording.identity()).profile(), EnumSet.allOf(Reading.class));
    }

    private static JsonNode golden(String device, String module) throws IOException {
        return JSON.readTree(Recording.fixture("wildcore/golden/" + device + "." + module + ".json")
                .toFile());
    }

    private static <T> T found(Map<String, T> rows, String key) {
        return Objects.requireNonNull(rows.get(key), () -> "no row " + key);
    }

    private static String id(JsonNode golden) {
        return golden.path("interface").path("id").asText();
    }

    private static <T> Map<String, T> byKey(Iterable<T> rows, Function<T, String> key) {
        Map<String, T> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(key.apply(row), row));
        return byKey;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isNull() ? null : LocalDateTime.parse(node.asText(), LOCAL).toInstant(ZoneOffset.UTC);
    }

    private static void same(@Nullable Double value, JsonNode golden) {
        if (golden.isNull() || golden.isMissingNode()) {
            assertThat(value).isNull();
        } else {
            assertThat(value).isNotNull().isCloseTo(golden.asDouble(), within(0.006));
        }
    }
}
