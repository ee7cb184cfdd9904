package org.demarc.subscriber.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Whose line an interface is. A subscriber's line is looked for by the best evidence there is about him: the ONU his
 * billing names, his own MAC being an ONU's, the port his billing names, the place where his MAC is seen. An interface
 * that two subscribers claim belongs to nobody, whatever their sources; what an operator has said by hand stays.
 */
@ApplicationScoped
public class LineBook {

    /** A port with more MAC addresses than this leads to other devices. */
    private static final int MOST_MACS_OF_A_LINE = 10;

    private static final String FIND = """
            with person as (select id, source_id from subscriber where in_billing and not stub),
            by_ident as (
                select distinct on (h.subscriber_id, o.ident) o.interface_id, h.subscriber_id,
                    case o.ident_kind when 'SN' then 1 else 2 end as rank,
                    case o.ident_kind when 'SN' then 'SERIAL' else 'MAC' end as found_by
                from subscriber_line_hint h join onu o on o.ident = h.value
                join interface i on i.id = o.interface_id and i.gone_at is null
                where h.kind = 'ONU'
                order by h.subscriber_id, o.ident, (i.status = 'Online') desc, o.ident_seen_at desc nulls last, i.id desc),
            by_mac as (
                select distinct on (a.subscriber_id, o.ident) o.interface_id, a.subscriber_id, 2 as rank, 'MAC' as found_by
                from subscriber_ip a join onu o on o.ident = upper(a.mac::text) and o.ident_kind = 'MAC'
                join interface i on i.id = o.interface_id and i.gone_at is null
                order by a.subscriber_id, o.ident, (i.status = 'Online') desc, o.ident_seen_at desc nulls last, i.id desc),
            by_port as (
                select p.* from (select distinct device_ip from subscriber_line_hint where kind = 'PORT') a
                cross join lateral ( -- the ONUs of an OLT are passed over once, not once for each who names a port of it
                    with listed as materialized (
                        select i.id, i.name, i.bind_key, i.port, i.frame, i.slot
                        from device d join interface i on i.device_id = d.id
                        where d.address = a.device_ip and i.gone_at is null and i.type not in ('ONU', 'UNI'))
                    select distinct on (h.id) i.id as interface_id, h.subscriber_id, 3 as rank, 'PORT' as found_by
                    from subscriber_line_hint h join listed i
                        on lower(i.name) = lower(h.value) or i.bind_key = h.value or (h.value ~ '^[0-9]{1,4}$' and (
                            i.port = cast(h.value as integer) or i.name ~* ('(/|eth|port ?)0*' || h.value || '$')))
                    where h.kind = 'PORT' and h.device_ip = a.device_ip
                    order by h.id, (lower(i.name) = lower(h.value)) desc, (i.port is not null) desc, i.frame nulls first,
                        i.slot nulls first, i.id) p),
            seen as (
                select a.subscriber_id, a.mac, f.interface_id, f.present, f.last_seen, i.type
                from subscriber_ip a join fdb f on f.mac = a.mac
                    and (f.present or f.last_seen > now() - interval '30 days') and f.status = 'LEARNED'
                join interface i on i.id = f.interface_id and i.gone_at is null and i.type <> 'PON'),
            crowd as (
                select f.interface_id, count(distinct f.mac) as macs from fdb f
                where f.present and f.interface_id in (select interface_id from seen) group by f.interface_id),
            by_fdb as (
                select distinct on (s.subscriber_id, s.mac) s.interface_id, s.subscriber_id, 4 as rank, 'FDB' as found_by
                from seen s left join crowd c on c.interface_id = s.interface_id
                where coalesce(c.macs, 0) <= cast(? as bigint)
                order by s.subscriber_id, s.mac, s.present desc, (s.type = 'ONU') desc, coalesce(c.macs, 0), s.last_seen desc),
            claim as (
                select * from by_ident union all select * from by_mac union all select * from by_port
                union all select * from by_fdb),
            best as (
                select distinct on (c.interface_id, c.subscriber_id) c.interface_id, c.subscriber_id, p.source_id, c.found_by
                from (select *, min(rank) over (partition by subscriber_id) as first from claim) c
                join person p on p.id = c.subscriber_id
                where c.rank = c.first and c.interface_id not in (select interface_id from line_binding where found_by = 'HAND')
                order by c.interface_id, c.subscriber_id, c.rank),
            told as (
                select interface_id, count(*) as claims, min(subscriber_id) as subscriber_id, min(source_id) as source_id,
                    min(found_by) as found_by, array_agg(subscriber_id order by subscriber_id) as subscriber_ids
                from best group by interface_id),
            removed as (
                delete from line_binding b where b.found_by <> 'HAND' and not exists (
                    select 1 from told t where t.interface_id = b.interface_id and t.claims = 1)
                returning b.interface_id, b.subscriber_id),
            bound as (
                insert into line_binding as b (interface_id, subscriber_id, source_id, found_by)
                select interface_id, subscriber_id, source_id, found_by from told where claims = 1
                on conflict (interface_id) do update set subscriber_id = excluded.subscriber_id,
                    source_id = excluded.source_id, found_by = excluded.found_by,
                    since = case when b.subscriber_id = excluded.subscriber_id then b.since else now() end
                    where (b.subscriber_id, b.found_by) is distinct from (excluded.subscriber_id, excluded.found_by)
                returning b.interface_id, b.subscriber_id),
            settled as (
                delete from line_conflict c where not exists (
                    select 1 from told t where t.interface_id = c.interface_id and t.claims > 1)),
            reported as (
                insert into line_conflict (interface_id, found_by, subscriber_ids)
                select interface_id, found_by, subscriber_ids from told where claims > 1
                on conflict (interface_id) do update set found_by = excluded.found_by, subscriber_ids = excluded.subscriber_ids
                    where line_conflict.subscriber_ids <> excluded.subscriber_ids),
            noted as (
                insert into subscriber_event (subscriber_id, kind, before, after)
                select e.subscriber_id, e.kind, case e.kind when 'unbound' then d.name || ' ' || i.name else '' end,
                    case e.kind when 'bound' then d.name || ' ' || i.name else '' end
                from (select interface_id, subscriber_id, 'bound' as kind from bound
                      union all select interface_id, subscriber_id, 'unbound' from removed) e
                join interface i on i.id = e.interface_id join device d on d.id = i.device_id)
            select (select count(*) from told where claims = 1) as bound, (select count(*) from bound) as added,
                (select count(*) from removed) as removed, (select count(*) from told where claims > 1) as conflicts
            """;

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected LineBook() {
        this.sql = null;
    }

