package org.demarc.poll.entity;

/**
 * The parts of {@link PollWriter}'s statements: common table expressions after {@code moment}, the time of the batch; rows come in as one
 * array per column. No part sees what another part of its statement changes, but for what that one returns.
 *
 * <p>What is stored and not among what was seen is found by {@code not in} of arrays. PostgreSQL can look for that by hash only: it reckons with
 * ten elements of an array that a subquery makes, so that there always seems to be room for them, while it joins {@code not exists} row by row
 * where it takes a device that has just come for a row or two (decision 70). None of the columns that are compared is ever null.
 */
final class PollSql {

    private PollSql() {}

    /** Takes their keys from ports that moved, and from whoever holds the keys they move to: he is gone. */
    static final String FREE_KEYS = """
            moved as (
                select * from unnest(?::bigint[], ?::bigint[], ?::text[]) as t(device_id, id, bind_key)
            ), freed as (
                update interface i
                   set bind_key = 'was-' || i.id,
                       gone_at = case when i.id in (select id from moved) then i.gone_at else coalesce(i.gone_at, moment.at) end,
                       if_index = case when i.id in (select id from moved) then i.if_index end
                  from moment
                 where i.id in (select id from moved)
                    or (i.device_id, i.bind_key) in (select device_id, bind_key from moved)
            )
            """;

    static final String TAKE_KEYS = """
            moved as (
                select * from unnest(?::bigint[], ?::bigint[], ?::text[]) as t(device_id, id, bind_key)
            ), taken as (
                update interface i set bind_key = m.bind_key, updated_at = moment.at from moved m, moment where i.id = m.id
            )
            """;

    /** Upserts interfaces and ports, marks those that are no longer listed. An ONU that does not say its port is where it was last. */
    static final String INTERFACES = """
            given as (
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                       ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::text[])
                    as t(device_id, bind_key, parent_key, snmp_index, if_index, name, type, technology, frame, slot, port, onu,
                         description, if_type, speed_mbps, mac)
            ), seen as (
                select distinct on (device_id, bind_key) g.* from given g join device d on d.id = g.device_id
                 order by device_id, bind_key, description nulls last
            ), written as (
                insert into interface as i (device_id, bind_key, parent_key, snmp_index, if_index, name, type, technology, frame,
                            slot, port, onu, description, seen_at)
                select device_id, bind_key, parent_key, snmp_index, if_index, name, type, technology, frame, slot, port, onu,
                       coalesce(description, ''), at from seen, moment order by device_id, bind_key
                on conflict (device_id, bind_key) do update
                   set parent_key = coalesce(excluded.parent_key, i.parent_key), snmp_index = excluded.snmp_index,
                       if_index = coalesce(excluded.if_index, i.if_index), name = excluded.name, type = excluded.type,
                       technology = excluded.technology, frame = excluded.frame, slot = excluded.slot,
                       port = coalesce(excluded.port, i.port), onu = excluded.onu,
                       description = case when excluded.description = '' then i.description else excluded.description end,
                       seen_at = excluded.seen_at, gone_at = null, updated_at = excluded.seen_at
                 where (i.parent_key, i.snmp_index, i.if_index, i.name, i.type, i.technology, i.frame, i.slot, i.port, i.onu,
                        i.description, i.gone_at)
                       is distinct from (coalesce(excluded.parent_key, i.parent_key), excluded.snmp_index,
                        coalesce(excluded.if_index, i.if_index), excluded.name, excluded.type, excluded.technology, excluded.frame,
                        excluded.slot, coalesce(excluded.port, i.port), excluded.onu,
                        case when excluded.description = '' then i.description else excluded.description end, null)
                    or i.seen_at < excluded.seen_at - interval '15 minutes'
                returning i.id, i.device_id, i.bind_key
            ), ports as (
                insert into port as p (interface_id, if_type, speed_mbps, mac)
                select coalesce(w.id, i.id), s.if_type, s.speed_mbps, s.mac::macaddr
                  from seen s
                  left join written w on w.device_id = s.device_id and w.bind_key = s.bind_key
                  left join interface i on i.device_id = s.device_id and i.bind_key = s.bind_key
                 where s.type <> 'ONU' and coalesce(w.id, i.id) is not null
                on conflict (interface_id) do update
                   set if_type = coalesce(excluded.if_type, p.if_type), speed_mbps = coalesce(excluded.speed_mbps, p.speed_mbps),
                       mac = coalesce(excluded.mac, p.mac)
                 where (p.if_type, p.speed_mbps, p.mac) is distinct from (coalesce(excluded.if_type, p.if_type),
                        coalesce(excluded.speed_mbps, p.speed_mbps), coalesce(excluded.mac, p.mac))
                returning 1
            ), gone as (
                update interface i set gone_at = moment.at, updated_at = moment.at from moment
                 where i.gone_at is null
                   and (i.type <> 'ONU' and i.device_id = any(?) or i.type = 'ONU' and i.device_id = any(?))
                   and (i.device_id, i.bind_key) not in (
                        select * from unnest(array(select device_id from seen), array(select bind_key from seen)))
                returning 1
            )
            """;

