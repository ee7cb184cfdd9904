package org.demarc.event.entity;

/**
 * The question of each {@link Watch}: common table expressions after {@code moment(at)} and {@code rule}, the last of them
 * {@code found(subject, device_id, interface_id, since, hard, severity, cause, value, told, cover)}. A row that is not hard only keeps an
 * event open that there is; one with a cover is told of by the event with that subject.
 */
final class Detections {

    private static final String FOUND =
            "found(subject, device_id, interface_id, since, hard, severity, cause, value, told, cover) as materialized (";
    private static final String PLAIN = ", true, null::text, '', null::float8, ";
    private static final String UNCOVERED = ", null::text ";
    private static final String GONE_LATELY = " > moment.at - interval '7 days'";

    private Detections() {}

    /** The question; devices' uplinks are known or not. */
    static String of(EventRule rule, boolean uplinks) {
        return switch (rule.watch()) {
            case DEVICE_DOWN -> uplinks ? DEVICE_DOWN_WITH_UPLINKS : DEVICE_DOWN;
            case DEVICE_RESTARTED -> DEVICE_RESTARTED;
            case GATEWAY_DOWN -> GATEWAY_DOWN;
            case PON_LOST -> PON_LOST;
            case ONU_LOST -> ONU_LOST;
            case MEASURE -> Measures.question(rule);
            case SIGNAL_FELL -> SIGNAL_FELL.replace("$column", Measures.signalColumn(rule.measure()));
            case DUPLICATE_ONU -> DUPLICATE_ONU;
            case UNKNOWN_ONU -> UNKNOWN_ONU;
            case MAC_FLAP -> MAC.replace("$again", "n.first_seen < o.last_seen and o.first_seen < n.last_seen");
            case MAC_MOVED -> MAC.replace("$again", "n.first_seen >= o.last_seen");
            case BGP_DOWN -> BGP_DOWN;
            case INTERFACE_DOWN -> INTERFACE_DOWN;
            case INTERFACE_DISABLED -> INTERFACE_DISABLED;
            case ARPS_ABNORMAL -> ARPS;
            case CONFIGURATION_CHANGED -> CONFIGURATION_CHANGED;
            case CONFIGURATION_OLD -> CONFIGURATION_OLD;
            case FORGED_HOOKS -> FORGED_HOOKS;
            case POOL_ALARM -> POOL_ALARM;
        };
    }

    private static final String DEVICE_DOWN = FOUND + """
            select 'd' || d.id, d.id, null::bigint, coalesce(d.status_changed_at, moment.at)""" + PLAIN + "array[d.problem]" + UNCOVERED + """
              from device d, moment where d.poll_enabled and d.status = 'Down')
            """;

    /** A dead device whose uplink is dead as well is folded into the event of the first dead one on the way up. */
    private static final String DEVICE_DOWN_WITH_UPLINKS = """
            dead as materialized (
                select id, status_changed_at, problem from device where poll_enabled and status = 'Down'
            ), above(id, ancestor, depth) as (
                select u.device_id, u.uplink_device_id, 1 from device_uplink u
                  join dead d on d.id = u.device_id join dead p on p.id = u.uplink_device_id
                union
                select a.id, u.uplink_device_id, a.depth + 1 from above a
                  join device_uplink u on u.device_id = a.ancestor join dead p on p.id = u.uplink_device_id
                 where a.depth < 32 and u.uplink_device_id <> a.id
            ), below as materialized (
                select a.* from above a
                 where not exists (select 1 from above back where back.id = a.ancestor and back.ancestor = a.id and a.id < a.ancestor)
            ), covered as (
                select distinct on (b.id) b.id, b.ancestor from below b
                 order by b.id, b.ancestor in (select id from below), b.depth desc
            ), behind as (
                select ancestor, count(*) n from covered group by ancestor
            ),\s""" + FOUND + """
            select 'd' || d.id, d.id, null::bigint, coalesce(d.status_changed_at, moment.at), true, null::text, '', b.n::float8,
                   case when b.n is null then array[d.problem] else array[d.problem, b.n::text] end, 'd' || c.ancestor
              from dead d cross join moment left join covered c on c.id = d.id left join behind b on b.ancestor = d.id)
            """;