    @Inject
    public LineBook(Sql sql) {
        this.sql = sql;
    }

    /** Looks for everybody's line again and writes what differs. */
    public Found find() {
        Statistics.freshen(
                sql(),
                "fdb",
                "interface",
                "onu",
                "device",
                "subscriber",
                "subscriber_ip",
                "subscriber_line_hint",
                "line_binding");
        return sql().one(
                        FIND,
                        row -> new Found(
                                row.number("bound"),
                                row.number("added"),
                                row.number("removed"),
                                row.number("conflicts")),
                        MOST_MACS_OF_A_LINE);
    }

    /** Binds an interface by hand; whoever else had it loses it. Empty where interface or subscriber are unknown. */
    public Optional<Long> bind(long interfaceId, long subscriberId) {
        return sql().first("""
                with gone as (delete from line_conflict where interface_id = ?)
                insert into line_binding (interface_id, subscriber_id, source_id, found_by)
                select i.id, s.id, s.source_id, 'HAND' from interface i, subscriber s where i.id = ? and s.id = ?
                on conflict (interface_id) do update set subscriber_id = excluded.subscriber_id,
                    source_id = excluded.source_id, found_by = 'HAND', since = now()
                returning interface_id
                """, row -> row.number("interface_id"), interfaceId, interfaceId, subscriberId);
    }

    /** Takes a binding away; the next search may find another. True where there was one. */
    public boolean unbind(long interfaceId) {
        return sql().update("delete from line_binding where interface_id = ?", interfaceId) > 0;
    }