    /** How many interface rows were written. */
    static final String INTERFACES_WRITTEN = "(select count(*) from written) + (select count(*) from gone)";

    /** What an OLT tells of its ONUs, those among them that {@link #INTERFACES} has just written. */
    static final String ONUS = """
            described as (
                select distinct on (coalesce(w.id, i.id)) coalesce(w.id, i.id) id, t.*
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as t(device_id, bind_key, ident_kind, ident, ident_shown, vendor, model, hardware, software)
                  left join written w on w.device_id = t.device_id and w.bind_key = t.bind_key
                  left join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
                 where coalesce(w.id, i.id) is not null
                 order by coalesce(w.id, i.id), t.ident nulls last
            ), onus as (
                insert into onu as o (interface_id, device_id, ident_kind, ident, ident_shown, ident_seen_at, vendor, model, hardware,
                            software)
                select id, device_id, ident_kind, ident, ident_shown, case when ident is null then null else at end, vendor,
                       model, hardware, software
                  from described, moment order by id
                on conflict (interface_id) do update
                   set ident_kind = coalesce(excluded.ident_kind, o.ident_kind), ident = coalesce(excluded.ident, o.ident),
                       ident_shown = coalesce(excluded.ident_shown, o.ident_shown),
                       ident_seen_at = coalesce(excluded.ident_seen_at, o.ident_seen_at),
                       vendor = coalesce(nullif(excluded.vendor, ''), o.vendor), model = coalesce(nullif(excluded.model, ''), o.model),
                       hardware = coalesce(nullif(excluded.hardware, ''), o.hardware),
                       software = coalesce(nullif(excluded.software, ''), o.software)
                 where (o.ident, o.ident_shown, o.vendor, o.model, o.hardware, o.software)
                       is distinct from (coalesce(excluded.ident, o.ident), coalesce(excluded.ident_shown, o.ident_shown),
                        coalesce(nullif(excluded.vendor, ''), o.vendor), coalesce(nullif(excluded.model, ''), o.model),
                        coalesce(nullif(excluded.hardware, ''), o.hardware), coalesce(nullif(excluded.software, ''), o.software))
                    or o.ident_seen_at < excluded.ident_seen_at - interval '15 minutes'
            )
            """;

