package org.demarc.analytics.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.onu.entity.OnuDetails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnuCountsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private OnuCounts counts;
    private long group;
    private long olt;

    @BeforeEach
    void twoOlts() {
        sql = new Sql(DATABASE.dataSource());
        counts = new OnuCounts(sql);
        sql.update("truncate device, onu_count cascade");
        sql.update("delete from device_group");
        group = sql.one("insert into device_group (name) values ('north') returning id", row -> row.number("id"));
        olt = device("10.71.0.1", group);
        long other = device("10.71.0.2", 0);
        onus(olt, 3, "Online");
        onus(olt, 1, "LOS");
        onus(other, 2, "Online");
    }

    @Test
    void countsAreKeptByGroupAndToldOverTime() {
        Instant now = Instant.now();
        counts.keep(now.minus(Duration.ofMinutes(20)));
        sql.update("update interface set status = 'LOS' where device_id = ?", olt);
        counts.keep(now.minus(Duration.ofMinutes(10)));
        counts.keep(now.minus(Duration.ofMinutes(10)));

        assertThat(counts.series(null, now.minus(Duration.ofHours(1)), now, 288))
                .extracting(OnuCounts.Online::online, OnuCounts.Online::total)
                .containsExactly(tuple(5L, 6L), tuple(2L, 6L));
        assertThat(counts.series(Set.of(group), now.minus(Duration.ofHours(1)), now, 288))
                .extracting(OnuCounts.Online::online)
                .containsExactly(3L, 0L);
        assertThat(counts.series(Set.of(), now.minus(Duration.ofHours(1)), now, 288))
                .isEmpty();
        assertThat(counts.series(null, now.minus(Duration.ofHours(1)), now, 1)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void fewAreCountedNowAndManyAsTheyWereCounted() {
        Instant now = Instant.now();

        assertThat(counts.now(null, now).onusByStatus())
                .containsEntry("Online", 5L)
                .containsEntry("LOS", 1L);
        assertThat(counts.now(Set.of(group), now).onusByStatus()).containsEntry("Online", 3L);

        sql.update(
                "insert into onu_count (at, group_id, status, onus) values (now() - interval '5 minutes', ?, 'Online', 60000)",
                group);
        assertThat(counts.now(null, now).onusByStatus()).containsEntry("Online", 60_000L);
        assertThat(counts.now(null, now).countedAt()).isBefore(now.minusSeconds(200));
    }

    @Test
    void theBlacklistHasWhatChangedTooOften() {
        long restless = sql.one("select min(id) n from interface where device_id = ?", row -> row.number("n"), olt);
        sql.update("""
                insert into interface_state (interface_id, began_at, ended_at, status)
                select ?, now() - n * interval '1 hour', case when n > 1 then now() - (n - 1) * interval '1 hour' end,
                       case when n % 2 = 0 then 'Online' else 'LOS' end from generate_series(1, 11) n
                """, restless);
        Reports reports = new Reports(sql);
        ReportBounds ten = new ReportBounds(-28, -10, -15, 5, 3, 20, 10, 1800, 10, 85);
        ReportBounds eleven = new ReportBounds(-28, -10, -15, 5, 3, 20, 11, 1800, 10, 85);

        assertThat(reports.count(Report.RESTLESS_ONUS, ten)).isEqualTo(1);
        assertThat(reports.count(Report.RESTLESS_ONUS, eleven)).isZero();
    }

    @Test
    void badSignalsAreCountedByWhatIsWrong() {
        sql.update("""
                insert into onu_signal (interface_id, read_at, rx_dbm)
                select id, now(), case when status = 'LOS' then -40 when device_id = ? then -29 else -5 end from interface
                """, olt);
        Reports reports = new Reports(sql);

        reports.countBadSignals(new ReportBounds(-28, -10, -15, 5, 3, 20, 10, 1800, 10, 85));

        assertThat(reports.badSignals(null)).isEqualTo(new Reports.BadSignals(5, 3, 2));
        assertThat(reports.badSignals(Set.of(group))).isEqualTo(new Reports.BadSignals(3, 3, 0));
        assertThat(reports.counts(null)).containsEntry(Report.BAD_SIGNALS, 0L);
    }

    @Test
    void theExtremesOfASignalAreToldSinceSomebodyBeganAnew() {
        OnuDetails details = new OnuDetails(sql);
        long onu = sql.one("select min(id) n from interface where device_id = ?", row -> row.number("n"), olt);
        Instant now = Instant.now();
        sample(onu, now.minusSeconds(3000), -30);
        sample(onu, now.minusSeconds(1000), -20);
        sql.update(
                "insert into onu_signal_sample_15m (interface_id, at, rx_least, rx_most, samples) values (?, ?, -33, -18, 3)",
                onu,
                now.minusSeconds(7200));

        assertThat(details.bounds(onu).rxLeastDbm()).isEqualTo(-33);
        assertThat(details.bounds(onu).rxMostDbm()).isEqualTo(-18);
        assertThat(details.bounds(onu).since()).isNull();

        details.beginAnew(onu, now.minusSeconds(2000), "somebody");
        OnuDetails.SignalBounds after = details.bounds(onu);
        assertThat(after.rxLeastDbm()).isEqualTo(-20);
        assertThat(after.rxMostDbm()).isEqualTo(-20);
        assertThat(after.by()).isEqualTo("somebody");

        assertThat(details.beginAnewOfDevice(olt, now, "somebody else")).isEqualTo(4);
        assertThat(details.bounds(onu).rxLeastDbm()).isNull();
    }

    private void sample(long onu, Instant at, double rxDbm) {
        sql.update("insert into onu_signal_sample (interface_id, at, rx_dbm) values (?, ?, ?)", onu, at, rxDbm);
    }

    private long device(String address, long groupId) {
        return sql.one(
                "insert into device (name, address, type, group_id) values ('olt', ?::inet, 'OLT', nullif(?, 0)) returning id",
                row -> row.number("id"),
                address,
                groupId);
    }

    private void onus(long device, int many, String status) {
        sql.update(
                "insert into interface (device_id, bind_key, name, type, status) select ?, ? || n, 'onu', 'ONU', ?"
                        + " from generate_series(1, ?) n",
                device,
                status,
                status,
                many);
    }
}
