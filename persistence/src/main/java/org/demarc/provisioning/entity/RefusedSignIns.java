package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** How often somebody was refused at the port for messages, by minute and node. */
@Dependent
public class RefusedSignIns {

    private final Sql sql;

    @Inject
    public RefusedSignIns(Sql sql) {
        this.sql = sql;
    }

    /**
     * How many there were, on all nodes.
     *
     * @param lastHour within the last 60 minutes, by the database's clock
     * @param lastDay within the last 24 hours
     * @param lastAt the minute of the last one, null when there was none within two days
     */
    public record Sum(long lastHour, long lastDay, @Nullable Instant lastAt) {}

    /** Adds to what this node counted in the present minute, and forgets what is older than two days. */
    public void add(String node, long number) {
        sql.update("""
                INSERT INTO messaging_refused_sign_in (minute, node, number) VALUES (date_trunc('minute', now()), ?, ?)
                ON CONFLICT (minute, node) DO UPDATE SET number = messaging_refused_sign_in.number + EXCLUDED.number
                """, node, number);
        sql.update("DELETE FROM messaging_refused_sign_in WHERE minute < now() - interval '2 days'");
    }

    public Sum sum() {
        return sql.one(
                """
                SELECT coalesce(sum(number) FILTER (WHERE minute > now() - interval '1 hour'), 0)::bigint AS last_hour,
                       coalesce(sum(number) FILTER (WHERE minute > now() - interval '1 day'), 0)::bigint AS last_day,
                       max(minute) AS last_at
                FROM messaging_refused_sign_in
                """, row -> new Sum(row.number("last_hour"), row.number("last_day"), row.nullableInstant("last_at")));
    }
}