    private static final String DEVICE_RESTARTED = FOUND + """
            select 'r' || d.id || ':' || extract(epoch from d.restarted_at)::bigint, d.id, null::bigint, d.restarted_at""" + PLAIN + "'{}'::text[]" + UNCOVERED + """
              from device d cross join moment cross join rule
             where d.poll_enabled and d.restarted_at > moment.at - rule.threshold * interval '1 hour')
            """;

    /** Belongs to the device at its address, if there is one; else to nobody in particular. */
    private static final String GATEWAY_DOWN = FOUND + """
            select 'g' || g.host, d.id, null::bigint, g.changed_at, g.misses >= rule.least, null::text, '', null::float8,
                   array[n.names, g.host], c.subject
              from gateway_reach g cross join rule
              cross join lateral (select string_agg(r.name, ', ' order by lower(r.name)) names from routeros_router r
                                   where lower(r.host) = g.host) n
              left join lateral (select v.id, v.status from device v where v.address = g.address and v.poll_enabled
                                  order by v.id limit 1) d on true
              left join event c on c.device_id = d.id and c.live and c.watch = 'DEVICE_DOWN' and c.absent_since is null
             where not g.alive and n.names is not null)
            """;

    private static final String LOST = "('LOS', 'PowerOff', 'Offline')";

    private static final String PON_LOST = """
            lost as materialized (
                select i.device_id, i.parent_key, i.status, i.status_changed_at,
                       count(*) over (partition by i.device_id, i.parent_key order by i.status_changed_at
                                      range between interval '10 minutes' preceding and current row) burst
                  from interface i, moment
                 where i.type = 'ONU' and i.gone_at is null and i.poll_enabled and i.parent_key is not null
                   and i.status in\s""" + LOST + " and i.status_changed_at" + GONE_LATELY + """

            ), peak as (
                select distinct on (l.device_id, l.parent_key) l.device_id, l.parent_key, l.burst, l.status_changed_at
                  from lost l, rule where l.burst >= rule.least
                 order by l.device_id, l.parent_key, l.burst desc, l.status_changed_at desc
            ), share as (
                select p.*, o.online, o.fibre, o.power, 100.0 * p.burst / (p.burst + o.online) as percent, port.id as port_id
                  from peak p cross join lateral (
                       select count(*) filter (where i.status = 'Online') online, count(*) filter (where i.status = 'LOS') fibre,
                              count(*) filter (where i.status = 'PowerOff') power
                         from interface i
                        where i.device_id = p.device_id and i.parent_key = p.parent_key and i.type = 'ONU' and i.gone_at is null) o
                  left join interface port on port.device_id = p.device_id and port.bind_key = p.parent_key
            ),\s""" + FOUND + """
            select 'p' || s.device_id || ':' || s.parent_key, s.device_id, s.port_id, s.status_changed_at,
                   s.percent >= rule.threshold, null::text,
                   case when s.fibre > s.power then 'fibre' when s.power > 0 then 'power' else '' end, s.percent::float8,
                   array[s.burst::text, (s.burst + s.online)::text, s.parent_key], null::text
              from share s, rule where s.percent >= coalesce(rule.clear_at, rule.threshold))
            """;

    /** The cause is that of this time: what the OLT told last may be of an earlier one. */
    private static final String ONU_LOST = """
            lost as materialized (
                select i.id, i.device_id, i.parent_key, i.status_changed_at, coalesce(o.ident_shown, i.name) as ident,
                       case when i.status = 'PowerOff' then 'power' when i.status = 'LOS' then 'fibre'
                            when st.reason ~* 'dying|power' then 'power' when st.reason ~* 'los|lof|fib' then 'fibre'
                            else '' end as cause
                  from interface i cross join moment left join onu o on o.interface_id = i.id
                  left join interface_state st on st.interface_id = i.id and st.ended_at is null
                 where i.type = 'ONU' and i.gone_at is null and i.poll_enabled
                   and i.status in\s""" + LOST + " and i.status_changed_at" + GONE_LATELY + """

            ),\s""" + FOUND + """
            select 'i' || l.id, l.device_id, l.id, l.status_changed_at, true, case when l.cause = 'power' then 'INFO' end,
                   l.cause, null::float8, array[l.ident], p.subject
              from lost l left join event p on p.live and p.watch = 'PON_LOST' and p.absent_since is null
                   and p.subject = 'p' || l.device_id || ':' || l.parent_key
                   and l.status_changed_at > p.began_at - interval '15 minutes')
            """;