    /**
     * Updates states and what ONUs say about them, ends the intervals that are over and begins the next. An ONU whose reason was lost on the way
     * stays without light or power: that it is still away is no other state.
     */
    static final String STATES = """
            given as (
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                       ?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    as t(device_id, bind_key, told, admin_state, duplex, link_mode, admin_mode, medium, address_learning,
                         change_ticks, down_reason, registered_at, deregistered_at)
            ), seen as (
                select distinct on (i.id) i.id, i.status as before, i.admin_state as admin_before, i.type, g.*,
                       case when g.down_reason is null and g.told = 'Offline' and i.status in ('LOS', 'PowerOff')
                                 and exists (select 1 from interface_state st
                                              where st.interface_id = i.id and st.ended_at is null and st.reason <> '') then i.status
                            else g.told end as status
                  from given g join interface i on i.device_id = g.device_id and i.bind_key = g.bind_key
                 where i.poll_enabled and i.gone_at is null order by i.id
            ), changed as (
                select s.*, s.status <> s.before
                       or not exists (select 1 from interface_state st where st.interface_id = s.id and st.ended_at is null)
                       as turned
                  from seen s
                 where s.status <> s.before or (s.admin_state <> '' and s.admin_state <> s.admin_before)
                    or not exists (select 1 from interface_state st where st.interface_id = s.id and st.ended_at is null)
            ), updated as (
                update interface i
                   set status = c.status, admin_state = coalesce(nullif(c.admin_state, ''), i.admin_state),
                       status_changed_at = case when c.turned then at else i.status_changed_at end, updated_at = at
                  from changed c, moment where i.id = c.id
                returning i.id
            ), closed as (
                update interface_state st set ended_at = at from changed c, moment
                 where st.interface_id = c.id and st.ended_at is null and c.turned
                returning 1
            ), explained as (
                update interface_state st set reason = s.down_reason from seen s
                 where st.interface_id = s.id and st.ended_at is null and st.reason = '' and s.status = s.before
                   and s.down_reason <> '' and s.status not in ('Online', 'Up')
                returning 1
            ), ports as (
                update port p
                   set duplex = coalesce(nullif(s.duplex, ''), p.duplex), link_mode = s.link_mode, admin_mode = s.admin_mode,
                       medium = s.medium, address_learning = s.address_learning,
                       changed_at = coalesce(s.link_changed, p.changed_at)
                  from (select seen.*, least(at, d.booted_at + make_interval(secs => change_ticks / 100.0)) link_changed
                          from seen join device d on d.id = seen.device_id, moment where seen.type <> 'ONU') s
                 where p.interface_id = s.id
                   and ((p.duplex, p.link_mode, p.admin_mode, p.medium, p.address_learning)
                        is distinct from (coalesce(nullif(s.duplex, ''), p.duplex), s.link_mode, s.admin_mode, s.medium,
                         s.address_learning)
                        or s.link_changed is not null and p.changed_at is null
                        or abs(extract(epoch from s.link_changed - p.changed_at)) > 60)
                returning 1
            ), onus as (
                insert into onu as o (interface_id, device_id, down_reason, registered_at, deregistered_at)
                select id, device_id, coalesce(down_reason, ''), registered_at, deregistered_at from seen where type = 'ONU'
                on conflict (interface_id) do update
                   set down_reason = coalesce(nullif(excluded.down_reason, ''), o.down_reason),
                       registered_at = coalesce(excluded.registered_at, o.registered_at),
                       deregistered_at = coalesce(excluded.deregistered_at, o.deregistered_at)
                 where (o.down_reason, o.registered_at, o.deregistered_at)
                       is distinct from (coalesce(nullif(excluded.down_reason, ''), o.down_reason),
                        coalesce(excluded.registered_at, o.registered_at), coalesce(excluded.deregistered_at, o.deregistered_at))
                returning 1
            ), opened as (
                insert into interface_state (interface_id, began_at, status, reason)
                select c.id, at, c.status, case when c.status in ('Online', 'Up') then '' else coalesce(c.down_reason, '') end
                  from changed c, moment where c.turned and (select count(*) from closed) >= 0
                on conflict (interface_id, began_at) do nothing
                returning 1
            )
            """;

    /** How many interfaces have another status. */
    static final String STATES_TURNED = "(select count(*) from changed where turned)";

