package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.Sql;

/**
 * Makes quarters of an hour out of samples, and days out of quarters. A step is one statement: it moves the mark of its level and writes
 * the rows of the span that the mark has passed, so that a step is done whole or not at all, and by one node.
 */
@Dependent
public class HistorySteps {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    /** Samples may be written so long after they were read. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration MOST = Duration.ofHours(1);

    /** What is made coarser, and how. */
    public enum History {
        SIGNALS(
                "onu_signal_sample",
                "interface_id",
                "rx_dbm, rx_least, rx_most, tx_dbm, olt_rx_dbm, olt_rx_least, olt_rx_most, temperature_c, voltage_v, distance_m, samples",
                "avg(rx_dbm), min(rx_dbm), max(rx_dbm), avg(tx_dbm), avg(olt_rx_dbm), min(olt_rx_dbm), max(olt_rx_dbm),"
                        + " avg(temperature_c), avg(voltage_v), avg(distance_m)::integer, count(*)",
                weighed("rx_dbm") + ", min(rx_least), max(rx_most), " + weighed("tx_dbm") + ", " + weighed("olt_rx_dbm")
                        + ", min(olt_rx_least), max(olt_rx_most), " + weighed("temperature_c") + ", "
                        + weighed("voltage_v") + ", round(" + weighed("distance_m::numeric") + "), sum(samples)"),
        RATES(
                "interface_rate_sample",
                "interface_id",
                "in_bps, in_bps_most, out_bps, out_bps_most, in_pps, out_pps, in_errors_ps, out_errors_ps, in_discards_ps,"
                        + " out_discards_ps, samples",
                "avg(in_bps), max(in_bps), avg(out_bps), max(out_bps), avg(in_pps), avg(out_pps), avg(in_errors_ps),"
                        + " avg(out_errors_ps), avg(in_discards_ps), avg(out_discards_ps), count(*)",
                weighed("in_bps") + ", max(in_bps_most), " + weighed("out_bps") + ", max(out_bps_most), "
                        + weighed("in_pps") + ", " + weighed("out_pps") + ", " + weighed("in_errors_ps") + ", "
                        + weighed("out_errors_ps") + ", " + weighed("in_discards_ps") + ", "
                        + weighed("out_discards_ps") + ", sum(samples)"),
        READINGS(
                "reading_sample",
                "row_id, measure",
                "value_avg, value_min, value_max, samples",
                "avg(value), min(value), max(value), count(*)",
                weighed("value_avg") + ", min(value_min), max(value_max), sum(samples)"),
        REACH(
                "device_reach_sample",
                "device_id",
                "rtt_ms, rtt_most, loss, loss_most, samples",
                "avg(rtt_ms), max(rtt_most), sum(loss * rounds) / sum(rounds), max(loss), sum(rounds)",
                weighed("rtt_ms") + ", max(rtt_most), " + weighed("loss") + ", max(loss_most), sum(samples)");

        private final String table;
        private final String of;
        private final String columns;
        private final String quarters;
        private final String days;

        History(String table, String of, String columns, String quarters, String days) {
            this.table = table;
            this.of = of;
            this.columns = columns;
            this.quarters = quarters;
            this.days = days;
        }

        /** A quarter of an hour with one sample counts less than one with ten: so a day's mean is that of its samples. */
        private static String weighed(String column) {
            return "sum(%1$s * samples) / nullif(sum(samples) filter (where %1$s is not null), 0)".formatted(column);
        }
    }

    private final Sql sql;

    @Inject
    public HistorySteps(Sql sql) {
        this.sql = sql;
    }

    /** Up to when a level of a history is made. */
    public Instant doneUntil(History history, HistoryLevel level) {
        return sql.one(
                "select done_until from history_mark where history = ? and level = ?",
                row -> row.instant("done_until"),
                history.table,
                level);
    }

    /** Makes the next quarters of an hour, at most an hour of them; false when there is nothing to make yet. */
    public boolean quarters(History history, Instant now) {
        Instant from = doneUntil(history, HistoryLevel.QUARTER);
        Instant whole = floor(now.minus(LATE), QUARTER);
        Instant to = from.plus(MOST).isBefore(whole) ? from.plus(MOST) : whole;
        if (!from.isBefore(to)) {
            return false;
        }
        makeRoom(history.table + HistoryLevel.QUARTER.suffix(), Histories.DAY, from, 2);
        String rows = "select " + history.of + ", to_timestamp(floor(extract(epoch from at) / 900) * 900) as start, "
                + history.quarters + " from " + history.table;
        return step(history, HistoryLevel.QUARTER, rows, from, to);
    }

    /** Makes the next day once all of its quarters are made; false when there is nothing to make yet. */
    public boolean day(History history) {
        Instant from = doneUntil(history, HistoryLevel.DAY);
        Instant to = from.plus(1, ChronoUnit.DAYS);
        if (to.isAfter(doneUntil(history, HistoryLevel.QUARTER))) {
            return false;
        }
        makeRoom(history.table + HistoryLevel.DAY.suffix(), Histories.MONTH, from, 1);
        String rows =
                "select " + history.of + ", to_timestamp(floor(extract(epoch from at) / 86400) * 86400) as start, "
                        + history.days + " from " + history.table + HistoryLevel.QUARTER.suffix();
        return step(history, HistoryLevel.DAY, rows, from, to);
    }

    private void makeRoom(String table, String step, Instant from, int many) {
        Histories.make(sql, table, step, from.atOffset(ZoneOffset.UTC).toLocalDate(), many);
    }

    private boolean step(History history, HistoryLevel level, String rows, Instant from, Instant to) {
        return sql.one(
                """
                with mark as (
                    update history_mark set done_until = ? where history = ? and level = ? and done_until = ? returning 1
                ), written as (
                    insert into %s (%s, at, %s)
                    %s where at >= ? and at < ? and exists (select 1 from mark) group by %s, start
                )
                select exists (select 1 from mark) as moved
                """.formatted(history.table + level.suffix(), history.of, history.columns, rows, history.of),
                row -> row.flag("moved"),
                to,
                history.table,
                level,
                from,
                from,
                to);
    }

    private static Instant floor(Instant at, Duration width) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), width.toSeconds()) * width.toSeconds());
    }

    /** Every history. */
    public static List<History> all() {
        return List.of(History.values());
    }
}