    private static final String SIGNAL_FELL = FOUND + """
            select 'i' || i.id, i.device_id, i.id, s.read_at, b.$column - s.$column >= rule.threshold, null::text, '',
                   (b.$column - s.$column)::float8,
                   array[rule.measure, round(s.$column::numeric, 1)::text, round(b.$column::numeric, 1)::text,
                         round((b.$column - s.$column)::numeric, 1)::text], null::text
              from onu_signal s join onu_signal_baseline b on b.interface_id = s.interface_id
              join interface i on i.id = s.interface_id cross join rule cross join moment
             where i.status = 'Online' and i.gone_at is null and s.read_at > moment.at - interval '2 hours'
               and b.$column - s.$column >= coalesce(rule.clear_at, rule.threshold))
            """;

    private static final String DUPLICATE_ONU = """
            twice as (
                select o.ident from onu o join interface i on i.id = o.interface_id
                 where o.ident is not null and i.gone_at is null group by o.ident having count(*) > 1
            ), places as (
                select o.ident, min(o.ident_shown) as shown, count(*) n, count(*) filter (where i.status = 'Online') online,
                       max(i.created_at) as newest,
                       (array_agg(i.device_id order by (i.status = 'Online') desc, i.id))[1] as device_id,
                       (array_agg(i.id order by (i.status = 'Online') desc, i.id))[1] as interface_id
                  from twice t join onu o on o.ident = t.ident join interface i on i.id = o.interface_id
                 where i.gone_at is null group by o.ident
            ),\s""" + FOUND + """
            select 'o' || p.ident, p.device_id, p.interface_id, p.newest, true, case when p.online = 1 then 'INFO' end,
                   case when p.online > 1 then 'clone' else 'stale' end, p.n::float8,
                   array[p.shown, p.n::text, p.online::text], null::text
              from places p, moment where p.online > 1 or p.online = 1 and p.newest < moment.at - interval '24 hours')
            """;

    private static final String UNKNOWN_ONU = FOUND + """
            select 'u' || r.device_id || ':' || r.row_key, r.device_id, r.interface_id, r.first_seen""" + PLAIN
            + "array[coalesce(nullif(r.words ->> 'serial', ''), r.mac::text, r.words ->> 'loid', r.row_key)]"
            + UNCOVERED
            + """
              from (select distinct on (device_id, row_key) * from reading_row
                     where reading = 'onu-unregistered' and present order by device_id, row_key, first_seen) r)
            """;

    private static final String MAC = FOUND + """
            select distinct on (n.device_id, n.mac, n.vlan) 'm' || n.device_id || ':' || n.mac || ':' || n.vlan, n.device_id,
                   n.interface_id, o.last_seen""" + PLAIN + """
                   array[n.mac::text, n.vlan::text, coalesce(oi.name, o.port_key), coalesce(ni.name, n.port_key)], null::text
              from moment join fdb o on not o.present and o.last_seen > moment.at - interval '30 minutes'
              join fdb n on n.device_id = o.device_id and n.mac = o.mac and n.vlan = o.vlan and n.present
                   and (n.interface_id, n.port_key) is distinct from (o.interface_id, o.port_key)
              left join interface oi on oi.id = o.interface_id left join interface ni on ni.id = n.interface_id
             where n.status = 'LEARNED' and o.status = 'LEARNED' and $again
             order by n.device_id, n.mac, n.vlan, o.last_seen desc limit 5000)
            """;

    private static final String BGP_DOWN = FOUND + """
            select 'b' || r.device_id || ':' || r.row_key, r.device_id, r.interface_id, r.first_seen""" + PLAIN
            + "array[coalesce(host(r.ip), r.row_key), coalesce(r.words ->> 'status', '')]" + UNCOVERED + """
              from reading_row r
             where r.reading = 'bgp-peers' and r.present and r.words ->> 'status' <> 'established'
               and coalesce(r.words ->> 'adminState', '') not in ('stop', 'Disabled', 'disabled'))
            """;

