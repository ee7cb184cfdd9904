package org.demarc.icmp.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.poll.entity.HistoryLevel;
import org.jspecify.annotations.Nullable;

/** Which devices answer ICMP. */
@Dependent
public class Reaches {

    /** A device to ask: its address as text, and whether it was dead the last time. */
    public record Probed(long deviceId, String address, boolean dead) {}

    /**
     * What a round found of one device.
     *
     * @param rttMs null when there was no answer
     * @param lossPercent 0..100
     */
    public record Found(
            long deviceId, boolean alive, @Nullable Double rttMs, double lossPercent) {}

    /**
     * What the rounds of a span showed of one device.
     *
     * @param at begin of the span
     * @param rttMs mean round trip, null when nothing was answered
     * @param mostRttMs the longest, null when nothing was answered
     * @param lossPercent 0..100
     * @param rounds how many rounds, at least 1
     */
    public record Sample(
            long deviceId,
            Instant at,
            @Nullable Double rttMs,
            @Nullable Double mostRttMs,
            double lossPercent,
            int rounds) {}

    /** How often what stays the same is written. */
    private static final Duration REFRESHED = Duration.ofMinutes(15);

    private static final String TO_PROBE = """
            select d.id, host(d.address) ip, coalesce(not r.alive, false) dead
              from device d left join device_reach r on r.device_id = d.id
             where coalesce(d.params ->> 'noIcmp', 'false') <> 'true'
            """;

    private final Sql sql;

    @Inject
    public Reaches(Sql sql) {
        this.sql = sql;
    }

    /** The devices that are polled and not marked {@code noIcmp} in their parameters. */
    public List<Probed> toProbe() {
        return sql.list(TO_PROBE + " and d.poll_enabled order by d.id limit 1000000", Reaches::probed);
    }

    /** One device, polled or not; empty when it is marked {@code noIcmp}, or gone. */
    public Optional<Probed> toProbe(long deviceId) {
        return sql.first(TO_PROBE + " and d.id = ?", Reaches::probed, deviceId);
    }

    private static Probed probed(Sql.Row row) throws SQLException {
        return new Probed(row.number("id"), row.text("ip"), row.flag("dead"));
    }

    /**
     * Writes what changed, refreshes the rest every 15 minutes, and lets devices whose state turned be polled at once.
     *
     * @return how many devices came or went
     */
    public int found(List<Found> found, Instant at) {
        return found(found, at, REFRESHED);
    }

    /** Writes what was found because somebody wanted to know, whether it changed or not. */
    public void foundNow(Found found, Instant at) {
        found(List.of(found), at, Duration.ZERO);
    }

    private int found(List<Found> found, Instant at, Duration refreshed) {
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
                 where r.probed_at <= excluded.probed_at
                   and (r.alive <> excluded.alive or r.loss <> excluded.loss
                        or r.probed_at < excluded.probed_at - make_interval(secs => ?))
                """,
                at,
                at,
                at,
                found.stream().map(Found::deviceId).toList(),
                found.stream().map(one -> String.valueOf(one.alive())).toList(),
                found.stream()
                        .map(one -> one.rttMs() == null ? "" : one.rttMs().toString())
                        .toList(),
                found.stream().map(one -> String.valueOf(one.lossPercent())).toList(),
                refreshed.toSeconds());
        return sql.update("""
                update device_poll p set due_at = least(p.due_at, ?::timestamptz)
                  from device_reach r where r.device_id = p.device_id and r.changed_at = ?::timestamptz
                """, at, at);
    }

    /** Keeps what rounds showed. Devices that are gone meanwhile leave rows that nobody asks for; they go with their day. */
    public void keep(List<Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into device_reach_sample (device_id, at, rtt_ms, rtt_most, loss, rounds)
                select t.id, t.at::timestamptz, nullif(t.rtt, '')::real, nullif(t.most, '')::real, t.loss::real, t.rounds
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[]) as t(id, at, rtt, most, loss, rounds)
                """,
                samples.stream().map(Sample::deviceId).toList(),
                samples.stream().map(one -> one.at().toString()).toList(),
                samples.stream().map(one -> text(one.rttMs())).toList(),
                samples.stream().map(one -> text(one.mostRttMs())).toList(),
                samples.stream().map(one -> String.valueOf(one.lossPercent())).toList(),
                samples.stream().map(Sample::rounds).toList());
    }

    private static String text(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }

    /** What was last found; empty when the device was never asked. */
    public Optional<Reach> newest(long deviceId) {
        return sql.first("select * from device_reach where device_id = ?", Reaches::reach, deviceId);
    }

    /** What was last found of a device, with what it is called. */
    public record Status(long deviceId, String name, String address, Reach reach) {}

    /** Of all devices that are asked, in the order of their ids, at most 20,000; groups null for all. */
    public List<Status> statuses(@Nullable Collection<Long> groups) {
        return sql.list(
                """
                select d.id, d.name, host(d.address) ip, r.* from device_reach r join device d on d.id = r.device_id
                 where d.poll_enabled and (?::boolean or d.group_id = any(?::bigint[])) order by d.id limit 20000
                """,
                row -> new Status(row.number("id"), row.text("name"), row.text("ip"), reach(row)),
                groups == null,
                groups == null ? List.of() : groups);
    }

    private static Reach reach(Sql.Row row) throws SQLException {
        return new Reach(
                row.flag("alive"),
                row.instant("changed_at"),
                row.instant("probed_at"),
                row.nullableDecimal("rtt_ms"),
                row.rows().getDouble("loss"));
    }

    /** How a device answered over a span, oldest first, averaged to at most so many points. */
    public List<ReachPoint> history(long deviceId, Instant from, Instant to, int points, HistoryLevel level) {
        long width = Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
        boolean raw = level == HistoryLevel.RAW;
        return sql.list(
                """
                select min(at) at, avg(rtt_ms) rtt_ms, max(rtt_most) rtt_most, sum(loss * %1$s) / sum(%1$s) loss, max(%2$s) loss_most
                  from device_reach_sample%3$s
                 where device_id = ? and at >= ? and at < ?
                 group by floor(extract(epoch from at) / ?::float8) order by 1 limit ?
                """.formatted(raw ? "rounds" : "samples", raw ? "loss" : "loss_most", level.suffix()),
                row -> new ReachPoint(
                        row.instant("at"),
                        row.nullableDecimal("rtt_ms"),
                        row.nullableDecimal("rtt_most"),
                        row.rows().getDouble("loss"),
                        row.rows().getDouble("loss_most")),
                deviceId,
                from,
                to,
                width,
                points + 1);
    }
}
