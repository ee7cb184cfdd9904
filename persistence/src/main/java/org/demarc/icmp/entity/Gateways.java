package org.demarc.icmp.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** Which gateways answer ICMP. A gateway is a host that routers of provisioning are at, however many of them. */
@Dependent
public class Gateways {

    /** A host to ask; the address is what it last stood for, empty for unknown. */
    public record Probed(String host, String address, boolean dead) {}

    /**
     * What a round found of one host.
     *
     * @param address what it stands for
     * @param rttMs null when there was no answer
     */
    public record Found(
            String host,
            String address,
            boolean alive,
            @Nullable Double rttMs,
            double lossPercent) {}

    /**
     * How many there are.
     *
     * @param unknown of which no address is known, or that were not asked yet
     */
    public record Count(long known, long dead, long unknown) {}

    private static final String FROM = """
              from (select lower(host) host, array_agg(name order by lower(name)) as names, string_agg(name, ', ') as words
                      from routeros_router group by lower(host)) h
              left join gateway_reach g on g.host = h.host
              left join lateral (select d.id from device d where d.address = g.address order by d.id limit 1) d on true
             where\s""";

    private static final Map<String, String> SORTABLE = Map.of(
            "host", "h.host",
            "name", "lower(h.words)",
            "state", "g.alive",
            "since", "g.changed_at",
            "rttMs", "g.rtt_ms",
            "lossPercent", "g.loss");

    private final Sql sql;

    @Inject
    public Gateways(Sql sql) {
        this.sql = sql;
    }

    /** Every host that routers are at. */
    public List<Probed> toProbe() {
        return sql.list("""
                select h.host, coalesce(host(g.address), '') address, coalesce(not g.alive, false) dead
                  from (select distinct lower(host) host from routeros_router) h left join gateway_reach g on g.host = h.host
                 order by h.host limit 100000
                """, row -> new Probed(row.text("host"), row.text("address"), row.flag("dead")));
    }

    /** Writes what changed, refreshes the rest every 15 minutes, keeps the log of outages, and forgets hosts that no router is at. */
    public void found(List<Found> found, Instant at) {
        sql.update(
                """
                insert into gateway_reach as g (host, address, alive, changed_at, alive_at, probed_at, misses, rtt_ms, loss)
                select t.host, t.address::inet, t.alive::boolean, ?::timestamptz, case when t.alive::boolean then ?::timestamptz end,
                       ?::timestamptz, case when t.alive::boolean then 0 else 1 end, nullif(t.rtt, '')::real, t.loss::real
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as t(host, address, alive, rtt, loss)
                 order by t.host
                on conflict (host) do update
                   set address = excluded.address, alive = excluded.alive, alive_at = coalesce(excluded.alive_at, g.alive_at),
                       changed_at = case when g.alive is distinct from excluded.alive then excluded.changed_at else g.changed_at end,
                       probed_at = excluded.probed_at, misses = case when excluded.alive then 0 else g.misses + 1 end,
                       rtt_ms = excluded.rtt_ms, loss = excluded.loss
                 where not excluded.alive or g.alive is distinct from excluded.alive or g.address is distinct from excluded.address
                    or g.loss <> excluded.loss or g.probed_at < excluded.probed_at - interval '15 minutes'
                """,
                at,
                at,
                at,
                Sql.column(found, Found::host),
                Sql.column(found, Found::address),
                Sql.column(found, one -> String.valueOf(one.alive())),
                Sql.column(found, one -> one.rttMs() == null ? "" : one.rttMs().toString()),
                Sql.column(found, one -> String.valueOf(one.lossPercent())));
        sql.update("""
                delete from gateway_reach g where not exists (select 1 from routeros_router r where lower(r.host) = g.host)
                """);
        keepSilences(at);
    }

    private void keepSilences(Instant at) {
        sql.update("""
                update icmp_silence s set ended_at = ?::timestamptz
                 where s.device_id is null and s.ended_at is null
                   and not exists (select 1 from gateway_reach g where g.host = s.host and not g.alive)
                """, at);
        sql.update("""
                insert into icmp_silence (host, name, began_at)
                select g.host, (select string_agg(r.name, ', ' order by lower(r.name)) from routeros_router r where lower(r.host) = g.host),
                       g.changed_at
                  from gateway_reach g where not g.alive
                on conflict (host) where ended_at is null and device_id is null do nothing
                """);
    }

    /** Those that are dead first, then by name. Filter: part of a router's name, a host or an address. */
    public Page<Gateway> page(PageRequest request, boolean deadOnly) {
        Conditions wanted = new Conditions();
        if (deadOnly) {
            wanted.and("not g.alive");
        }
        if (!request.filter().isEmpty()) {
            String part = Like.containing(request.filter());
            wanted.and("(h.words ilike ? or h.host ilike ? or host(g.address) like ?)", part, part, part);
        }
        String order = request.order(SORTABLE, "g.alive nulls last, lower(h.words)", " desc nulls last") + ", h.host";
        List<Gateway> rows = sql.list(
                "select h.host h, h.names, coalesce(host(g.address), '') ip, d.id device_id, g.*" + FROM + wanted.sql()
                        + " order by " + order + " limit ? offset ?",
                Gateways::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one("select count(*) n" + FROM + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public Count count() {
        return sql.one("""
                select count(*) n, count(*) filter (where not g.alive) dead, count(*) filter (where g.alive is null) as unknown
                  from (select distinct lower(host) host from routeros_router) h left join gateway_reach g on g.host = h.host
                """, row -> new Count(row.number("n"), row.number("dead"), row.number("unknown")));
    }

    private static Gateway read(Sql.Row row) throws SQLException {
        return new Gateway(
                row.text("h"),
                row.texts("names"),
                row.text("ip"),
                row.nullableNumber("device_id"),
                row.rows().getObject("alive", Boolean.class),
                row.nullableInstant("changed_at"),
                row.nullableInstant("alive_at"),
                row.rows().getInt("misses"),
                row.nullableDecimal("rtt_ms"),
                row.rows().getDouble("loss"));
    }
}