    /** Keeps the newest signal of each ONU and adds a sample. */
    static final String SIGNALS = """
            measured as (
                select distinct on (i.id) i.id, t.* from unnest(?::bigint[], ?::text[], ?::float8[], ?::float8[], ?::float8[],
                       ?::float8[], ?::float8[], ?::integer[])
                    as t(device_id, bind_key, rx, tx, olt_rx, temperature, voltage, distance)
                  join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
                 where i.poll_enabled and i.gone_at is null order by i.id
            ), newest as (
                insert into onu_signal as o (interface_id, read_at, rx_dbm, tx_dbm, olt_rx_dbm, temperature_c, voltage_v, distance_m)
                select id, at, rx, tx, olt_rx, temperature, voltage, distance from measured, moment order by id
                on conflict (interface_id) do update
                   set read_at = excluded.read_at, rx_dbm = excluded.rx_dbm, tx_dbm = excluded.tx_dbm,
                       olt_rx_dbm = excluded.olt_rx_dbm, temperature_c = excluded.temperature_c, voltage_v = excluded.voltage_v,
                       distance_m = coalesce(excluded.distance_m, o.distance_m)
                 where (o.rx_dbm, o.tx_dbm, o.olt_rx_dbm, o.temperature_c, o.voltage_v, o.distance_m)
                       is distinct from (excluded.rx_dbm, excluded.tx_dbm, excluded.olt_rx_dbm, excluded.temperature_c,
                        excluded.voltage_v, coalesce(excluded.distance_m, o.distance_m))
                    or o.read_at < excluded.read_at - interval '5 minutes'
                returning 1
            ), sampled as (
                insert into onu_signal_sample (interface_id, at, rx_dbm, tx_dbm, olt_rx_dbm, temperature_c, voltage_v, distance_m)
                select id, at, rx, tx, olt_rx, temperature, voltage, distance from measured, moment
            )
            """;

    static final String COUNTERS = """
            counted as (
                insert into interface_counter as c (interface_id, read_at, clock, nanos, uptime_ticks, identity, wide, in_octets,
                            out_octets, in_packets, out_packets, in_multicast, out_multicast, in_broadcast, out_broadcast, in_errors,
                            out_errors, in_discards, out_discards, discontinuity, in_bps, out_bps)
                select distinct on (i.id) i.id, t.read_at, t.clock, t.nanos, t.uptime, t.identity, t.wide, t.io, t.oo, t.ip, t.op, t.im,
                       t.om, t.ib, t.ob, t.ie, t.oe, t.ii, t.oi, t.d, t.ibps, t.obps
                  from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[],
                       ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                       ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::bigint[], ?::float8[], ?::float8[])
                    as t(device_id, bind_key, read_at, clock, nanos, uptime, identity, wide, io, oo, ip, op, im, om, ib, ob, ie, oe, ii, oi,
                         d, ibps, obps)
                  join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
                 where i.poll_enabled
                 order by i.id
                on conflict (interface_id) do update
                   set read_at = excluded.read_at, clock = excluded.clock, nanos = excluded.nanos,
                       uptime_ticks = excluded.uptime_ticks, identity = excluded.identity, wide = excluded.wide,
                       in_octets = excluded.in_octets, out_octets = excluded.out_octets, in_packets = excluded.in_packets,
                       out_packets = excluded.out_packets, in_multicast = excluded.in_multicast,
                       out_multicast = excluded.out_multicast, in_broadcast = excluded.in_broadcast,
                       out_broadcast = excluded.out_broadcast, in_errors = excluded.in_errors, out_errors = excluded.out_errors,
                       in_discards = excluded.in_discards, out_discards = excluded.out_discards,
                       discontinuity = excluded.discontinuity, in_bps = excluded.in_bps, out_bps = excluded.out_bps
                 where c.read_at < excluded.read_at
            )
            """;

    static final String COPY_SAMPLES =
            "copy interface_rate_sample (interface_id, at, in_bps, out_bps, in_pps, out_pps, in_errors_ps, out_errors_ps,"
                    + " in_discards_ps, out_discards_ps) from stdin (format binary)";

