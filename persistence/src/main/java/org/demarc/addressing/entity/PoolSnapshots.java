package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** How full pools were, day by day (ucrm-routeros.md 7.6). */
@Dependent
public class PoolSnapshots {

    private final Sql sql;

    @Inject
    public PoolSnapshots(Sql sql) {
        this.sql = sql;
    }

    /** Notes how full a pool is on a day; what was noted on that day before is replaced. */
    public void note(long poolId, LocalDate day, PoolUse use) {
        sql.update(
                """
                INSERT INTO address_pool_snapshot (pool_id, day, usable, used, reserved, quarantined, blocked)
                SELECT p.id, ?::date, ?, ?, ?, ?, ? FROM address_pool p WHERE p.id = ?
                ON CONFLICT (pool_id, day) DO UPDATE SET usable = excluded.usable, used = excluded.used,
                    reserved = excluded.reserved, quarantined = excluded.quarantined, blocked = excluded.blocked
                """,
                day.toString(),
                use.usable(),
                use.used(),
                use.reserved(),
                use.quarantined(),
                use.blocked(),
                poolId);
    }

    /**
     * A pool that is to be looked after.
     *
     * @param alarm word of the alarm
     * @param free addresses
     * @param days until it is empty, null where it does not grow
     */
    public record Alarm(
            long poolId, String alarm, long free, @Nullable Long days) {}

    /** These pools raise an alarm, and no others do; since when is kept. */
    public void alarms(Collection<Alarm> now) {
        List<Long> pools = now.stream().map(Alarm::poolId).toList();
        sql.update("DELETE FROM address_pool_alarm WHERE NOT pool_id = ANY(?::bigint[])", pools);
        sql.update(
                """
                INSERT INTO address_pool_alarm AS a (pool_id, alarm, free, days)
                SELECT p.id, t.alarm, t.free, NULLIF(t.days, -1)
                FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[]) AS t(pool_id, alarm, free, days)
                JOIN address_pool p ON p.id = t.pool_id ORDER BY p.id
                ON CONFLICT (pool_id) DO UPDATE SET alarm = excluded.alarm, free = excluded.free, days = excluded.days
                WHERE (a.alarm, a.free, a.days) IS DISTINCT FROM (excluded.alarm, excluded.free, excluded.days)
                """,
                pools,
                now.stream().map(Alarm::alarm).toList(),
                now.stream().map(Alarm::free).toList(),
                now.stream().map(one -> one.days() == null ? -1L : one.days()).toList());
    }

    /** The newest snapshots of pools by pool, oldest first; at most {@code limit} of each. */
    public Map<Long, List<PoolSnapshot>> of(Collection<Long> poolIds, int limit) {
        Map<Long, List<PoolSnapshot>> byPool = new HashMap<>();
        sql.list("""
                        SELECT t.pool_id, n.* FROM unnest(?::bigint[]) AS t(pool_id) CROSS JOIN LATERAL (
                            SELECT s.day::text AS day, s.usable, s.used, s.reserved, s.quarantined, s.blocked FROM address_pool_snapshot s
                            WHERE s.pool_id = t.pool_id ORDER BY s.day DESC LIMIT ?) n
                        ORDER BY t.pool_id, n.day
                        """, row -> Map.entry(row.number("pool_id"), snapshot(row)), poolIds, limit)
                .forEach(one -> byPool.computeIfAbsent(one.getKey(), pool -> new ArrayList<>())
                        .add(one.getValue()));
        return byPool;
    }

    /** Forgets days before one. */
    public int forget(LocalDate before) {
        return sql.update("DELETE FROM address_pool_snapshot WHERE day < ?::date", before.toString());
    }

    private static PoolSnapshot snapshot(Sql.Row row) throws SQLException {
        return new PoolSnapshot(
                LocalDate.parse(row.text("day")),
                new PoolUse(
                        row.number("usable"),
                        row.number("used"),
                        row.number("reserved"),
                        row.number("quarantined"),
                        row.number("blocked"),
                        0));
    }
}
