package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.demarc.Sql;

/** Keeps the histories of polling in their bounds. */
@Dependent
public class Histories {

    /** By days, as they were read. */
    private static final List<String> SAMPLES =
            List.of("onu_signal_sample", "interface_rate_sample", "reading_sample", "device_reach_sample");

    private static final List<String> QUARTERS =
            SAMPLES.stream().map(table -> table + HistoryLevel.QUARTER.suffix()).toList();
    private static final List<String> DAYS =
            SAMPLES.stream().map(table -> table + HistoryLevel.DAY.suffix()).toList();
    private static final List<String> LOGS = List.of("poll_log");

    /** By months: there is little in them. */
    private static final List<String> STAYS = List.of("fdb_past");

    private static final int AT_ONCE = 5000;

    /** Partitions of a day each. */
    static final String DAY = "day";

    /** Partitions of a month each. */
    static final String MONTH = "month";

    private final Sql sql;

    @Inject
    public Histories(Sql sql) {
        this.sql = sql;
    }

    /** Makes the partitions from this day on; those that exist are left alone. Returns how many were made. */
    public int makeAhead(LocalDate from, int days) {
        return made(SAMPLES, DAY, from, days)
                + made(LOGS, DAY, from, days)
                + made(QUARTERS, DAY, from, days)
                + made(DAYS, MONTH, from, 2)
                + made(STAYS, MONTH, from, 2);
    }

    private int made(List<String> histories, String step, LocalDate from, int many) {
        return histories.stream()
                .mapToInt(history -> make(sql, history, step, from, many))
                .sum();
    }

    /** Makes partitions of one table from this day on; those that exist are left alone. Returns how many were made. */
    static int make(Sql sql, String history, String step, LocalDate from, int many) {
        return sql.one(
                "select make_partitions(?, ?, ?::date, ?) n",
                row -> (int) row.number("n"),
                history,
                step,
                from.toString(),
                many);
    }

    /** Drops the partitions of samples before this day. Returns how many went. */
    public int dropSamples(LocalDate day) {
        return dropped(SAMPLES, DAY, day);
    }

    /** Drops the partitions of quarters of an hour before this day. Returns how many went. */
    public int dropQuarters(LocalDate day) {
        return dropped(QUARTERS, DAY, day);
    }

    /** Drops the partitions (months) of days before this day. Returns how many went. */
    public int dropDays(LocalDate day) {
        return dropped(DAYS, MONTH, day);
    }

    /** Drops the log of polls before this day. Returns how many partitions went. */
    public int dropLogs(LocalDate day) {
        return dropped(LOGS, DAY, day);
    }

    /** Drops the partitions (months) of stays of MACs that were over before this day. Returns how many went. */
    public int dropStays(LocalDate day) {
        return dropped(STAYS, MONTH, day);
    }

    private int dropped(List<String> histories, String step, LocalDate day) {
        return histories.stream()
                .mapToInt(history -> sql.one(
                        "select drop_partitions(?, ?, ?::date) n",
                        row -> (int) row.number("n"),
                        history,
                        step,
                        day.toString()))
                .sum();
    }

    /** Deletes rows of readings that are over for so many days, at most 5,000. Returns how many. */
    public int forgetRows(int days) {
        return sql.update("""
                delete from reading_row where id in (select id from reading_row
                 where not present and last_seen < now() - ? * interval '1 day' order by last_seen limit ?)
                """, days, AT_ONCE);
    }

    /**
     * Deletes interfaces that devices have not listed for so many days, at most 5,000; the stays of MACs on them are kept under their names.
     * Returns how many.
     */
    public int forgetGone(int days) {
        return sql.update("""
                with gone as (
                    select id, name from interface where gone_at < now() - ? * interval '1 day' order by gone_at limit ? for update
                ), kept as (
                    insert into fdb_past (tab, device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)
                    select 'fdb', f.device_id, f.mac, f.vlan, g.id, g.name, f.status, coalesce(f.returned_at, f.first_seen),
                           f.last_seen, now()
                      from gone g join fdb f on f.interface_id = g.id
                     union all
                    select r.reading, r.device_id, r.mac, coalesce(r.vlan, 0), g.id, g.name, 'LEARNED',
                           coalesce(r.returned_at, r.first_seen), r.last_seen, now()
                      from gone g join reading_row r on r.interface_id = g.id and r.reading = 'snooping' and r.mac is not null
                ), named as (
                    update fdb_past p set port_key = g.name from gone g where p.interface_id = g.id and p.port_key = ''
                )
                delete from interface where id in (select id from gone)
                """, days, AT_ONCE);
    }

    /** Deletes sightings of MACs that are over for so many days, at most 5,000. Returns how many. */
    public int forgetSightings(int days) {
        return sql.update("""
                delete from fdb where ctid in (select ctid from fdb
                 where not present and last_seen < now() - ? * interval '1 day' order by last_seen limit ?)
                """, days, AT_ONCE);
    }

    /** Deletes states of devices that ended so many days ago, at most 5,000. Returns how many. */
    public int forgetDeviceStates(int days) {
        return sql.update("""
                delete from device_state where (device_id, began_at) in (select device_id, began_at from device_state
                 where ended_at < now() - ? * interval '1 day' order by ended_at limit ?)
                """, days, AT_ONCE);
    }

    /** Deletes states of interfaces that ended so many days ago, at most 5,000. Returns how many. */
    public int forgetStates(int days) {
        return sql.update("""
                delete from interface_state where (interface_id, began_at) in (select interface_id, began_at from interface_state
                 where ended_at < now() - ? * interval '1 day' order by ended_at limit ?)
                """, days, AT_ONCE);
    }
}
