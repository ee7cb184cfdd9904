package org.demarc.analytics.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.jspecify.annotations.Nullable;

/** How many ONUs there are of each status, and were. */
@Dependent
public class OnuCounts {

    /** How long the counts are kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final long MOST_COUNTED = 50_000;

    /** ONUs at one instant; {@code total} are those of every status. */
    public record Online(Instant at, long online, long total) {}

    /**
     * ONUs by status.
     *
     * @param countedAt when they were counted
     */
    public record Counted(Map<String, Long> onusByStatus, Instant countedAt) {}

    private final Sql sql;

    @Inject
    public OnuCounts(Sql sql) {
        this.sql = sql;
    }

    /** Counts what is so now, once a minute at most however many nodes ask, and forgets what is too old. */
    public void keep(Instant now) {
        sql.update("""
                insert into onu_count (at, group_id, status, onus)
                select date_trunc('minute', ?::timestamptz), coalesce(d.group_id, 0), i.status, sum(i.n)
                  from (select device_id, status, count(*) n from interface where type = 'ONU' and gone_at is null group by 1, 2) i
                  join device d on d.id = i.device_id group by 2, 3
                on conflict do nothing
                """, now);
        sql.update("delete from onu_count where at < ?", now.minus(KEPT));
    }

    /**
     * How many there were, oldest first; spans with more points than wanted are averaged.
     *
     * @param groups whose devices' ONUs are meant; null for all
     */
    public List<Online> series(@Nullable Set<Long> groups, Instant from, Instant to, int points) {
        long width = Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
        Conditions wanted =
                new Conditions().and("at >= ? and at < ?", from, to).andIf(groups, "group_id = any(?::bigint[])");
        return sql.list(
                "select min(at) at, round(avg(online))::bigint online, round(avg(total))::bigint total from (select at,"
                        + " coalesce(sum(onus) filter (where status = 'Online'), 0) online, sum(onus) total from onu_count where "
                        + wanted.sql() + " group by at) p group by floor(extract(epoch from at) / " + width
                        + ") order by 1 limit " + (Math.max(1, points) + 1),
                row -> new Online(row.instant("at"), row.number("online"), row.number("total")),
                wanted.parameters());
    }

    /** Counted now where there are few, or else as they were last counted, some minutes ago. */
    public Counted now(@Nullable Set<Long> groups, Instant now) {
        boolean many = sql.one(
                "select coalesce((select sum(onus) from onu_count where at = (select max(at) from onu_count)), 0) > ? many",
                row -> row.flag("many"),
                MOST_COUNTED);
        Conditions wanted = new Conditions().andIf(groups, "c.group_id = any(?::bigint[])");
        String source = many
                ? "(select * from onu_count where at = (select max(at) from onu_count)) c"
                : "(select d.group_id, i.status, count(*) onus, ?::timestamptz at from interface i join device d on d.id = i.device_id"
                        + " where i.type = 'ONU' and i.gone_at is null group by 1, 2) c";
        Map<String, Long> onusByStatus = new TreeMap<>();
        List<Instant> at = sql.list(
                "select c.status, sum(c.onus) n, max(c.at) at from " + source + " where " + wanted.sql()
                        + " group by 1",
                row -> {
                    onusByStatus.put(row.text("status"), row.number("n"));
                    return row.instant("at");
                },
                many ? wanted.parameters() : leading(now, wanted));
        return new Counted(onusByStatus, at.isEmpty() ? now : at.get(0));
    }

    private static @Nullable Object[] leading(Instant now, Conditions wanted) {
        @Nullable Object[] rest = wanted.parameters();
        @Nullable Object[] all = new @Nullable Object[rest.length + 1];
        all[0] = now;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