    /**
     * Upserts forwarding tables, marks what is no longer in them. What comes back after more than an hour begins another stay, and the one
     * before is kept ({@link org.demarc.fdb.entity.Stays}): devices forget MACs that are quiet for minutes, which is no departure.
     */
    static final String FDB = """
            seen as (
                select distinct on (t.device_id, t.mac, t.vlan, coalesce(i.id, 0), key) t.device_id, t.mac, t.vlan, i.id as interface_id,
                       case when i.id is null then t.port_key else '' end as key, t.status
                  from unnest(?::bigint[], ?::macaddr[], ?::integer[], ?::text[], ?::text[], ?::text[])
                    as t(device_id, mac, vlan, bind_key, port_key, status)
                  join device d on d.id = t.device_id
                  left join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
            ), written as (
                insert into fdb as f (device_id, mac, vlan, interface_id, port_key, status, first_seen, last_seen)
                select device_id, mac, vlan, interface_id, key, status, at, at from seen, moment order by device_id, mac, vlan
                on conflict (device_id, mac, vlan, coalesce(interface_id, 0), port_key) do update
                   set last_seen = greatest(f.last_seen, excluded.last_seen), present = true, status = excluded.status,
                       returned_at = case when not f.present and f.last_seen < excluded.last_seen - interval '1 hour'
                                          then excluded.last_seen else f.returned_at end
                 where not f.present or f.status <> excluded.status
                    or f.last_seen < excluded.last_seen - interval '15 minutes'
                returning f.device_id, f.mac, f.vlan, f.interface_id, f.port_key, f.returned_at
            ), past as (
                insert into fdb_past (device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)
                select w.device_id, w.mac, w.vlan, w.interface_id, w.port_key, f.status, coalesce(f.returned_at, f.first_seen), f.last_seen, at
                  from written w cross join moment cross join lateral ( -- few have returned: each is looked up by the index of places
                       select b.* from fdb b -- as it was before this statement
                        where b.device_id = w.device_id and b.mac = w.mac and b.vlan = w.vlan
                          and coalesce(b.interface_id, 0) = coalesce(w.interface_id, 0) and b.port_key = w.port_key
                       offset 0) f
                 where w.returned_at = at and not f.present
                returning 1
            ), absent as (
                update fdb f set present = false
                 where f.present and f.device_id = any(?)
                   and (f.device_id, f.mac, f.vlan, coalesce(f.interface_id, 0), f.port_key) not in (
                        select * from unnest(array(select device_id from seen), array(select mac from seen), array(select vlan from seen),
                               array(select coalesce(interface_id, 0) from seen), array(select key from seen)))
                returning 1
            )
            """;

    /** How many rows of forwarding tables were written. */
    static final String FDB_WRITTEN = "(select count(*) from written) + (select count(*) from absent)";

