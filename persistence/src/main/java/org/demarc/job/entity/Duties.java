package org.demarc.job.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.demarc.Sql;

/** What only one node of the cluster does at a time, and which has it until when. All times are the database's. */
@Dependent
public class Duties {

    private final Sql sql;

    @Inject
    public Duties(Sql sql) {
        this.sql = sql;
    }

    /**
     * Renews what the node has and takes what nobody has.
     *
     * @return those of the duties that are the node's for the length of the lease
     */
    public Set<String> hold(Collection<String> duties, String node, Duration lease) {
        return Set.copyOf(sql.list("""
                INSERT INTO node_duty AS held (duty, node, lease_until)
                SELECT wanted.duty, ?, clock_timestamp() + ? * interval '1 second' FROM unnest(?::text[]) AS wanted (duty) ORDER BY wanted.duty
                ON CONFLICT (duty) DO UPDATE SET node = excluded.node, lease_until = excluded.lease_until
                WHERE held.node = excluded.node OR held.lease_until < clock_timestamp()
                RETURNING duty
                """, row -> row.text("duty"), node, lease.toSeconds(), List.copyOf(duties)));
    }

    /** Who goes leaves his duties to whoever asks next. */
    public void leave(String node) {
        sql.update("DELETE FROM node_duty WHERE node = ?", node);
    }
}
