package org.demarc.event.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.demarc.Sql;

/**
 * Holds what is so at present against the events that there are: one statement finds, raises, keeps and misses, a second one moves on what
 * has lasted long enough. To be called in a transaction.
 */
@Dependent
public class EventSweeps {

    /** So that nobody else's lock is meant. */
    private static final int LOCKS = 2731;

    private static final String BEFORE = """
            with recursive moment(at) as (select ?::timestamptz), rule as (select * from event_rule where id = ?),
            """;

    // What has gone is looked for by NOT IN, that is, by hash: PostgreSQL takes what is found for one row, and would
    // compare each event with each.
    private static final String HOLD = """
            , mine as (
                select f.*, coalesce(d.name, f.told[1], '') device_name, coalesce(host(d.address), f.told[2], '') address, d.group_id,
                       coalesce(i.name, '') interface_name
                  from found f left join device d on d.id = f.device_id left join interface i on i.id = f.interface_id cross join rule r
                 where (r.group_id is null or d.group_id = r.group_id) and (r.model_key is null or d.model_key = r.model_key)
                   and (r.device_id is null or d.id = r.device_id) and (r.interface_id is null or f.interface_id = r.interface_id)
            ), raised as (
                insert into event as e (rule_id, name, watch, subject, device_id, device_name, device_address, group_id, interface_id,
                            interface_name, severity, state, cause, value, told, began_at, noticed_at, seen_at)
                select distinct on (m.subject) r.id, r.name, r.watch, m.subject, m.device_id, m.device_name, m.address, m.group_id,
                       m.interface_id, m.interface_name, coalesce(m.severity, r.severity), 'PENDING', m.cause, m.value, m.told,
                       least(m.since, moment.at), moment.at, moment.at
                  from mine m, rule r, moment where m.hard and m.cover is null order by m.subject
                on conflict (rule_id, subject) where live do update
                   set seen_at = excluded.seen_at, absent_since = null, value = excluded.value, told = excluded.told,
                       cause = excluded.cause, severity = excluded.severity, device_name = excluded.device_name,
                       device_address = excluded.device_address, group_id = excluded.group_id,
                       interface_name = excluded.interface_name,
                       flaps = e.flaps + case when e.absent_since is null or e.state = 'PENDING' then 0 else 1 end
                 where e.absent_since is not null or e.seen_at < excluded.seen_at - interval '15 minutes'
                    or (e.cause, e.severity, e.told, e.group_id) is distinct from
                       (excluded.cause, excluded.severity, excluded.told, excluded.group_id)
                returning e.id, e.subject
            ), kept as (
                update event e set absent_since = null from mine m, rule r
                 where e.rule_id = r.id and e.live and e.subject = m.subject and not m.hard and m.cover is null
                   and e.absent_since is not null
                returning 1
            ), missed as (
                update event e set absent_since = moment.at from rule r, moment
                 where e.rule_id = r.id and e.live and e.absent_since is null
                   and e.subject not in (select subject from mine where cover is null)
                   and (e.state = 'PENDING' or e.subject not in (select subject from mine))
                returning 1
            ), folded as (
                update event e set state = 'RESOLVED', live = false, resolved_at = coalesce(e.resolved_at, moment.at),
                       resolved_by = case when e.state = 'OPEN' then 'folded' else e.resolved_by end, version = e.version + 1,
                       folded_into = coalesce((select n.id from raised n where n.subject = m.cover),
                                              (select max(c.id) from event c where c.subject = m.cover and c.live))
                  from mine m, rule r, moment
                 where e.rule_id = r.id and e.live and e.subject = m.subject and m.cover is not null and e.state <> 'PENDING'
                returning 1
            )
            select (select count(*) from mine where cover is null) n, (select count(*) from raised) raised,
                   (select count(*) from missed) missed
            """;

