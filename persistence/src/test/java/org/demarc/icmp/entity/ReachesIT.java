package org.demarc.icmp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.icmp.entity.Reaches.Found;
import org.demarc.icmp.entity.Reaches.Sample;
import org.demarc.poll.entity.Histories;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.poll.entity.HistorySteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReachesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Sql sql;
    private Reaches reaches;
    private long device;

    @BeforeEach
    void oneDevice() {
        sql = new Sql(DATABASE.dataSource());
        reaches = new Reaches(sql);
        sql.update("truncate device cascade");
        device = sql.one(
                "insert into device (name, address) values ('a', '192.0.2.1') returning id", row -> row.number("id"));
        sql.update("insert into device_poll (device_id, due_at) values (?, ?)", device, at.plusSeconds(500));
    }

    @Test
    void aDeviceThatCeasesToAnswerIsPolledAtOnce() {
        reaches.found(List.of(new Found(device, true, 0.5, 0)), at.minusSeconds(60));
        sql.update("update device_poll set due_at = ?", at.plusSeconds(500));

        int turned = reaches.found(List.of(new Found(device, false, null, 100)), at);

        assertThat(turned).isEqualTo(1);
        assertThat(instant("select due_at as at from device_poll")).isEqualTo(at);
        assertThat(instant("select alive_at as at from device_reach")).isEqualTo(at.minusSeconds(60));
    }

    @Test
    void whatStaysTheSameIsNotWritten() {
        reaches.found(List.of(new Found(device, true, 0.5, 0)), at.minusSeconds(60));

        int turned = reaches.found(List.of(new Found(device, true, 0.7, 0)), at);

        assertThat(turned).isZero();
        assertThat(instant("select probed_at as at from device_reach")).isEqualTo(at.minusSeconds(60));
    }

    @Test
    void devicesThatAreNotToBeAskedAreNot() {
        assertThat(reaches.toProbe()).containsExactly(new Reaches.Probed(device, "192.0.2.1", false));

        sql.update("update device set params = '{\"noIcmp\": true}'");

        assertThat(reaches.toProbe()).isEmpty();
    }

    @Test
    void historiesStayInTheirBounds() {
        Histories histories = new Histories(sql);
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);

        int made = histories.makeAhead(today.plusDays(15), 5);
        int again = histories.makeAhead(today.plusDays(15), 5);
        int dropped = histories.dropSamples(today);

        assertThat(made).isBetween(45, 53);
        assertThat(again).isZero();
        assertThat(dropped).isEqualTo(4);
        sql.update(
                "insert into interface (device_id, bind_key, name, type, gone_at) values (?, '1', 'x', 'GE', now() - interval '31 days')",
                device);
        assertThat(histories.forgetGone(30)).isEqualTo(1);
        assertThat(histories.forgetSightings(90)).isZero();
        assertThat(histories.forgetStates(90)).isZero();
    }

    @Test
    void roundTripsAndLossesAreKeptAndMadeCoarser() {
        Instant quarter = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 900) * 900)
                .minusSeconds(3600);
        reaches.keep(List.of(
                new Sample(device, quarter, 1.0, 2.0, 0, 5),
                new Sample(device, quarter.plusSeconds(300), 3.0, 9.0, 20, 5),
                new Sample(device, quarter.plusSeconds(600), null, null, 100, 5)));
        sql.update(
                "update history_mark set done_until = ? where history = 'device_reach_sample' and level = 'QUARTER'",
                quarter);

        new HistorySteps(sql).quarters(HistorySteps.History.REACH, at);

        assertThat(reaches.history(device, quarter, at, 1000, HistoryLevel.RAW))
                .extracting(ReachPoint::rttMs)
                .containsExactly(1.0, 3.0, null);
        assertThat(reaches.history(device, quarter, quarter.plusSeconds(900), 1, HistoryLevel.RAW))
                .singleElement()
                .isEqualTo(new ReachPoint(quarter, 2.0, 9.0, 40, 100));
        assertThat(reaches.history(device, quarter, at, 1000, HistoryLevel.QUARTER))
                .containsExactly(new ReachPoint(quarter, 2.0, 9.0, 40, 100));
    }

    @Test
    void whatWasLastFoundIsTold() {
        assertThat(reaches.newest(device)).isEmpty();

        reaches.found(List.of(new Found(device, true, 0.5, 25)), at);

        assertThat(reaches.newest(device)).contains(new Reach(true, at, at, 0.5, 25));
    }

    private Instant instant(String query) {
        return sql.one(query, row -> row.instant("at"));
    }
}
