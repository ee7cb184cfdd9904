package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.demarc.lab.Fixtures;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.SnmprecFile;
import org.demarc.lab.snmp.Value;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine brings from a recording is what the recording holds, value by value. */
@Timeout(120)
class RecordingsTest {

    private static final String ADDRESS = "127.42.0.1";
    private static final int ETHERNET = 1472;
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1.";

    static Stream<Path> recordings() {
        return Stream.of("recorded", "synthetic", "made")
                .flatMap(folder -> Fixtures.find("snmprec/" + folder).stream())
                .flatMap(RecordingsTest::snmprecIn);
    }

    private static Stream<Path> snmprecIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".snmprec")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theRecordingsAreHere() {
        boolean here = Fixtures.folder().isPresent();

        assumeTrue(here || Fixtures.required(), "the folder demarc.fixtures is not on this machine");

        assertThat(recordings()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    @DisplayName("ENG-22 a whole walk equals the recording")
    void aWholeWalkEqualsTheRecording(Path file) throws IOException {
        SnmprecFile recording = SnmprecFile.read(file);
        TableRequest everything = TableRequest.of("everything", "1");

        DeviceRead read = poll(recording, List.of(everything));

        ReadTable table = read.table("everything");
        assertThat(read.defects()).isEmpty();
        assertThat(table.complete()).as(table.reason()).isTrue();
        assertThat(table.rowCount()).isEqualTo(recording.values().size());
        for (int row = 0; row < table.rowCount(); row++) {
            String oid = "1." + table.key(row);
            assertSame(oid, table.value(row, 0), recording.value(oid).orElseThrow());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    @DisplayName("ENG-22 columns in step equal the recordings columns")
    void columnsInStepEqualTheRecordingsColumns(Path file) throws IOException {
        SnmprecFile recording = SnmprecFile.read(file);
        TableRequest interfaces = TableRequest.of(
                "interfaces",
                IF_ENTRY + 2,
                IF_ENTRY + 7,
                IF_ENTRY + 8,
                IF_ENTRY + 13,
                IF_ENTRY + 14,
                IF_X_ENTRY + 1,
                IF_X_ENTRY + 6,
                IF_X_ENTRY + 10,
                IF_X_ENTRY + 15,
                IF_X_ENTRY + 18);
        TableRequest fdb = TableRequest.of("fdb", "1.3.6.1.2.1.17.7.1.2.2.1.2", "1.3.6.1.2.1.17.7.1.2.2.1.3");
        TableRequest bridge = TableRequest.of("bridge", "1.3.6.1.2.1.17.4.3.1.2", "1.3.6.1.2.1.17.1.4.1.2");

        DeviceRead read = poll(recording, List.of(interfaces, fdb, bridge));

        assertThat(read.whole()).isTrue();
        for (ReadTable table : read.tables()) {
            assertColumnsEqual(table, recording);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordings")
    @DisplayName(
            "ENG-19 ENG-22 acceptance case 25: in datagrams of Ethernet's size only a value that fits none is missing, and named")
    void inDatagramsOfUsualSizeOnlyValuesThatFitNoneAreMissing(Path file) throws IOException {
        SnmprecFile recording = SnmprecFile.read(file);
        List<org.demarc.lab.snmp.Oid> tooLarge = recording.values().entrySet().stream()
                .filter(cell -> cell.getValue().bytes().length > 1400)
                .map(Map.Entry::getKey)
                .toList();
        String column = tooLarge.isEmpty() ? "" : columnOf(tooLarge.get(0).toString());

        DeviceRead read = tooLarge.isEmpty()
                ? poll(recording, List.of(TableRequest.of("everything", "1")), ETHERNET)
                : poll(recording, List.of(TableRequest.of("spoilt", column)), ETHERNET);

        ReadTable table = read.tables().get(0);
        if (tooLarge.isEmpty()) {
            assertThat(table.complete()).as(table.reason()).isTrue();
            assertThat(table.rowCount()).isEqualTo(recording.values().size());
        } else {
            assertThat(recording.name()).contains("vrp_5720-vrf");
            assertThat(table.complete()).isFalse();
            assertThat(table.brokenColumns()).containsExactly(Oid.parse(column));
        }
    }

    private static String columnOf(String oid) {
        return oid.substring(0, oid.lastIndexOf('.'));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("flat")
    @DisplayName("ENG-10 thirteen columns of interfaces and two of the FDB take 19 PDUs for 28 ports and 27 for 52")
    void neededColumnsTakeFewPdus(Path file, int pdus) throws IOException {
        TableRequest interfaces = TableRequest.of(
                "interfaces",
                Stream.concat(
                                Stream.of(2, 7, 8, 13, 14, 19, 20).map(number -> IF_ENTRY + number),
                                Stream.of(1, 6, 10, 15, 18, 19).map(number -> IF_X_ENTRY + number))
                        .toArray(String[]::new));
        TableRequest fdb = TableRequest.of("fdb", "1.3.6.1.2.1.17.7.1.2.2.1.2", "1.3.6.1.2.1.17.7.1.2.2.1.3");

        DeviceRead read = poll(SnmprecFile.read(file), List.of(interfaces, fdb), ETHERNET);

        assertThat(read.whole()).isTrue();
        assertThat(read.effort().pdus())
                .as("and one that looks whether it is there")
                .isLessThanOrEqualTo(pdus + 1);
    }

    static Stream<Arguments> flat() {
        return Fixtures.find("snmprec/synthetic").stream()
                .flatMap(folder -> Stream.of(
                        Arguments.of(folder.resolve("sw28.snmprec"), 19),
                        Arguments.of(folder.resolve("sw52.snmprec"), 27)));
    }

    private static void assertColumnsEqual(ReadTable table, SnmprecFile recording) {
        for (int column = 0; column < table.columns().size(); column++) {
            NavigableMap<org.demarc.lab.snmp.Oid, Value> expected =
                    recording.column(table.columns().get(column).toString());
            int found = 0;
            for (Map.Entry<org.demarc.lab.snmp.Oid, Value> cell : expected.entrySet()) {
                int row = table.rowOf(Oid.parse(cell.getKey().toString())).orElseThrow();
                assertSame(cell.getKey().toString(), table.value(row, column), cell.getValue());
                found++;
            }
            final int place = column;
            assertThat(java.util.stream.IntStream.range(0, table.rowCount())
                            .filter(row -> table.has(row, place))
                            .count())
                    .isEqualTo(found);
        }
    }

    private static DeviceRead poll(SnmprecFile recording, List<TableRequest> tables) {
        return poll(recording, tables, 8192);
    }

    private static DeviceRead poll(SnmprecFile recording, List<TableRequest> tables, int octets) {
        try (SnmpAgent agent = SnmpAgent.start(0);
                SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            agent.bind(
                    ADDRESS,
                    new SnmpDevice(recording.name(), Mib.of(recording), Manners.OPEN.withMaxMessageBytes(octets)));
            SnmpTarget target = SnmpTarget.v2c(ADDRESS, agent.port(), Secret.of(recording.name()));
            return engine.poll(PollRequest.of(target, ScalarRequest.none(), tables)
                            .withConduct(new DeviceConduct(50, false, 1, 0, 0, 0, 0))
                            .withDeadline(Duration.ofSeconds(60)))
                    .join();
        }
    }

    private static void assertSame(String where, SnmpValue read, Value recorded) {
        boolean same =
                switch (read.kind()) {
                    case INTEGER, COUNTER32, GAUGE32, TIMETICKS, COUNTER64 -> read.number() == recorded.number();
                    case OID ->
                        read.sentOid().toString().equals(recorded.asOid().toString());
                    case OCTETS, IPADDRESS, OPAQUE -> java.util.Arrays.equals(read.octets(), recorded.bytes());
                    case NULL -> recorded.tag() == Value.NULL;
                    case ABSENT -> false;
                };
        assertThat(same).as("%s: %s is not %s", where, read, recorded).isTrue();
    }
}
