package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.Statistics;
import org.jspecify.annotations.Nullable;

/** What kept readings tell of links: LLDP, forwarding tables, ARP. Each question is one statement for the whole network. */
@Dependent
public class LinkClues {

    /** MAC addresses of devices, and those of them that belong to one device only. Two parameters: since when, twice. */
    private static final String OWN = """
            with own as (
                select id device_id, mac from device where mac is not null
                union
                select d.id, r.mac from reading_row r join device d on d.address = r.ip
                 where r.reading = 'arp' and r.present and r.mac is not null and r.last_seen > ?
                union
                select device_id, mac from fdb where status = 'SELF' and present and last_seen > ?),
            single as (select mac, min(device_id) device_id from own group by mac having count(distinct device_id) = 1)
            """;

    private static final String NEIGHBOURS = """
            with said as (
                select r.id, r.device_id, r.interface_id, r.last_seen,
                       trim(coalesce(r.words->>'chassis', '')) chassis, trim(coalesce(r.words->>'port', '')) port,
                       trim(coalesce(r.words->>'portDescription', '')) descr, trim(coalesce(r.words->>'systemName', '')) sys_name,
                       trim(coalesce(r.words->>'address', '')) address
                  from reading_row r where r.reading = 'neighbours' and r.present and r.last_seen > ?),
            told as (
                select said.*,
                       case when chassis ~ '^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$' then chassis::macaddr end chassis_mac,
                       case when chassis ~ '^([0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])([.]([0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])){3}$'
                            then chassis::inet end chassis_ip,
                       case when address ~ '^([0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])([.]([0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])){3}$'
                            then address::inet end told_ip,
                       case when port ~ '^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$' then port::macaddr end port_mac,
                       case when port ~ '^[0-9]{1,9}$' then port::bigint end port_number
                  from said),
            candidate as (
                select t.id, d.id device_id, 1 rank from told t join device d on d.mac = t.chassis_mac
                union all
                select t.id, f.device_id, 2 from told t join fdb f on f.mac = t.chassis_mac and f.status = 'SELF' and f.present
                union all
                select t.id, i.device_id, 2 from told t join port p on p.mac = t.chassis_mac join interface i on i.id = p.interface_id
                union all
                select t.id, d.id, 3 from told t join device d on d.address in (t.chassis_ip, t.told_ip)
                union all
                select t.id, d.id, 4 from told t join device d on lower(d.sys_name) = lower(t.sys_name) where t.sys_name <> ''
                union all
                select t.id, d.id, 5 from told t join device d on lower(d.name) = lower(t.sys_name) where t.sys_name <> ''),
            nearest as (
                select id, array_agg(distinct device_id) devices from (
                    select c.*, min(c.rank) over (partition by c.id) best from candidate c
                      join told t on t.id = c.id and t.device_id <> c.device_id) b
                 where rank = best group by id),
            fitting as (
                select t.id, i.id interface_id,
                       case when lower(i.name) = lower(t.port) then 1
                            when p.mac = t.port_mac then 2
                            when i.if_index = t.port_number then 3
                            when i.bind_key = t.port then 4
                            when lower(i.name) = lower(t.descr) then 5
                            when lower(i.description) = lower(t.port) then 6
                            else 7 end rank
                  from told t join nearest n on n.id = t.id and cardinality(n.devices) = 1
                  join interface i on i.device_id = n.devices[1] and i.gone_at is null and i.type <> 'ONU'
                  left join port p on p.interface_id = i.id
                 where t.port <> '' and (lower(i.name) = lower(t.port) or p.mac = t.port_mac or i.if_index = t.port_number
                       or i.bind_key = t.port or (t.descr <> '' and lower(i.name) = lower(t.descr))
                       or lower(i.description) = lower(t.port) or i.port = t.port_number)),
            port_of as (
                select distinct on (id) id, interface_id from (
                    select id, rank, min(interface_id) interface_id, count(*) n from fitting group by id, rank) f
                 where n = 1 order by id, rank)
            select t.device_id, t.interface_id, t.last_seen, coalesce(n.devices, '{}') partners, p.interface_id partner_interface_id,
                   concat_ws(' ', nullif(t.sys_name, ''), nullif(t.chassis, ''), nullif(t.port, '')) said
              from told t left join nearest n on n.id = t.id left join port_of p on p.id = t.id
             order by t.device_id, t.interface_id, t.id limit 500000
            """;

    private static final String UPWARD = OWN + """
            , gateway as (
                select id from device where type in ('ROUTER', 'ROUTEROS') or host(address) = any(?::text[])),
            arp as (
                select d.id device_id, r.device_id gateway_id, r.interface_id gateway_interface_id from reading_row r
                  join device d on d.address = r.ip and d.id <> r.device_id
                 where r.reading = 'arp' and r.present and r.last_seen > ? and r.device_id in (select id from gateway)),
            gate as (
                select a.*, p.mac from arp a join port p on p.interface_id = a.gateway_interface_id and p.mac is not null
                union
                select a.*, s.mac from arp a join single s on s.device_id = a.gateway_id),
            named as (
                select distinct r.mac from reading_row r
                 where r.reading = 'arp' and r.present and r.mac is not null and r.last_seen > ? and host(r.ip) = any(?::text[])),
            -- a gateway's address stands in every table: joined by hash, or each device would look through all of them
            fresh as materialized (
                select f.device_id, f.mac, f.interface_id, f.last_seen from fdb f
                 where f.mac in (select mac from gate union select mac from named
                                 union select s.mac from single s join gateway w on w.id = s.device_id)
                   and f.present and f.status = 'LEARNED' and f.interface_id is not null and f.last_seen > ?),
            seen as (
                select f.device_id, true by_arp, f.interface_id, g.gateway_id, g.gateway_interface_id, f.last_seen
                  from gate g join fresh f on f.device_id = g.device_id and f.mac = g.mac
                union all
                select f.device_id, true, f.interface_id, s.device_id, null, f.last_seen
                  from named n join fresh f on f.mac = n.mac left join single s on s.mac = n.mac
                union all
                select f.device_id, false, f.interface_id, s.device_id, null, f.last_seen
                  from single s join gateway w on w.id = s.device_id join fresh f on f.mac = s.mac)
            select device_id, by_arp, array_agg(distinct interface_id) interface_ids, max(last_seen) last_seen,
                   case when count(distinct gateway_id) = 1 then min(gateway_id) end gateway_id,
                   case when count(distinct gateway_interface_id) = 1 then min(gateway_interface_id) end gateway_interface_id
              from seen where device_id not in (select id from gateway) and device_id is distinct from gateway_id
             group by device_id, by_arp order by device_id, by_arp desc limit 500000
            """;

