package org.demarc.lab.isp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.demarc.lab.isp.PlannedDevice.PlannedOnu;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IspTest {

    private static final String NOON = "2026-11-21T12:00:00Z";

    private final AtomicLong nowMs = new AtomicLong(Instant.parse(NOON).toEpochMilli());
    private final Isp isp = Isp.start(Isp.Options.defaults().withClock(() -> Instant.ofEpochMilli(nowMs.get())));

    @AfterEach
    void stop() {
        isp.close();
    }

    /** A column as a walk shows it: value by index. */
    private NavigableMap<String, Value> column(String device, String oid) {
        Oid column = Oid.of(oid);
        var rows = new TreeMap<String, Value>();
        isp.device(device).mib().instancesUnder(column).forEach((instance, source) -> {
            Value value = source.at(nowMs.get());
            if (!value.equals(Value.NO_SUCH_INSTANCE)) {
                rows.put(instance.indexUnder(column), value);
            }
        });
        return rows;
    }

    private long value(String device, String oid) {
        return isp.device(device).mib().get(Oid.of(oid), nowMs.get()).number();
    }

    @Test
    void everyDeviceHasAProfileAndAnAddress() {
        assertThat(isp.devices()).hasSize(18);
        assertThat(isp.devices())
                .extracting(Isp.Device::profile)
                .contains(
                        "bdcom-p3310",
                        "huawei-smartax",
                        "zte-c300",
                        "dlink-des3200",
                        "generic-switch",
                        "mikrotik-routeros");
        assertThat(isp.snmpPort()).isPositive();
    }

    @Test
    void onlineOnusHaveBelievableOptics() {
        var state = column("olt-huawei-1", "1.3.6.1.4.1.2011.6.128.1.1.2.46.1.15");
        var rx = column("olt-huawei-1", "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4");
        var oltRx = column("olt-huawei-1", "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.6");

        assertThat(state).hasSize(512);
        assertThat(state.values().stream().filter(v -> v.number() == 1).count()).isBetween(460L, 505L);
        for (var row : state.entrySet()) {
            long received = cell(rx, row.getKey());
            if (row.getValue().number() == 1) {
                assertThat(received).isBetween(-3200L, -1400L);
                assertThat(cell(oltRx, row.getKey())).isBetween(6500L, 8500L);
            } else {
                assertThat(received).isEqualTo(2_147_483_647L);
            }
        }
    }

    private static long cell(NavigableMap<String, Value> column, String index) {
        return column.getOrDefault(index, Value.NOTHING).number();
    }

    @Test
    void everySerialOfThePlanIsOnItsOlt() {
        assertThat(column("olt-zte-1", "1.3.6.1.4.1.3902.1012.3.28.1.1.5").values())
                .extracting(value -> HexFormat.of().withUpperCase().formatHex(value.bytes()))
                .containsExactlyInAnyOrderElementsOf(isp.plan().device("olt-zte-1").orElseThrow().onus().stream()
                        .map(PlannedOnu::ident)
                        .toList());
        assertThat(column("olt-bdcom-1", "1.3.6.1.4.1.3320.101.10.1.1.3")).hasSize(256);
    }

    @Test
    void aCutFibreIsLossOfSignalAndALostPowerADyingGasp() {
        String phase = "1.3.6.1.4.1.3902.1012.3.28.2.1.4.268501248";
        isp.restore("olt-zte-1", 1);

        isp.cutFibre("olt-zte-1", 1, 5);
        isp.cutPower("olt-zte-1", 1, 6);

        assertThat(value("olt-zte-1", phase + ".5")).isEqualTo(1);
        assertThat(value("olt-zte-1", phase + ".6")).isEqualTo(4);
        isp.restore("olt-zte-1", 1, 5);
        assertThat(value("olt-zte-1", phase + ".5")).isEqualTo(3);
        isp.cutFibre("olt-zte-1", 1);
        assertThat(column("olt-zte-1", phase).values())
                .extracting(Value::number)
                .containsOnly(1L);
    }

    @Test
    void onusFailAndRecoverByThemselves() {
        String state = "1.3.6.1.4.1.2011.6.128.1.1.2.46.1.15";
        var first = column("olt-huawei-1", state);

        nowMs.addAndGet(1_800_000);
        var later = column("olt-huawei-1", state);

        assertThat(first.keySet()).isEqualTo(later.keySet());
        assertThat(first.keySet().stream().filter(onu -> cell(first, onu) != cell(later, onu)))
                .isNotEmpty()
                .hasSizeLessThan(40);
    }

    @Test
    void signalsDriftSlowly() {
        String rx = "1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.4194304000.0";
        isp.restore("olt-huawei-1", 1);
        long before = value("olt-huawei-1", rx);

        nowMs.addAndGet(60_000);
        assertThat(value("olt-huawei-1", rx)).isBetween(before - 15, before + 15);
        nowMs.addAndGet(4 * 3_600_000);
        isp.restore("olt-huawei-1", 1);
        assertThat(value("olt-huawei-1", rx)).isNotEqualTo(before);
    }

    @Test
    void aSubscribersRouterIsInTheTableOfHisPort() {
        for (Subscriber subscriber : isp.plan().subscribers()) {
            if (subscriber.line().onPort()) {
                isp.plug(subscriber.line().device(), subscriber.line().unit());
                String index = index(subscriber.mac());
                var ports = column(subscriber.line().device(), "1.3.6.1.2.1.17.7.1.2.2.1.2");

                assertThat(ports.entrySet())
                        .filteredOn(row -> row.getKey().endsWith(index))
                        .extracting(row -> row.getValue().number())
                        .containsExactly((long) subscriber.line().unit());
            }
        }
    }

    @Test
    void theMacBehindAnEponOnuLeadsToItsInterface() {
        Subscriber subscriber = isp.plan().subscribers().get(0);
        isp.restore("olt-bdcom-1", 1, 1);

        var ports = column("olt-bdcom-1", "1.3.6.1.2.1.17.7.1.2.2.1.2");
        long ifIndex = ports.entrySet().stream()
                .filter(row -> row.getKey().endsWith(index(subscriber.mac())))
                .findFirst()
                .orElseThrow()
                .getValue()
                .number();

        assertThat(isp.device("olt-bdcom-1")
                        .mib()
                        .get(Oid.of("1.3.6.1.2.1.2.2.1.2." + ifIndex), 0)
                        .text())
                .isEqualTo("EPON0/1:1");
    }

    private static String index(String mac) {
        var text = new StringBuilder();
        for (byte octet : HexFormat.of().parseHex(mac)) {
            text.append('.').append(octet & 0xff);
        }
        return text.toString();
    }

    @Test
    void countersGrowAtTheRateOfTheMoment() {
        String in = "1.3.6.1.2.1.31.1.1.1.6.49";
        long before = value("sw-generic-1", in);
        long from = nowMs.get();

        nowMs.addAndGet(60_000);

        double rate = (value("sw-generic-1", in) - before) / 60.0;
        double expected =
                isp.device("sw-generic-1").port(49).orElseThrow().traffic().inRate(from + 30_000);
        assertThat(rate).isBetween(expected * 0.999, expected * 1.001);
        assertThat(value("sw-generic-1", "1.3.6.1.2.1.2.2.1.10.49")).isEqualTo(value("sw-generic-1", in) & 0xffffffffL);
    }

    @Test
    void countersMayJumpAndBeginAnew() {
        String in = "1.3.6.1.2.1.31.1.1.1.6.49";
        long before = value("sw-generic-1", in);

        isp.addOctets("sw-generic-1", 49, 1_000_000, 0);
        assertThat(value("sw-generic-1", in)).isEqualTo(before + 1_000_000);
        isp.clearCounters("sw-generic-1", 49);
        assertThat(value("sw-generic-1", in)).isZero();
    }

    @Test
    void aRestartedDeviceCountsItsUptimeAnew() {
        isp.suffer("sw-dlink-1", Faults.of(Faults.Kind.GARBAGE));
        isp.start("sw-dlink-1");
        nowMs.addAndGet(5_000);

        assertThat(value("sw-dlink-1", "1.3.6.1.2.1.1.3.0")).isEqualTo(500);
    }

    @Test
    void anUnpluggedPortIsDownInBothTables() {
        isp.plug("sw-dlink-1", 3);
        assertThat(value("sw-dlink-1", "1.3.6.1.2.1.2.2.1.8.3")).isEqualTo(1);

        isp.unplug("sw-dlink-1", 3);

        assertThat(value("sw-dlink-1", "1.3.6.1.2.1.2.2.1.8.3")).isEqualTo(2);
        assertThat(value("sw-dlink-1", "1.3.6.1.4.1.171.11.113.5.1.2.3.1.1.5.3.100"))
                .isEqualTo(3);
    }

    @Test
    void theBillingNamesThePortOfTheDevices() {
        assertThat(isp.billing().url()).contains("module=remoteapi").contains("action=userside");
        assertThat(isp.billing().subscribers()).hasSize(2000);
    }
}