    private static final String INTERFACE_DOWN =
            FOUND + """
            select 'i' || i.id, i.device_id, i.id, i.status_changed_at""" + PLAIN + "'{}'::text[]" + UNCOVERED + """
              from interface i, moment
             where i.type <> 'ONU' and i.status = 'Down' and i.admin_state <> 'Disabled' and i.gone_at is null and i.poll_enabled
               and i.status_changed_at""" + GONE_LATELY + ")\n";

    private static final String INTERFACE_DISABLED = FOUND + """
            select 'i' || i.id, i.device_id, i.id, coalesce(i.status_changed_at, moment.at)""" + PLAIN + "'{}'::text[]" + UNCOVERED + """
              from interface i, moment
             where i.type <> 'ONU' and i.admin_state = 'Disabled' and i.gone_at is null and i.poll_enabled)
            """;

    private static final String ARPS = """
            known as (
                select r.device_id, count(*) filter (where r.present) as present, count(*) as earlier
                  from reading_row r, moment
                 where r.reading = 'arp' and (r.present or r.last_seen > moment.at - interval '1 day') group by r.device_id
            ),\s""" + FOUND + """
            select 'd' || k.device_id, k.device_id, null::bigint, moment.at, 100.0 * k.present / k.earlier < rule.threshold, null::text, '',
                   (100.0 * k.present / k.earlier)::float8, array[k.present::text, k.earlier::text], null::text
              from known k, rule, moment
             where k.earlier >= rule.least and 100.0 * k.present / k.earlier < coalesce(rule.clear_at, rule.threshold))
            """;

    private static final String CONFIGURATION_CHANGED =
            FOUND + """
            select 'v' || v.id, v.device_id, null::bigint, v.first_seen""" + PLAIN + "array[coalesce(v.added, 0)::text, coalesce(v.removed, 0)::text]" + UNCOVERED + """
              from configuration_backup b join configuration_version v on v.id = b.version_id cross join moment cross join rule
             where b.changed_at > moment.at - rule.threshold * interval '1 hour' and v.added is not null)
            """;

    private static final String CONFIGURATION_OLD = FOUND + """
            select 'c' || b.device_id, b.device_id, null::bigint, coalesce(b.saved_at, b.created_at), true, null::text, '',
                   extract(epoch from moment.at - coalesce(b.saved_at, b.created_at))::float8 / 86400,
                   array[floor(extract(epoch from moment.at - coalesce(b.saved_at, b.created_at)) / 86400)::text, b.outcome],
                   null::text
              from configuration_backup b join device d on d.id = b.device_id cross join moment cross join rule
             where b.failing_since is not null and d.poll_enabled and configuration_wanted(d.id, d.model_key)
               and coalesce(b.saved_at, b.created_at) < moment.at - rule.threshold * interval '1 day')
            """;

    /** However many there are, they are one event of their source: who forges them fills neither lists nor mailboxes. */
    private static final String FORGED_HOOKS = """
            forged as (
                select e.source_id, e.handled_at as at, 1 as unknown, 0 as other from crm_event e, moment, rule
                 where e.state = 'REJECTED' and e.handled_at > moment.at - rule.threshold * interval '1 hour'
                union all
                select e.source_id, e.other_body_at, 0, 1 from crm_event e, moment, rule
                 where e.other_body_at > moment.at - rule.threshold * interval '1 hour'
            ),\s""" + FOUND + """
            select 'h' || f.source_id, null::bigint, null::bigint, min(f.at), true, null::text, '', count(*)::float8,
                   array[s.code, '', sum(f.unknown)::text, sum(f.other)::text, rule.threshold::text], null::text
              from forged f join crm_source s on s.id = f.source_id cross join rule group by f.source_id, s.code, rule.threshold)
            """;

    private static final String POOL_ALARM = FOUND + """
            select 'p' || p.id, null::bigint, null::bigint, a.since, true, null::text, '', a.free::float8,
                   array[p.name, '', a.alarm, a.free::text, coalesce(a.days, 0)::text], null::text
              from address_pool_alarm a join address_pool p on p.id = a.pool_id)
            """;
}