    private static final String SIGHTINGS = OWN + """
            , upward as (select unnest(?::bigint[]) id),
            seer as (
                select device_id id from interface where id in (select id from upward)
                union
                select id from device where type in ('ROUTER', 'ROUTEROS') or host(address) = any(?::text[])),
            seen as (
                select s.device_id, f.device_id seer_id, f.interface_id, max(f.last_seen) last_seen
                  from single s join fdb f on f.mac = s.mac and f.device_id <> s.device_id
                 where f.present and f.status = 'LEARNED' and f.interface_id is not null and f.last_seen > ?
                   and f.device_id in (select id from seer) and f.interface_id not in (select id from upward)
                 group by 1, 2, 3),
            crowd as materialized (
                select f.interface_id, count(distinct f.mac) macs from fdb f
                 where f.present and f.interface_id in (select interface_id from seen) group by 1)
            select seen.*, crowd.macs from seen join crowd on crowd.interface_id = seen.interface_id
             order by seen.device_id, crowd.macs, seen.interface_id limit 1000000
            """;

    private final Sql sql;

    @Inject
    public LinkClues(Sql sql) {
        this.sql = sql;
    }

    /** Before all is asked that is asked below: how much there is in the tables is to be known. */
    public void prepare() {
        Statistics.freshen(sql, "fdb", "interface", "device", "reading_row");
    }

    /** What LLDP tables say that were read since then. */
    public List<NeighbourClue> neighbours(Instant since) {
        return sql.list(NEIGHBOURS, LinkClues::neighbour, since);
    }

    /**
     * Where devices see their gateways; the answer by ARP comes first.
     *
     * @param gateways addresses of gateways beside those of all routers
     */
    public List<UpwardClue> upward(Instant since, List<String> gateways) {
        return sql.list(
                UPWARD,
                row -> new UpwardClue(
                        row.number("device_id"),
                        row.flag("by_arp"),
                        row.numbers("interface_ids"),
                        row.nullableNumber("gateway_id"),
                        row.nullableNumber("gateway_interface_id"),
                        row.instant("last_seen")),
                since,
                since,
                gateways,
                since,
                since,
                gateways,
                since);
    }

    /** Which devices are seen behind which ports of others, apart from the ports that lead up; the nearest first. */
    public List<SightingClue> sightings(Instant since, Set<Long> upwardInterfaceIds, List<String> gateways) {
        return sql.list(
                SIGHTINGS,
                row -> new SightingClue(
                        row.number("device_id"),
                        row.number("seer_id"),
                        row.number("interface_id"),
                        row.number("macs"),
                        row.instant("last_seen")),
                since,
                since,
                upwardInterfaceIds,
                gateways,
                since);
    }

    /** MAC addresses that several devices have: nothing is concluded from them. */
    public List<FoundConflict> sharedMacs(Instant since) {
        return sql.list(
                OWN + """
                select upper(o.mac::text) mac, min(o.device_id) device_id, string_agg(d.name, ', ' order by d.name) names
                  from own o join device d on d.id = o.device_id
                 group by o.mac having count(distinct o.device_id) > 1 order by 2 limit 1000
                """,
                row -> new FoundConflict(
                        row.number("device_id"),
                        null,
                        ConflictKind.SHARED_MAC,
                        List.of(row.text("mac"), row.text("names"))),
                since,
                since);
    }

    /** All links there are. */
    public List<KnownLink> known() {
        return sql.list(
                """
                select id, a_device_id, a_interface_id, b_device_id, b_interface_id, kind, uplink_by_hand, last_seen,
                       case when lower_end is not null then from_device_id end lower_device_id
                  from link order by id limit 1000000
                """,
                row -> new KnownLink(
                        row.number("id"),
                        new LinkEnd(row.number("a_device_id"), row.nullableNumber("a_interface_id")),
                        new LinkEnd(row.number("b_device_id"), row.nullableNumber("b_interface_id")),
                        row.choice("kind", LinkKind.class),
                        row.nullableNumber("lower_device_id"),
                        row.flag("uplink_by_hand"),
                        row.instant("last_seen")));
    }

    /** Where ways up begin: routers, and devices at these addresses. */
    public List<Long> roots(List<String> gateways) {
        return sql.list("""
                select id from device where type in ('ROUTER', 'ROUTEROS') or host(address) = any(?::text[]) order by id limit 100000
                """, row -> row.number("id"), gateways);
    }

    private static NeighbourClue neighbour(Sql.Row row) throws SQLException {
        @Nullable Long partnerPort = row.nullableNumber("partner_interface_id");
        return new NeighbourClue(
                row.number("device_id"),
                row.nullableNumber("interface_id"),
                row.numbers("partners"),
                partnerPort,
                row.text("said"),
                row.instant("last_seen"));
    }
}
