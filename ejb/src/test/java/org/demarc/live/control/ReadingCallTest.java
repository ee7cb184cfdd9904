package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.demarc.ProblemException;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.Answers;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.ProfileDecoder;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.DownReason;
import org.demarc.lab.device.Family;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One reading, asked for now, through real SNMP packets to the lab's devices. */
class ReadingCallTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final DeviceProfile BDCOM = CATALOG.profile("bdcom-p3310", "bdcom_p3310c");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final SnmpAgent agent = SnmpAgent.start(0);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run);

    @AfterEach
    void close() {
        engine.close();
        agent.close();
    }

    private SnmpTarget target() {
        return SnmpTarget.v2c("127.0.42.1", agent.port(), Secret.of("public")).withTiming(1000, 1);
    }

    private LabDevice olt() {
        long now = System.currentTimeMillis();
        var make = new LabDevice.Make("lab", Family.BDCOM_P3310, "02d000000042", "rack", 42);
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(0, 4, 4), now - 86_400_000);
        for (int i = 1; i <= 4; i++) {
            builder.port(1000, "port " + i, "0250aa0042" + (10 + i), 101);
        }
        builder.onu(new Onu.Make(2, 3, "02e0630000aa", "0250aa000001", 100), "first");
        builder.onu(new Onu.Make(2, 4, "02e0630000ab", "0250aa000002", 100), "second");
        LabDevice device = builder.build();
        device.onus().forEach(onu -> onu.life().restore(now));
        agent.bind("127.0.42.1", new SnmpDevice("lab", device.mib(), Manners.communities("public", "private")));
        return device;
    }

    private static ActionTarget line(LabDevice olt, int onu, @Nullable String type) {
        Long ifIndex = olt.onu(2, onu).orElseThrow().ifIndex();
        return new ActionTarget(
                1,
                "olt",
                "OLT",
                null,
                "",
                "",
                7L,
                "epon0/2:" + onu,
                type == null ? "ONU" : type,
                "epon",
                "",
                ifIndex,
                null,
                0,
                0,
                2,
                onu,
                null,
                String.valueOf(ifIndex));
    }

    private List<ReadingCall.Row> rows(ReadingCall call) throws Exception {
        DeviceRead read = engine.poll(call.request(target(), LONGEST)).get(20, TimeUnit.SECONDS);
        return call.told(read).rows();
    }

    private static ReadingCall call(String reading, String columns, ActionTarget... lines) {
        return ReadingCall.of(BDCOM, reading, columns, List.of(lines), Set.of());
    }

    @Test
    @DisplayName("row 15: what is switched off of ONUs is refused for an ONU with the module, and read of others")
    void whatIsSwitchedOffOfOnusIsRefusedForAnOnu() {
        LabDevice olt = olt();
        CustomParameters noMacs = CustomParameters.of("{\"disabled_modules\": [\"pon_fdb\"]}");
        CustomParameters noTemperature = CustomParameters.of("{\"disabled_modules\": [\"sys_temp\"]}");
        DeviceProfile huawei = CATALOG.profile("huawei-smartax");

        assertThatThrownBy(() -> ReadingCall.requireSwitchedOn(BDCOM, "fdb", line(olt, 3, null), noMacs))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.SWITCHED_OFF))
                .hasMessageContaining(
                        "fdb: switched off by the custom parameters: disabled_modules on the level of the device names pon_fdb");
        assertThatThrownBy(() -> ReadingCall.requireSwitchedOn(huawei, "resources", null, noTemperature))
                .hasMessageContaining("names sys_temp");
        assertThatCode(() -> {
                    ReadingCall.requireSwitchedOn(BDCOM, "fdb", line(olt, 3, "PON"), noMacs);
                    ReadingCall.requireSwitchedOn(BDCOM, "fdb", null, noMacs);
                    ReadingCall.requireSwitchedOn(BDCOM, "interface-counters", line(olt, 3, null), noMacs);
                })
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("DEV-7 with an interface its cells alone are asked, without one all rows come, and both say the same")
    void oneLineIsReadAlone() throws Exception {
        LabDevice olt = olt();

        ReadingCall one = call("onu-signal", "", line(olt, 3, null));
        List<ReadingCall.Row> alone = rows(one);
        List<ReadingCall.Row> all = rows(call("onu-signal", ""));

        assertThat(one.request(target(), LONGEST).tables()).isEmpty();
        assertThat(alone).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("epon0/2:3");
            assertThat(row.values()).containsKeys("rxDbm", "txDbm");
        });
        assertThat(all).hasSize(2);
        Map<String, Object> same = all.stream()
                .filter(row -> row.key().equals("epon0/2:3"))
                .findFirst()
                .orElseThrow()
                .values();
        assertThat(same.get("rxDbm"))
                .hasToString(String.valueOf(alone.get(0).values().get("rxDbm")));
        assertThat(rows(call("onu-signal", "", line(olt, 3, null), line(olt, 4, null))))
                .hasSize(2);
    }

    @Test
    @DisplayName("DEV-8 columns limit what the device is asked, and the others have no value")
    void onlyNamedColumnsAreAsked() throws Exception {
        LabDevice olt = olt();
        ReadingCall whole = call("onu-signal", "", line(olt, 3, null));
        ReadingCall some = call("onu-signal", "rxDbm, distanceM", line(olt, 3, null));

        List<ReadingCall.Row> rows = rows(some);

        assertThat(some.request(target(), LONGEST).scalars().instances())
                .hasSizeLessThan(
                        whole.request(target(), LONGEST).scalars().instances().size());
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.values())
                .containsKey("rxDbm")
                .doesNotContainKeys("txDbm", "temperatureC", "voltageV"));
        assertThat(rows(call("onu-signal", "rxDbm")))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyKeys("rxDbm"));
    }

    @Test
    @DisplayName("DEV-10 an ONU that is not online has no row of levels")
    void levelsAreThoseOfLivingOnus() throws Exception {
        LabDevice olt = olt();
        long now = System.currentTimeMillis();
        olt.onu(2, 3).orElseThrow().life().fail(DownReason.FIBRE_CUT, now);

        assertThat(rows(call("onu-signal", "", line(olt, 3, null), line(olt, 4, null))))
                .extracting(ReadingCall.Row::key)
                .containsExactly("epon0/2:4");
    }

    @Test
    @DisplayName(
            "DEV-11 an unknown reading or column is an invalid argument, a reading that the model lacks is not supported")
    void whatCannotBeAskedIsRefusedBefore() {
        refused(() -> call("moon-phase", ""), ActionProblem.INVALID_ARGUMENT, "reading");
        refused(() -> call("onu-signal", "rxDbm,colour"), ActionProblem.INVALID_ARGUMENT, "columns: colour");
        refused(
                () -> ReadingCall.of(CATALOG.generic(), "onu-signal", "", List.of(), Set.of()),
                ActionProblem.NOT_SUPPORTED,
                "onu-signal");
    }

    @Test
    @DisplayName("DEV-9 DEV-12 what came in part, or not at all, says so, whatever came")
    void whatIsNotWholeSaysSo() throws Exception {
        LabDevice olt = olt();
        ReadingCall all = call("onu-signal", "");
        ReadingCall one = call("onu-signal", "", line(olt, 3, null));

        DeviceRead late =
                engine.poll(all.request(target(), Duration.ofNanos(1))).get(20, TimeUnit.SECONDS);
        DeviceRead whole = engine.poll(one.request(target(), LONGEST)).get(20, TimeUnit.SECONDS);
        DeviceRead lost = new DeviceRead(
                whole.outcome(),
                "",
                whole.sysUpTime(),
                whole.sysUpTimeNanos(),
                whole.sysObjectId(),
                List.of(),
                Map.of(),
                List.of(),
                whole.conduct(),
                whole.effort(),
                whole.startedAt(),
                whole.startedNanos());

        assertThat(all.told(late).error()).isEqualTo("the poll's deadline passed");
        assertThat(one.told(whole).error()).isEmpty();
        assertThat(one.told(lost).error()).isEqualTo("not all values were answered");
    }

    @Test
    @DisplayName("DEV-7 an ONU whose cells cannot be named is found by a walk, by its key, with what is under a port")
    void whatCannotBeAskedAloneIsWalked() throws Exception {
        LabDevice olt = olt();
        ActionTarget known = line(olt, 3, null);
        ActionTarget unnumbered = unnumbered("epon0/2:3");
        ReadingCall port =
                ReadingCall.of(BDCOM, "onu-signal", "", List.of(known, unnumbered), Set.of("7", unnumbered.bindKey()));
        ReadingCall others = ReadingCall.of(BDCOM, "onu-signal", "", List.of(unnumbered("epon0/2:4")), Set.of());

        assertThat(port.isNarrow()).isFalse();
        assertThat(rows(port)).extracting(ReadingCall.Row::key).containsExactly("epon0/2:3");
        assertThat(rows(others)).extracting(ReadingCall.Row::key).containsExactly("epon0/2:4");
    }

    private ActionTarget unnumbered(String name) throws Exception {
        var interfaces = Set.of(Reading.INTERFACES);
        DeviceRead read =
                engine.poll(call("interfaces", "").request(target(), LONGEST)).get(20, TimeUnit.SECONDS);
        String bindKey = ProfileDecoder.decode(
                        BDCOM,
                        interfaces,
                        Answers.of(read),
                        InterfaceDirectory.of(List.of()),
                        new DeviceClock(read.startedAt(), ZoneId.systemDefault()))
                .interfaces()
                .stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bindKey();
        return new ActionTarget(
                1, "olt", "OLT", null, "", "", 8L, "renamed", "ONU", "epon", "", null, null, null, null, null, null,
                null, bindKey);
    }

    @Test
    @DisplayName("DEV-8 columns limit what a whole device is asked too")
    void columnsLimitTheWalk() throws Exception {
        olt();
        ReadingCall some = call("onu-signal", "rxDbm");

        assertThat(cells(some)).isLessThan(cells(call("onu-signal", "")));
        assertThat(rows(some)).hasSize(2).allSatisfy(row -> assertThat(row.values())
                .containsOnlyKeys("rxDbm"));
        ReadingCall states = call("onu-state", "status");
        assertThat(cells(states)).isLessThan(cells(call("onu-state", "")));
        assertThat(rows(states)).hasSize(2).allSatisfy(row -> assertThat(row.values())
                .isEqualTo(Map.of("status", "Online")));
    }

    @Test
    @DisplayName("DEV-8 neighbours are there whichever of their columns is asked for, also one that other tables tell")
    void neighboursAreThereWhicheverColumnIsAsked() throws Exception {
        neighbour();
        Map<String, Map<String, Object>> valuesByColumn = Map.of(
                "address", Map.of("address", "10.61.0.9"),
                "chassis", Map.of("chassis", "02:00:00:00:00:09"),
                "port", Map.of("port", "xe-0/0/7"),
                "systemName", Map.of("systemName", "core-1"),
                "ifIndex", Map.of(),
                "chassisKind", Map.of(),
                "portKind", Map.of());

        for (Map.Entry<String, Map<String, Object>> one : valuesByColumn.entrySet()) {
            ReadingCall some = neighbours(one.getKey());

            assertThat(rows(some)).as(one.getKey()).containsExactly(new ReadingCall.Row("p2", one.getValue()));
            assertThat(cells(some)).as(one.getKey()).isLessThan(cells(neighbours("")));
        }
    }

    private static ReadingCall neighbours(String columns) {
        return ReadingCall.of(CATALOG.generic(), "neighbours", columns, List.of(), Set.of());
    }

    /** A switch with a neighbour behind its second port. */
    private void neighbour() {
        Mib mib = Mib.builder()
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100_000))
                .add("1.3.6.1.2.1.2.2.1.2.1", Value.text("p1"))
                .add("1.3.6.1.2.1.2.2.1.2.2", Value.text("p2"))
                .add("1.3.6.1.2.1.17.1.4.1.2.1", Value.integer(1))
                .add("1.3.6.1.2.1.17.1.4.1.2.2", Value.integer(2))
                .add("1.0.8802.1.1.2.1.4.1.1.4.77.2.1", Value.integer(4))
                .add("1.0.8802.1.1.2.1.4.1.1.5.77.2.1", Value.octets(new byte[] {2, 0, 0, 0, 0, 9}))
                .add("1.0.8802.1.1.2.1.4.1.1.6.77.2.1", Value.integer(5))
                .add("1.0.8802.1.1.2.1.4.1.1.7.77.2.1", Value.text("xe-0/0/7"))
                .add("1.0.8802.1.1.2.1.4.1.1.9.77.2.1", Value.text("core-1"))
                .add("1.0.8802.1.1.2.1.4.2.1.3.77.2.1.1.4.10.61.0.9", Value.integer(2))
                .build();
        agent.bind("127.0.42.1", new SnmpDevice("lab", mib, Manners.OPEN));
    }

    @Test
    @DisplayName("row 15: serial numbers are shown in letters or in digits, of a whole device and of one ONU alone")
    void serialsAreShownAsTheDeviceWants() throws Exception {
        long now = System.currentTimeMillis();
        var make = new LabDevice.Make("lab", Family.HUAWEI_SMARTAX, "02d000000042", "rack", 42);
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(0, 4, 4), now - 86_400_000);
        builder.onu(new Onu.Make(1, 0, "48575443ABCD0001", "0250aa000001", 100), "first");
        LabDevice device = builder.build();
        device.onus().forEach(onu -> onu.life().restore(now));
        agent.bind("127.0.42.1", new SnmpDevice("lab", device.mib(), Manners.communities("public", "private")));
        DeviceProfile huawei = CATALOG.profile("huawei-smartax", "huawei_ma5608t");

        ReadingCall call = ReadingCall.of(huawei, "onu-list", "serial", List.of(), Set.of());

        assertThat(rows(call)).singleElement().satisfies(row -> assertThat(row.values())
                .containsEntry("serial", "HWTCABCD0001"));
        assertThat(rows(call.withSerials(false))).singleElement().satisfies(row -> assertThat(row.values())
                .containsEntry("serial", "48575443ABCD0001"));
    }

    private long cells(ReadingCall call) {
        return call.request(target(), LONGEST).tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ActionProblem type, String begins) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.getMessage()).startsWith(begins);
        });
    }
}