    private static final String MOVE_ON = """
            with dropped as (
                delete from event where rule_id = ? and live and state = 'PENDING' and absent_since is not null
            )
            update event e
               set state = case when e.absent_since is null then 'OPEN' else 'RESOLVED' end,
                   live = e.absent_since is null,
                   raised_at = coalesce(e.raised_at, ?::timestamptz),
                   resolved_at = case when e.absent_since is null then null else coalesce(e.resolved_at, ?::timestamptz) end,
                   resolved_by = case when e.absent_since is null or e.state = 'RESOLVED' then e.resolved_by else 'system' end,
                   version = e.version + 1
              from event_rule r
             where r.id = e.rule_id and r.id = ? and e.live
               and (e.absent_since is null and e.state = 'PENDING' and e.noticed_at <= ?::timestamptz - make_interval(secs => r.for_s)
                 or e.absent_since is not null and e.state <> 'PENDING'
                    and e.absent_since <= ?::timestamptz - make_interval(secs => r.clear_s * (1 + least(e.flaps, 10))))
            """;

    private final Sql sql;

    @Inject
    public EventSweeps(Sql sql) {
        this.sql = sql;
    }

    /**
     * Looks at one rule.
     *
     * @return how much there is of it at present; empty when another node does it just now
     */
    public Optional<Integer> look(EventRule rule, Instant at) {
        if (!sql.one(
                "select pg_try_advisory_xact_lock(?, ?) ok",
                row -> row.flag("ok"),
                LOCKS,
                Math.toIntExact(rule.id()))) {
            return Optional.empty();
        }
        sql.update(
                "set local work_mem = '64MB'"); // room for the subjects of many ONUs, or they are not looked up by hash
        int found = sql.one(
                BEFORE + Detections.of(rule, knowsUplinks()) + HOLD, row -> (int) row.number("n"), at, rule.id());
        sql.update(MOVE_ON, rule.id(), at, at, rule.id(), at, at);
        return Optional.of(found);
    }

    /** Ends the events of rules that somebody has switched off. */
    public int endThoseOfRulesSwitchedOff(Instant at) {
        sql.update("""
                delete from event e using event_rule r
                 where r.id = e.rule_id and not r.enabled and e.live and e.state = 'PENDING'
                """);
        return sql.update("""
                update event e set state = 'RESOLVED', live = false, resolved_at = coalesce(e.resolved_at, ?::timestamptz),
                       resolved_by = case when e.state = 'OPEN' then 'rule off' else e.resolved_by end, version = e.version + 1
                  from event_rule r where r.id = e.rule_id and not r.enabled and e.live
                """, at);
    }

    /**
     * Works out anew what the light of each ONU is as a rule: of the seven days before, or of the day before where there are none yet.
     * Done once in 12 hours.
     *
     * @return how many ONUs
     */
    public int makeBaselines(Instant at) {
        if (sql.one(
                "select coalesce(max(made_at) > ?::timestamptz - interval '12 hours', false) fresh from onu_signal_baseline",
                row -> row.flag("fresh"),
                at)) {
            return 0;
        }
        return sql.update("""
                with days as (
                    select interface_id, avg(rx_dbm) rx, avg(olt_rx_dbm) olt_rx from onu_signal_sample_1d
                     where at > ?::timestamptz - interval '8 days' group by interface_id
                ), quarters as (
                    select q.interface_id, avg(q.rx_dbm) rx, avg(q.olt_rx_dbm) olt_rx from onu_signal_sample_15m q
                     where q.at > ?::timestamptz - interval '1 day' and q.at < ?::timestamptz - interval '1 hour'
                       and not exists (select 1 from days d where d.interface_id = q.interface_id) group by q.interface_id
                )
                insert into onu_signal_baseline (interface_id, rx_dbm, olt_rx_dbm, made_at)
                select s.interface_id, s.rx, s.olt_rx, ?::timestamptz
                  from (select * from days union all select * from quarters) s join interface i on i.id = s.interface_id
                 order by s.interface_id
                on conflict (interface_id) do update
                   set rx_dbm = excluded.rx_dbm, olt_rx_dbm = excluded.olt_rx_dbm, made_at = excluded.made_at
                """, at, at, at, at);
    }

    /** Links know uplinks from some version on. */
    private boolean knowsUplinks() {
        return sql.one("select to_regclass('device_uplink') is not null as known", row -> row.flag("known"));
    }
}