    /**
     * Upserts rows that are alike, marks what is no longer there, and keeps their numbers as samples where anything was written. A row
     * without numbers is refreshed every six hours only: when it goes, it was last seen when its reading last came whole. Bindings of MACs
     * ({@code snooping}) that come back after more than an hour begin another stay, as those of {@link #FDB} do.
     */
    static final String ROWS = """
            whole as (
                select * from unnest(?::bigint[], ?::text[]) as t(device_id, reading)
            ), seen as (
                select distinct on (t.device_id, t.reading, t.row_key, coalesce(i.id, 0), t.sign)
                       t.device_id, t.reading, t.row_key, i.id as interface_id, t.mac, t.ip, t.vlan, t.words, t.sign, t.numbers, t.measures,
                       coalesce(i.poll_enabled, true) as kept
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::macaddr[], ?::inet[], ?::integer[], ?::jsonb[], ?::bigint[],
                       ?::jsonb[], ?::text[])
                    as t(device_id, reading, row_key, bind_key, mac, ip, vlan, words, sign, numbers, measures)
                  join device d on d.id = t.device_id
                  left join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
            ), written as (
                insert into reading_row as r (device_id, reading, row_key, interface_id, mac, ip, vlan, words, sign, numbers, first_seen,
                            last_seen)
                select device_id, reading, row_key, interface_id, mac, ip, vlan, words, sign, numbers, at, at
                  from seen, moment where kept order by device_id, reading, row_key
                on conflict (device_id, reading, row_key, coalesce(interface_id, 0), sign) do update
                   set last_seen = greatest(r.last_seen, excluded.last_seen), present = true, numbers = excluded.numbers,
                       returned_at = case when r.reading = 'snooping' and not r.present
                                               and r.last_seen < excluded.last_seen - interval '1 hour'
                                          then excluded.last_seen else r.returned_at end
                 where not r.present or r.numbers <> excluded.numbers
                    or r.last_seen < excluded.last_seen
                       - case when excluded.numbers = '{}' then interval '6 hours' else interval '15 minutes' end
                returning r.id, r.device_id, r.reading, r.row_key, r.interface_id, r.sign, r.returned_at
            ), past as (
                insert into fdb_past (tab, device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)
                select b.reading, b.device_id, b.mac, coalesce(b.vlan, 0), b.interface_id, '', 'LEARNED',
                       coalesce(b.returned_at, b.first_seen), b.last_seen, at
                  from written w cross join moment join reading_row b on b.id = w.id -- as it was before this statement
                 where w.returned_at = at and not b.present and b.mac is not null
                returning 1
            ), absent as (
                update reading_row r set present = false, last_seen = greatest(r.last_seen, p.read_at)
                  from whole w left join poll_reading p on p.device_id = w.device_id and p.reading = w.reading
                 where r.present and r.device_id = w.device_id and r.reading = w.reading
                   and (r.device_id, r.reading, r.row_key, coalesce(r.interface_id, 0), r.sign) not in (
                        select * from unnest(array(select device_id from seen), array(select reading from seen),
                               array(select row_key from seen), array(select coalesce(interface_id, 0) from seen),
                               array(select sign from seen)))
                returning 1
            ), sampled as (
                insert into reading_sample (row_id, measure, at, value)
                select v.id, v.measure, v.at, v.value::real from (
                select w.id, ltrim(m.measure, '+') as measure, moment.at, m.measure like '+%' as counts,
                       case when m.measure not like '+%' then (s.numbers ->> m.measure)::float8
                            else ((s.numbers ->> ltrim(m.measure, '+'))::float8 - (before.numbers ->> ltrim(m.measure, '+'))::float8)
                                 / nullif(extract(epoch from moment.at - p.read_at), 0)::float8 end as value
                  from written w
                  left join reading_row before on before.id = w.id -- as it was: every part of a statement sees the same moment
                  left join poll_reading p on p.device_id = w.device_id and p.reading = w.reading
                  join seen s on s.device_id = w.device_id and s.reading = w.reading and s.row_key = w.row_key
                             and coalesce(s.interface_id, 0) = coalesce(w.interface_id, 0) and s.sign = w.sign
                 cross join lateral unnest(string_to_array(nullif(s.measures, ''), ',')) as m(measure)
                 cross join moment) v
                 where v.value is not null and (v.value >= 0 or not v.counts)
            )
            """;

    /** How many rows that are alike were written. */
    static final String ROWS_WRITTEN = "(select count(*) from written) + (select count(*) from absent)";

    /**
     * VLANs of ports as a device's whole list tells them; what somebody read of a port after that stays. A port that the list says nothing
     * of any more, or of which nothing is kept, has what it had, with the time of that reading.
     */
    static final String VLANS = """
            vlan_ports as (
                select distinct i.id
                  from unnest(?::bigint[], ?::text[]) as t(device_id, bind_key)
                  join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
                 cross join moment
                  left join line_read l on l.interface_id = i.id and l.what = 'vlans'
                 where i.poll_enabled and (l.read_at is null or l.read_at <= moment.at)
            ), vlan_given as (
                select distinct on (i.id, t.vlan) i.id, t.vlan, t.name, t.untagged
                  from unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::boolean[])
                    as t(device_id, bind_key, vlan, name, untagged)
                  join interface i on i.device_id = t.device_id and i.bind_key = t.bind_key
                 where (i.id in (select unnest(array(select id from vlan_ports)))) is true -- a bare "in" would be a join
                 order by i.id, t.vlan
            ), vlan_gone as (
                delete from interface_vlan v using vlan_ports p
                 where v.interface_id = p.id
                   and (v.interface_id, v.vlan) not in (
                        select * from unnest(array(select id from vlan_given), array(select vlan from vlan_given)))
                returning 1
            ), vlan_written as (
                insert into interface_vlan as v (interface_id, vlan, name, untagged)
                select id, vlan, name, untagged from vlan_given order by id, vlan
                on conflict (interface_id, vlan) do update set name = excluded.name, untagged = excluded.untagged
                 where (v.name, v.untagged) is distinct from (excluded.name, excluded.untagged)
                returning 1
            ), vlan_read as (
                insert into line_read as r (interface_id, what, read_at, polled)
                select id, 'vlans', at, true from vlan_ports, moment order by id
                on conflict (interface_id, what) do update set read_at = excluded.read_at, polled = true
                 where not r.polled or r.read_at < excluded.read_at - interval '15 minutes'
            ), vlan_left as (
                update line_read r set polled = false
                  from interface i
                 where i.id = r.interface_id and r.what = 'vlans' and r.polled and i.device_id = any(?)
                   and i.id not in (select unnest(array(select id from vlan_ports)))
            )
            """;

