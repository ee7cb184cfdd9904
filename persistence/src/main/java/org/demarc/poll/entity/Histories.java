package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.demarc.Sql;

/** Keeps the histories of polling in their bounds. */
@Dependent
public class Histories {

    private static final List<String> DAILY = List.of("onu_signal_sample", "interface_rate_sample");
    private static final int AT_ONCE = 5000;

    private final Sql sql;

    @Inject
    public Histories(Sql sql) {
        this.sql = sql;
    }

    /** Makes the daily partitions from this day on; those that exist are left alone. Returns how many were made. */
    public int makeAhead(LocalDate from, int days) {
        return DAILY.stream()
                .mapToInt(history -> sql.one(
                        "select make_daily_partitions(?, ?::date, ?) n",
                        row -> (int) row.number("n"),
                        history,
                        from.toString(),
                        days))
                .sum();
    }

    /** Drops the partitions of days before this one. Returns how many went. */
    public int dropBefore(LocalDate day) {
        return DAILY.stream()
                .mapToInt(history -> sql.one(
                        "select drop_daily_partitions(?, ?::date) n",
                        row -> (int) row.number("n"),
                        history,
                        day.toString()))
                .sum();
    }

    /** Deletes interfaces that devices have not listed for so many days, at most 5,000. Returns how many. */
    public int forgetGone(int days) {
        return sql.update("""
                delete from interface where id in (select id from interface
                 where gone_at < now() - ? * interval '1 day' order by gone_at limit ?)
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
