package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.demarc.TestDatabase;
import org.demarc.device.control.Reading;
import org.demarc.lab.Fixtures;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Value;
import org.demarc.poll.entity.PollWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rates in the database are within 1 % of what the counters really do, from the wire on (snmp-engine.md 7). */
@Timeout(180)
class CounterRatesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long WRAP = 1L << 32;

    private static final double[] NONE = new double[4];

    private PollStand stand;

    @BeforeEach
    void open() {
        stand = new PollStand(DATABASE.dataSource());
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    @DisplayName("ENG-24 every counter of a moving device gives its rate also over a wrap")
    void everyCounterOfAMovingDeviceGivesItsRateAlsoOverAWrap(@TempDir Path folder) throws Exception {
        Path sw28 = Fixtures.find("snmprec/synthetic/sw28.snmprec").orElse(null);
        assumeTrue(sw28 != null || Fixtures.required(), "the folder demarc.fixtures is not on this machine");
        Path wrapping = folder.resolve("wrapping.snmprec");
        Files.writeString(wrapping, wrappingAfterFifteenSeconds());
        long sw = stand.add("127.47.0.1", 1);
        long wrap = stand.add("127.47.0.2", 1);
        Path map = folder.resolve("two.map");
        Files.writeString(
                map,
                "127.47.0.1 " + Fixtures.file("snmprec/synthetic/sw28.snmprec") + "\n127.47.0.2 " + wrapping + "\n");
        try (FastAgent agent = FastAgent.start(folder, List.of("-D", "-m", map.toString()))) {
            stand.sql.update("update device set snmp_port = ?", agent.port());

            stand.poll(wrap);
            long before = octets(wrap);
            stand.poll(sw);
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(16))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> true);
            stand.again(sw, Reading.INTERFACE_COUNTERS);
            stand.again(wrap, Reading.INTERFACE_COUNTERS);

            assertThat(octets(wrap)).isLessThan(before);
            assertThat(stand.decimal(
                            "select c.in_bps from interface_counter c join interface i on i.id = c.interface_id where i.device_id = ?",
                            wrap))
                    .isCloseTo(800_000, within(8_000.0));
            Map<Long, double[]> rates = ratesByIfIndex(sw);
            assertThat(rates).hasSize(28);
            rates.forEach((ifIndex, rate) -> {
                double perSecond = 1000.0 * (1 + ifIndex % 100);
                assertThat(rate).as("ifIndex " + ifIndex).satisfies(all -> {
                    assertThat(all[0]).isCloseTo(8 * perSecond, within(0.08 * perSecond));
                    assertThat(all[1]).isCloseTo(8 * perSecond, within(0.08 * perSecond));
                    assertThat(all[2]).isCloseTo(perSecond, within(0.01 * perSecond));
                    assertThat(all[3]).isCloseTo(perSecond, within(0.01 * perSecond));
                });
            });
        }
    }

    /** One port with 32-bit octets only, 100,000 a second. */
    private static String wrappingAfterFifteenSeconds() {
        return """
                1.3.6.1.2.1.1.3.0|67|1000
                1.3.6.1.2.1.2.2.1.2.99|4|wrapping
                1.3.6.1.2.1.2.2.1.5.99|66|100000000
                1.3.6.1.2.1.2.2.1.10.99|65|%d
                """.formatted(WRAP - 1_500_000);
    }

    @Test
    void aLabDeviceGivesItsRatesOverAWrapAndNeverASpike() throws Exception {
        AtomicLong seconds = new AtomicLong();
        Mib mib = Mib.builder()
                .add("1.3.6.1.2.1.1.3.0", now -> Value.timeTicks(100_000 + 100 * seconds.get()))
                .add("1.3.6.1.2.1.2.2.1.2.1", Value.text("narrow"))
                .add("1.3.6.1.2.1.2.2.1.2.2", Value.text("wide"))
                .add("1.3.6.1.2.1.2.2.1.5.1", Value.gauge32(100_000_000))
                .add("1.3.6.1.2.1.31.1.1.1.15.2", Value.gauge32(10_000))
                .add("1.3.6.1.2.1.2.2.1.10.1", now -> Value.counter32(WRAP - 500_000 + 10_000 * seconds.get()))
                .add("1.3.6.1.2.1.2.2.1.14.1", now -> Value.counter32(WRAP - 5 + seconds.get()))
                .add("1.3.6.1.2.1.31.1.1.1.6.2", now -> Value.counter64((1L << 40) + 900_000_000L * seconds.get()))
                .build();
        stand.serve("127.47.0.3", mib);
        long id = stand.add("127.47.0.3");
        stand.poll(id);

        seconds.addAndGet(100);
        stand.letPass(id, Duration.ofSeconds(100));
        stand.again(id, Reading.INTERFACE_COUNTERS);

        Map<Long, double[]> rates = ratesByIfIndex(id);
        assertThat(rates.getOrDefault(1L, NONE)[0]).isCloseTo(80_000, within(800.0));
        assertThat(rates.getOrDefault(1L, NONE)[2]).isCloseTo(1, within(0.01));
        assertThat(rates.getOrDefault(2L, NONE)[0]).isCloseTo(7.2e9, within(7.2e7));
    }

    @Test
    @DisplayName("ENG-28 a cycle without changes writes its samples in three statements")
    void aCycleWithoutChangesWritesItsSamplesInThreeStatements() throws Exception {
        AtomicLong seconds = new AtomicLong();
        Mib.Builder mib = Mib.builder().add("1.3.6.1.2.1.1.3.0", now -> Value.timeTicks(100_000 + 100 * seconds.get()));
        for (int port = 1; port <= 50; port++) {
            mib.add("1.3.6.1.2.1.2.2.1.2." + port, Value.text("p" + port))
                    .add("1.3.6.1.2.1.2.2.1.8." + port, Value.integer(1))
                    .add("1.3.6.1.2.1.31.1.1.1.6." + port, now -> Value.counter64(1000 * seconds.get()))
                    .add("1.3.6.1.2.1.17.7.1.2.2.1.2.7.2.0.0.0.0." + port, Value.integer(port));
        }
        stand.serve("127.47.0.4", mib.build());
        long id = stand.add("127.47.0.4");
        stand.poll(id);

        seconds.addAndGet(100);
        stand.letPass(id, Duration.ofSeconds(100));
        stand.again(id, Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS, Reading.FDB);

        PollWriter.Written last = stand.written.get(stand.written.size() - 1);
        assertThat(last.samples()).isEqualTo(50);
        assertThat(last.statements()).isEqualTo(3);
        assertThat(last.interfaces() + last.statusChanges() + last.macs()).isZero();
    }

    @Test
    @DisplayName("ENG-27 ENG-29 a batch with everything new is written in five statements")
    void aBatchWithEverythingNewIsWrittenInFiveStatements() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (Isp isp = Isp.start(Isp.Options.defaults().withClock(now::get))) {
            Isp.Device olt = isp.devices().stream()
                    .filter(one -> one.name().equals("olt-bdcom-1"))
                    .findFirst()
                    .orElseThrow();
            long id = stand.add(olt.address(), isp.snmpPort());
            stand.poll(id);
            now.updateAndGet(moment -> moment.plusSeconds(100));
            stand.letPass(id, Duration.ofSeconds(100));
            stand.sql.update("delete from interface_state");
            stand.sql.update("update interface set name = 'other' where device_id = ?", id);
            stand.sql.update("update device set sys_descr = 'other', status = 'Down' where id = ?", id);
            stand.sql.update("update fdb set present = false where device_id = ?", id);
            stand.sql.update("update poll_reading set digest = 0 where device_id = ?", id);

            stand.again(id, Reading.values());

            PollWriter.Written last = stand.written.get(stand.written.size() - 1);
            assertThat(List.of(last.interfaces(), last.statusChanges(), last.macs(), last.samples()))
                    .allSatisfy(rows -> assertThat(rows).isPositive());
            assertThat(stand.number("select count(*) from onu_signal_sample")).isGreaterThan(300);
            assertThat(stand.text("select sys_descr || status from device where id = ?", id))
                    .endsWith("Up")
                    .doesNotContain("other");
            assertThat(last.statements()).isEqualTo(5);
        }
    }

    private long octets(long id) {
        return stand.number(
                "select c.in_octets from interface_counter c join interface i on i.id = c.interface_id where i.device_id = ?",
                id);
    }

    /** In and out bit/s, errors and discards a second, of the newest samples. */
    private Map<Long, double[]> ratesByIfIndex(long id) {
        return stand
                .sql
                .list(
                        "select i.if_index, s.in_bps, s.out_bps, s.in_errors_ps, s.in_discards_ps from interface_rate_sample s"
                                + " join interface i on i.id = s.interface_id where i.device_id = ?",
                        row -> Map.entry(row.number("if_index"), new double[] {
                            row.rows().getDouble("in_bps"),
                            row.rows().getDouble("out_bps"),
                            row.rows().getDouble("in_errors_ps"),
                            row.rows().getDouble("in_discards_ps")
                        }),
                        id)
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
