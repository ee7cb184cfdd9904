package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.poll.entity.HistorySteps.History;
import org.demarc.port.entity.Rates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories at three levels: samples, quarters of an hour, days. */
class HistoryStepsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Instant began = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);
    private static final long PORT = 987_654;

    private Sql sql;
    private HistorySteps steps;

    @BeforeEach
    void twoDaysOfSamples() {
        sql = new Sql(DATABASE.dataSource());
        steps = new HistorySteps(sql);
        Histories histories = new Histories(sql);
        histories.makeAhead(LocalDate.ofInstant(began, ZoneOffset.UTC), 3);
        sql.update(
                "truncate interface_rate_sample, interface_rate_sample_15m, interface_rate_sample_1d, reading_sample,"
                        + " reading_sample_15m, reading_sample_1d, onu_signal_sample, onu_signal_sample_15m, onu_signal_sample_1d");
        sql.update("update history_mark set done_until = ?", began);
        sql.update("""
                insert into interface_rate_sample (interface_id, at, in_bps, out_bps)
                select ?, at, 1000 * extract(minute from at), 5 from generate_series(?::timestamptz, ?::timestamptz, '5 minutes') at
                """, PORT, began, began.plus(26, ChronoUnit.HOURS));
        sql.update(
                "insert into reading_sample (row_id, measure, at, value) values (1, 'temperatureC', ?, 40), (1, 'temperatureC', ?, 50)",
                began.plusSeconds(60),
                began.plusSeconds(90));
    }

    @Test
    @DisplayName("issue 4.2 roll-ups: quarters of an hour keep mean and peak, days come from quarters")
    void quartersAndDaysKeepMeanAndPeak() {
        Instant now = began.plus(27, ChronoUnit.HOURS);

        int quarters = run(History.RATES, now);
        boolean day = steps.day(History.RATES);

        assertThat(quarters).isEqualTo(27);
        assertThat(day).isTrue();
        assertThat(decimal("select in_bps from interface_rate_sample_15m where at = ?", began))
                .isCloseTo(5000, within(1.0));
        assertThat(decimal("select in_bps_most from interface_rate_sample_15m where at = ?", began.plusSeconds(900)))
                .isCloseTo(25_000, within(1.0));
        assertThat(number("select samples from interface_rate_sample_1d where at = ?", began))
                .isEqualTo(288);
        assertThat(decimal("select in_bps_most from interface_rate_sample_1d where at = ?", began))
                .isCloseTo(55_000, within(1.0));
        assertThat(steps.day(History.RATES)).as("the next day is not over").isFalse();
        assertThat(new Rates(sql).history(PORT, began, began.plusSeconds(86_400), 1000, HistoryLevel.QUARTER))
                .hasSize(96);
    }

    @Test
    void aStepIsDoneOnceWhoeverDoesIt() throws Exception {
        Instant now = began.plus(5, ChronoUnit.HOURS);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> all = List.of(
                    () -> run(History.RATES, now), () -> run(History.RATES, now), () -> run(History.RATES, now));
            for (var one : nodes.invokeAll(all)) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        run(History.RATES, now);

        assertThat(steps.doneUntil(History.RATES, HistoryLevel.QUARTER)).isEqualTo(now.minus(Duration.ofMinutes(15)));
        assertThat(number("select count(*) - count(distinct at) from interface_rate_sample_15m"))
                .isZero();
    }

    @Test
    void numbersOfRowsAreWeighedBySamples() {
        run(History.READINGS, began.plus(25, ChronoUnit.HOURS));
        steps.day(History.READINGS);

        KeptRows rows = new KeptRows(sql);
        assertThat(rows.history(1, "temperatureC", began, began.plusSeconds(86_400), 10, HistoryLevel.DAY))
                .singleElement()
                .satisfies(point -> assertThat(List.of(point.value(), point.least(), point.most()))
                        .containsExactly(45.0, 40.0, 50.0));
    }

    @Test
    @DisplayName("a chart of a day tells the same from samples, quarters of an hour and days")
    void chartsTellTheSameAtEveryLevel() {
        Instant day = began.truncatedTo(ChronoUnit.DAYS);
        sql.update("truncate interface_rate_sample");
        for (int minute : List.of(1, 3, 5, 20, 700)) {
            sql.update(
                    "insert into interface_rate_sample (interface_id, at, in_bps, out_bps) values (?, ?, ?, ?)",
                    PORT,
                    day.plus(minute, ChronoUnit.MINUTES),
                    100.0 * minute,
                    7.0);
            sql.update(
                    "insert into onu_signal_sample (interface_id, at, rx_dbm, tx_dbm, distance_m) values (?, ?, ?, ?, ?)",
                    PORT,
                    day.plus(minute, ChronoUnit.MINUTES),
                    -20.0 - minute % 7,
                    minute == 20 ? null : 2.5,
                    minute);
        }
        run(History.RATES, day.plus(25, ChronoUnit.HOURS));
        run(History.SIGNALS, day.plus(25, ChronoUnit.HOURS));
        steps.day(History.RATES);
        steps.day(History.SIGNALS);

        for (HistoryLevel level : HistoryLevel.values()) {
            assertThat(told(ChartColumn.IN_BPS, day, level))
                    .as("%s", level)
                    .startsWith(14_580.0)
                    .endsWith(70_000.0);
            assertThat(told(ChartColumn.RX, day, level)).as("%s", level).containsExactly(-23.0, -26.0, -20.0);
            assertThat(told(ChartColumn.TX, day, level)).as("%s", level).containsExactly(2.5, 2.5, 2.5);
        }
    }

    /** Mean, least and most of the day, in one step of the chart; coarser levels keep no least of traffic. */
    private List<Double> told(ChartColumn column, Instant day, HistoryLevel level) {
        ChartLine line = new ChartLines(sql)
                .of(PORT, List.of(column), day, day.plus(1, ChronoUnit.DAYS), 1, level)
                .get(0);
        return Stream.of(line.mean(), line.least(), line.most())
                .map(numbers -> Math.round(numbers.get(0) * 1000) / 1000.0)
                .toList();
    }

    @Test
    void signalsAreTakenTogetherToo() {
        sql.update(
                "insert into onu_signal_sample (interface_id, at, rx_dbm, distance_m) values (5, ?, -20, 100), (5, ?, -24, 102)",
                began.plusSeconds(10),
                began.plusSeconds(610));

        run(History.SIGNALS, began.plus(25, ChronoUnit.HOURS));
        steps.day(History.SIGNALS);

        assertThat(decimal("select rx_least from onu_signal_sample_1d where interface_id = 5"))
                .isEqualTo(-24);
        assertThat(decimal("select rx_dbm from onu_signal_sample_15m where interface_id = 5"))
                .isEqualTo(-22);
    }

    @Test
    @DisplayName("issue 4.2 retention: whole partitions are dropped")
    void whatIsTooOldIsDroppedByPartition() {
        Histories histories = new Histories(sql);
        run(History.RATES, began.plus(27, ChronoUnit.HOURS));

        int dropped = histories.dropQuarters(
                LocalDate.ofInstant(began, ZoneOffset.UTC).plusDays(1));

        assertThat(dropped).isGreaterThanOrEqualTo(3);
        assertThat(number("select count(*) n from interface_rate_sample_15m where at < ?", began.plusSeconds(86_400)))
                .isZero();
        assertThat(histories.dropDays(LocalDate.ofInstant(began, ZoneOffset.UTC).minusYears(3)))
                .isZero();
    }

    @Test
    void theLevelFitsTheSpanAndWhatIsKept() {
        Instant now = Instant.now();

        assertThat(HistoryLevel.of(now.minus(Duration.ofHours(24)), now, now, 14, 90))
                .isEqualTo(HistoryLevel.RAW);
        assertThat(HistoryLevel.of(now.minus(Duration.ofDays(30)), now, now, 14, 90))
                .isEqualTo(HistoryLevel.QUARTER);
        assertThat(HistoryLevel.of(now.minus(Duration.ofDays(365)), now, now, 14, 90))
                .isEqualTo(HistoryLevel.DAY);
        Instant longAgo = now.minus(Duration.ofDays(20));
        assertThat(HistoryLevel.of(longAgo, longAgo.plusSeconds(3600), now, 14, 90))
                .isEqualTo(HistoryLevel.QUARTER);
    }

    private double decimal(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getDouble(1), parameters);
    }

    private long number(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getLong(1), parameters);
    }

    private int run(History history, Instant now) {
        int done = 0;
        while (steps.quarters(history, now)) {
            done++;
        }
        return done;
    }
}
