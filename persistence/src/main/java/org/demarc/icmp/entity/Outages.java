package org.demarc.icmp.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** Who was dead when: the log of outages by ICMP, and of the rounds that found them. */
@Dependent
public class Outages {

    private static final int MOST_AT_ONCE = 20_000;

    private static final String FROM = " from icmp_silence s left join device d on d.id = s.device_id where ";

    private static final Map<String, String> SORTABLE = Map.of(
            "name", "lower(coalesce(d.name, s.name))",
            "address", "d.address",
            "location", "coalesce(nullif(d.location, ''), d.sys_location)",
            "beganAt", "s.began_at",
            "endedAt", "s.ended_at");

    private final Sql sql;

    @Inject
    public Outages(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which outages.
     *
     * @param kind DEVICE, GATEWAY, null for both
     * @param at those that went on at that moment, null for all
     * @param groups whose devices are shown, null for all
     * @param gateways whether gateways are shown, which belong to no group
     */
    public record Wanted(
            @Nullable String kind,
            @Nullable Instant at,
            @Nullable Set<Long> groups,
            boolean gateways) {}

    /** Begins and ends outages of devices as the round at that moment has left them; who is not asked any more has none. */
    public void keepOfDevices(Instant at) {
        sql.update("""
                update icmp_silence s set ended_at = ?::timestamptz
                  from device d left join device_reach r on r.device_id = d.id
                 where s.device_id = d.id and s.ended_at is null
                   and (r.alive is distinct from false or not d.poll_enabled or coalesce(d.params ->> 'noIcmp', 'false') = 'true')
                """, at);
        sql.update("""
                insert into icmp_silence (device_id, began_at)
                select r.device_id, r.changed_at from device_reach r join device d on d.id = r.device_id
                 where not r.alive and d.poll_enabled and coalesce(d.params ->> 'noIcmp', 'false') <> 'true'
                   and not exists (select 1 from icmp_silence s where s.device_id = r.device_id and s.ended_at is null)
                on conflict (device_id) where ended_at is null and device_id is not null do nothing
                """);
    }

    public void ran(IcmpRun run) {
        sql.update(
                "insert into icmp_run (at, node, devices, dead_devices, gateways, dead_gateways, took_ms) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (at) do nothing",
                run.at(),
                run.node(),
                run.devices(),
                run.deadDevices(),
                run.gateways(),
                run.deadGateways(),
                run.tookMs());
    }

    /** Newest first unless sorted otherwise. Filter: part of a name, an address or a location. */
    public Page<Outage> page(Wanted wanted, PageRequest request) {
        Conditions conditions = conditions(wanted);
        if (!request.filter().isEmpty()) {
            String part = Like.containing(request.filter());
            conditions.and(
                    "(coalesce(d.name, s.name) ilike ? or coalesce(host(d.address), s.host) ilike ? or d.location ilike ?"
                            + " or d.sys_location ilike ?)",
                    part,
                    part,
                    part,
                    part);
        }
        String order = request.order(SORTABLE, "s.began_at desc, s.id desc", " desc nulls last") + ", s.id desc";
        List<Outage> rows = sql.list(
                "select s.*, d.name device_name, host(d.address) ip, coalesce(nullif(d.location, ''), d.sys_location) place"
                        + FROM + conditions.sql() + " order by " + order + " limit ? offset ?",
                Outages::read,
                conditions.parameters(request.limit(), request.offset()));
        long total =
                sql.one("select count(*) n" + FROM + conditions.sql(), row -> row.number("n"), conditions.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static Conditions conditions(Wanted wanted) {
        Conditions conditions = new Conditions();
        if (wanted.kind() != null) {
            conditions.and(wanted.kind().equals("GATEWAY") ? "s.device_id is null" : "s.device_id is not null");
        }
        Instant at = wanted.at();
        if (at != null) {
            conditions.and(
                    "s.began_at <= ?::timestamptz and (s.ended_at is null or s.ended_at > ?::timestamptz)", at, at);
        }
        if (wanted.groups() != null) {
            conditions.and("(s.device_id is null or d.group_id = any(?::bigint[]))", new ArrayList<>(wanted.groups()));
        }
        if (!wanted.gateways()) {
            conditions.and("s.device_id is not null");
        }
        return conditions;
    }

    /** Rounds, newest first. */
    public Page<IcmpRun> runs(PageRequest request, boolean deadOnly) {
        String condition = deadOnly ? " where dead_devices + dead_gateways > 0" : "";
        String order = request.order(
                Map.of(
                        "at", "at",
                        "deadDevices", "dead_devices",
                        "deadGateways", "dead_gateways",
                        "tookMs", "took_ms"),
                "at desc",
                " desc");
        List<IcmpRun> rows = sql.list(
                "select * from icmp_run" + condition + " order by " + order + ", at desc limit ? offset ?",
                Outages::run,
                request.limit(),
                request.offset());
        long total = sql.one("select count(*) n from icmp_run" + condition, row -> row.number("n"));
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** The last round of the cluster; empty before the first one. */
    public Optional<IcmpRun> lastRun() {
        return sql.first("select * from icmp_run order by at desc limit 1", Outages::run);
    }

    /** Forgets some of what is older than so many days; to be called until it gives 0. */
    public int forget(int runDays, int outageDays, Instant now) {
        int runs = sql.update("""
                delete from icmp_run where at in (
                    select at from icmp_run where at < ?::timestamptz - make_interval(days => ?) order by at limit ?)
                """, now, runDays, MOST_AT_ONCE);
        return runs + sql.update("""
                delete from icmp_silence where id in (
                    select id from icmp_silence where ended_at < ?::timestamptz - make_interval(days => ?) order by ended_at limit ?)
                """, now, outageDays, MOST_AT_ONCE);
    }

    private static Outage read(Sql.Row row) throws SQLException {
        Long deviceId = row.nullableNumber("device_id");
        return new Outage(
                row.number("id"),
                deviceId == null ? "GATEWAY" : "DEVICE",
                deviceId,
                row.text(deviceId == null ? "name" : "device_name"),
                row.text(deviceId == null ? "host" : "ip"),
                row.text("place"),
                row.instant("began_at"),
                row.nullableInstant("ended_at"));
    }

    private static IcmpRun run(Sql.Row row) throws SQLException {
        return new IcmpRun(
                row.instant("at"),
                row.text("node"),
                (int) row.number("devices"),
                (int) row.number("dead_devices"),
                (int) row.number("gateways"),
                (int) row.number("dead_gateways"),
                (int) row.number("took_ms"));
    }
}
