package org.demarc.icmp.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Which devices answer ICMP. */
@Dependent
public class Reaches {

    /** A device to ask: its address as text. */
    public record Probed(long deviceId, String address) {}

    /**
     * What a round found of one device.
     *
     * @param rttMs null when there was no answer
     * @param lossPercent 0..100
     */
    public record Found(
            long deviceId, boolean alive, @Nullable Double rttMs, double lossPercent) {}

    private final Sql sql;

    @Inject
    public Reaches(Sql sql) {
        this.sql = sql;
    }

    /** The devices that are polled and not marked {@code noIcmp} in their parameters. */
    public List<Probed> toProbe() {
        return sql.list("""
                select id, host(address) ip from device
                 where poll_enabled and coalesce(params ->> 'noIcmp', 'false') <> 'true' order by id limit 1000000
                """, row -> new Probed(row.number("id"), row.text("ip")));
    }

    /**
     * Writes what changed, refreshes the rest every 15 minutes, and lets devices whose state turned be polled at once.
     *
     * @return how many devices came or went
     */
    public int found(List<Found> found, Instant at) {
        sql.update(
                """
                insert into device_reach as r (device_id, alive, alive_at, changed_at, probed_at, rtt_ms, loss)
                select t.id, t.alive::boolean, case when t.alive::boolean then ?::timestamptz end, ?::timestamptz, ?::timestamptz,
                       nullif(t.rtt, '')::real, t.loss::real
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as t(id, alive, rtt, loss)
                  join device d on d.id = t.id order by t.id
                on conflict (device_id) do update
                   set alive = excluded.alive, alive_at = coalesce(excluded.alive_at, r.alive_at),
                       changed_at = case when r.alive <> excluded.alive then excluded.changed_at else r.changed_at end,
                       probed_at = excluded.probed_at, rtt_ms = excluded.rtt_ms, loss = excluded.loss
                 where r.alive <> excluded.alive or r.loss <> excluded.loss
                    or r.probed_at < excluded.probed_at - interval '15 minutes'
                """,
                at,
                at,
                at,
                found.stream().map(Found::deviceId).toList(),
                found.stream().map(one -> String.valueOf(one.alive())).toList(),
                found.stream()
                        .map(one -> one.rttMs() == null ? "" : one.rttMs().toString())
                        .toList(),
                found.stream().map(one -> String.valueOf(one.lossPercent())).toList());
        return sql.update("""
                update device_poll p set due_at = least(p.due_at, ?::timestamptz)
                  from device_reach r where r.device_id = p.device_id and r.changed_at = ?::timestamptz
                """, at, at);
    }
}
