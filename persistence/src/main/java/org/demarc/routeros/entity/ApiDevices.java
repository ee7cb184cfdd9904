package org.demarc.routeros.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;

/** Devices whose menus are read by RouterOS' API, and when. */
@Dependent
public class ApiDevices {

    private final Sql sql;

    @Inject
    public ApiDevices(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes devices that are due: of type ROUTEROS, polled, with a login on one of the levels of access, and not switched off by the nearest rule of
     * the poller. They are due again after their interval whatever becomes of this time, so that no two nodes read one.
     *
     * @param reading by which they are due
     * @param usual interval where no rule says another
     */
    public List<Long> takeDue(String poller, String reading, Instant now, Duration usual, int limit) {
        return sql.list(
                """
                with due as (
                    select d.id, coalesce(r.interval_s, rule.interval_s, ?) as interval_s
                      from device d join device_access p on p.device_id = d.id
                      left join poll_reading r on r.device_id = d.id and r.reading = ?
                      left join lateral (
                           select (array_agg(u.enabled order by u.device_id nulls last, u.model_key nulls last)
                                     filter (where u.enabled is not null))[1] as enabled,
                                  (array_agg(u.interval_s order by u.device_id nulls last, u.model_key nulls last)
                                     filter (where u.interval_s is not null))[1] as interval_s
                             from poller_rule u
                            where u.poller = ?
                              and (u.device_id = d.id or u.device_id is null and (u.model_key is null or u.model_key = d.model_key))) rule on true
                     where d.type = 'ROUTEROS' and d.poll_enabled and coalesce(p.login, '') <> '' and coalesce(r.enabled, true)
                       and coalesce(rule.enabled, true) and (r.due_at is null or r.due_at <= ?::timestamptz)
                     order by r.due_at nulls first, d.id limit ?
                )
                insert into poll_reading as r (device_id, reading, due_at)
                select id, ?::text, ?::timestamptz + make_interval(secs => interval_s) from due
                on conflict (device_id, reading) do update set due_at = excluded.due_at where r.due_at <= ?::timestamptz
                returning r.device_id as id
                """, row -> row.number("id"), usual.toSeconds(), reading, poller, now, limit, reading, now, now);
    }

    /** Something was changed on the device: its menus are due now. What was never planned is due anyway. */
    public void wantNow(long deviceId, Instant now) {
        sql.update(
                "update poll_reading set due_at = least(due_at, ?::timestamptz) where device_id = ? and reading = 'router-resources'",
                now,
                deviceId);
    }

    /**
     * When a device is due by the reading; what is over or was never planned: after the usual interval.
     *
     * @param now when reading it began: what was wanted since then is still to be done
     */
    public Instant nextDue(long deviceId, String reading, Instant now, Duration usual) {
        return sql.first(
                        "select due_at from poll_reading where device_id = ? and reading = ?",
                        row -> row.instant("due_at"),
                        deviceId,
                        reading)
                .filter(due -> due.isAfter(now))
                .orElseGet(() -> now.plus(usual));
    }

    /** SHA-256 of the certificate that a device must show: its own parameter {@code apiPin}, else that of the router at its address. */
    public String pin(long deviceId) {
        return sql.first("""
                select coalesce(nullif(d.params ->> 'apiPin', ''), (select r.pin from routeros_router r
                         where lower(r.host) = host(d.address) and r.tls and r.pin <> '' order by r.id limit 1), '') pin
                  from device d where d.id = ?
                """, row -> row.text("pin"), deviceId).orElse("");
    }
}