    /** How many rows of VLANs of ports were written. */
    static final String VLANS_WRITTEN = "(select count(*) from vlan_written) + (select count(*) from vlan_gone)";

    /**
     * Says how readings went and when they are due; gives the devices back with the next due time, and tells the inventory what they say of
     * themselves, whether they live and what is wrong: what an earlier poll could not read stays wrong until that is read, however well
     * the other readings go. Of those who wait for a device only he is answered whom the claim saw; for anybody else it is due at once.
     */
    static final String OUTCOMES = """
            heard as (
                select t.* from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::integer[], ?::bigint[],
                       ?::timestamptz[])
                    as t(device_id, reading, due_at, read_at, problem, rows, digest, refreshed_at)
            ), planned as (
                insert into poll_reading as r (device_id, reading, due_at, read_at, problem, rows, digest, refreshed_at)
                select t.* from heard t where exists (select 1 from device d where d.id = t.device_id)
                 order by device_id, reading
                on conflict (device_id, reading) do update
                   set due_at = excluded.due_at, read_at = coalesce(excluded.read_at, r.read_at), problem = excluded.problem,
                       rows = excluded.rows, digest = excluded.digest, refreshed_at = excluded.refreshed_at
                returning 1
            ), told as (
                select t.*, at from unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::integer[],
                       ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::boolean[], ?::integer[], ?::integer[],
                       ?::integer[], ?::integer[], ?::integer[], ?::bigint[], ?::timestamptz[], ?::text[], ?::timestamptz[],
                       ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as t(id, outcome, reason, started_at, late_ms, duration_ms, pdus, timeouts, budget, shrunk, clean_cycles,
                         longest_ms, longest_before_ms, var_binds, silent_cycles, uptime_ticks, uptime_at, interfaces_sign, next_due,
                         requested_at, status, problem, node, asked_as, asked_by, off), moment
            ), logged as (
                insert into poll_log (device_id, at, started_at, late_ms, duration_ms, node, outcome, reason, requested, readings, rows,
                            problems, asked_as, asked_by)
                select t.id, t.at, t.started_at, t.late_ms, t.duration_ms, t.node, t.outcome, t.reason, t.requested_at is not null,
                       coalesce(h.readings, '{}'), coalesce(h.rows, '{}'), coalesce(h.problems, '{}'), t.asked_as, t.asked_by
                  from told t
                  left join (select device_id, array_agg(reading order by reading) readings, array_agg(rows order by reading) rows,
                                    array_agg(problem order by reading) problems
                               from heard group by device_id) h on h.device_id = t.id
            ), ended as (
                select t.id, t.outcome, t.reason, t.started_at, t.late_ms, t.duration_ms, t.pdus, t.timeouts, t.budget, t.shrunk,
                       t.clean_cycles, t.longest_ms, t.longest_before_ms, t.var_binds, t.silent_cycles, t.uptime_ticks, t.uptime_at,
                       t.interfaces_sign, t.next_due, t.requested_at, t.status, t.at,
                       case when t.outcome = 'ANSWERED' and t.problem = '' then coalesce(unread.problem, '') else t.problem end as problem
                  from told t
                  left join lateral (
                      select r.problem from poll_reading r
                       where r.device_id = t.id and r.enabled and r.problem <> '' and r.reading <> all(string_to_array(t.off, ','))
                         and not exists (select 1 from heard h where h.device_id = r.device_id and h.reading = r.reading)
                       order by r.reading limit 1) unread on true
            ), said as (
                select t.*, (d.sys_descr, d.sys_object_id, d.sys_name, d.sys_contact, d.sys_location, d.mac, d.serial, d.software, d.hardware)
                       is distinct from (t.descr, t.object_id, t.name, t.contact, t.location, coalesce(t.mac, d.mac),
                        coalesce(nullif(t.serial, ''), d.serial), coalesce(nullif(t.software, ''), d.software),
                        coalesce(nullif(t.hardware, ''), d.hardware))
                       or d.booted_at is null and t.booted is not null
                       or abs(extract(epoch from d.booted_at - t.booted)) > 60 as anew
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::macaddr[], ?::text[], ?::text[],
                       ?::text[], ?::timestamptz[])
                    as t(id, descr, object_id, name, contact, location, mac, serial, software, hardware, booted)
                  join device d on d.id = t.id
            ), devices as (
                update device d
                   set status = e.status, problem = e.problem,
                       status_changed_at = case when d.status <> e.status then e.at else d.status_changed_at end,
                       answered_at = case when e.status = 'Up' and e.outcome <> 'SKIPPED' then e.at else d.answered_at end,
                       sys_descr = coalesce(s.descr, d.sys_descr), sys_object_id = coalesce(s.object_id, d.sys_object_id),
                       sys_name = coalesce(s.name, d.sys_name), sys_contact = coalesce(s.contact, d.sys_contact),
                       sys_location = coalesce(s.location, d.sys_location), mac = coalesce(s.mac, d.mac),
                       serial = coalesce(nullif(s.serial, ''), d.serial), software = coalesce(nullif(s.software, ''), d.software),
                       hardware = coalesce(nullif(s.hardware, ''), d.hardware), booted_at = coalesce(s.booted, d.booted_at),
                       restarted_at = case when s.booted > d.booted_at + interval '60 seconds'
                                            and s.booted > coalesce(d.answered_at, s.booted) - interval '1 day'
                                            and abs(extract(epoch from s.booted - d.booted_at) - 42949672.96) > 60
                                           then s.booted else d.restarted_at end,
                       updated_at = case when s.anew then now() else d.updated_at end
                  from ended e left join said s on s.id = e.id and s.anew
                 where d.id = e.id
                   and (s.anew or d.status <> e.status or d.problem <> e.problem
                     or e.status = 'Up' and (d.answered_at is null or d.answered_at < e.at - interval '5 minutes'))
                returning 1
            ), turned as (
                select e.id, e.status, e.problem, e.at from ended e join device d on d.id = e.id
                 where d.status <> e.status
                    or not exists (select 1 from device_state s where s.device_id = e.id and s.ended_at is null)
            ), closed as (
                update device_state s set ended_at = t.at from turned t where s.device_id = t.id and s.ended_at is null
                returning 1
            ), opened as (
                insert into device_state (device_id, began_at, status, reason)
                select id, at, status, problem from turned where (select count(*) from closed) >= 0
                on conflict (device_id, began_at) do nothing
                returning 1
            ), polls as (
                update device_poll p
                   set outcome = e.outcome, reason = e.reason, started_at = e.started_at, finished_at = e.at, late_ms = e.late_ms,
                       duration_ms = e.duration_ms, pdus = e.pdus, timeouts = e.timeouts, budget = e.budget, shrunk = e.shrunk,
                       clean_cycles = e.clean_cycles, longest_ms = e.longest_ms, longest_before_ms = e.longest_before_ms,
                       var_binds = e.var_binds, silent_cycles = e.silent_cycles,
                       uptime_ticks = coalesce(e.uptime_ticks, p.uptime_ticks), uptime_at = coalesce(e.uptime_at, p.uptime_at),
                       interfaces_sign = coalesce(nullif(e.interfaces_sign, ''), p.interfaces_sign),
                       due_at = case when p.requested_at <> coalesce(e.requested_at, '-infinity') then e.at else e.next_due end,
                       lease_until = null, queued_until = null,
                       requested_at = nullif(p.requested_at, e.requested_at),
                       requested = case when p.requested_at = e.requested_at then '{}' else p.requested end
                  from ended e
                 where p.device_id = e.id
            )
            """;
}