    /** Lines that have a subscriber, newest first. */
    public Page<Line> page(PageRequest request) {
        List<Line> items = sql().list("""
                select b.interface_id, b.subscriber_id, s.login, s.name as subscriber_name, src.name as source, b.found_by, b.since,
                    i.name as interface_name, i.type, i.status, d.id as device_id, d.name as device_name,
                    host(d.address) as device_ip
                from line_binding b join subscriber s on s.id = b.subscriber_id join billing_source src on src.id = b.source_id
                join interface i on i.id = b.interface_id join device d on d.id = i.device_id
                order by b.since desc, b.interface_id limit ? offset ?
                """, LineBook::line, request.limit(), request.offset());
        long total = sql().one("select count(*) as n from line_binding", row -> row.number("n"));
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** The lines of one subscriber. */
    public List<Line> of(long subscriberId) {
        return sql().list("""
                select b.interface_id, b.subscriber_id, s.login, s.name as subscriber_name, src.name as source, b.found_by, b.since,
                    i.name as interface_name, i.type, i.status, d.id as device_id, d.name as device_name,
                    host(d.address) as device_ip
                from line_binding b join subscriber s on s.id = b.subscriber_id join billing_source src on src.id = b.source_id
                join interface i on i.id = b.interface_id join device d on d.id = i.device_id
                where b.subscriber_id = ? order by d.name, i.name limit 100
                """, LineBook::line, subscriberId);
    }

    /** Whose line an interface is. */
    public Optional<Long> subscriberAt(long interfaceId) {
        return sql().first(
                        "select subscriber_id from line_binding where interface_id = ?",
                        row -> row.number("subscriber_id"),
                        interfaceId);
    }

    /** Lines that more than one subscriber claims, oldest first. */
    public Page<Conflict> conflicts(PageRequest request) {
        List<Conflict> items = sql().list(
                        """
                select c.interface_id, c.found_by, c.subscriber_ids, c.since, i.name as interface_name, d.id as device_id,
                    d.name as device_name,
                    array(select coalesce(nullif(s.login, ''), s.external_id) from unnest(c.subscriber_ids) with ordinality u(id, o)
                          join subscriber s on s.id = u.id order by u.o) as logins
                from line_conflict c join interface i on i.id = c.interface_id join device d on d.id = i.device_id
                order by c.since, c.interface_id limit ? offset ?
                """,
                        row -> new Conflict(
                                row.number("interface_id"),
                                row.text("interface_name"),
                                row.number("device_id"),
                                row.text("device_name"),
                                row.text("found_by"),
                                row.numbers("subscriber_ids"),
                                row.texts("logins"),
                                row.instant("since")),
                        request.limit(),
                        request.offset());
        long total = sql().one("select count(*) as n from line_conflict", row -> row.number("n"));
        return new Page<>(items, total, request.limit(), request.offset());
    }

    private static Line line(Sql.Row row) throws java.sql.SQLException {
        return new Line(
                row.number("interface_id"),
                row.text("interface_name"),
                row.text("type"),
                row.text("status"),
                row.number("device_id"),
                row.text("device_name"),
                row.text("device_ip"),
                row.number("subscriber_id"),
                row.text("login"),
                row.text("subscriber_name"),
                row.text("source"),
                row.text("found_by"),
                row.instant("since"));
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }

    /**
     * What a search found.
     *
     * @param bound lines that have a subscriber by it
     * @param added of them, those that had none or another before
     * @param removed lines that have none any more
     * @param conflicts lines that several claim
     */
    public record Found(long bound, long added, long removed, long conflicts) {}

    /** A line with its subscriber; {@code foundBy} is {@code HAND, SERIAL, MAC, PORT} or {@code FDB}. */
    public record Line(
            long interfaceId,
            String interfaceName,
            String type,
            String status,
            long deviceId,
            String deviceName,
            String deviceIp,
            long subscriberId,
            String login,
            String subscriberName,
            String source,
            String foundBy,
            java.time.Instant since) {}

    /** A line that several subscribers claim. */
    public record Conflict(
            long interfaceId,
            String interfaceName,
            long deviceId,
            String deviceName,
            String foundBy,
            List<Long> subscriberIds,
            List<String> logins,
            java.time.Instant since) {}
}
