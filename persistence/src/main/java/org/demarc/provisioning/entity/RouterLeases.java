package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.Sql;

/** Who may write to which router now: one worker in the whole cluster. */
@Dependent
public class RouterLeases {

    private final Sql sql;

    @Inject
    public RouterLeases(Sql sql) {
        this.sql = sql;
    }

    /** Takes or prolongs; false while somebody else has it. */
    public boolean take(long routerId, String holder, Duration length) {
        return sql.update("""
                        INSERT INTO provisioning_router_lease (router_id, holder, lease_until) VALUES (?, ?, now() + make_interval(secs => ?))
                        ON CONFLICT (router_id) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
                        WHERE provisioning_router_lease.holder = excluded.holder OR provisioning_router_lease.lease_until < now()
                        """, routerId, holder, (double) length.toSeconds()) == 1;
    }

    public void release(long routerId, String holder) {
        sql.update("DELETE FROM provisioning_router_lease WHERE router_id = ? AND holder = ?", routerId, holder);
    }

    /** Keeps the leases of these holders from running out. */
    public void renew(List<String> holders, Duration length) {
        sql.update(
                "UPDATE provisioning_router_lease SET lease_until = now() + make_interval(secs => ?) WHERE holder = ANY(?::text[])",
                (double) length.toSeconds(),
                holders);
    }

    /** What a node held before it was started again. */
    public void abandon(String node) {
        sql.update("DELETE FROM provisioning_router_lease WHERE holder LIKE ? || ':%'", node);
    }
}
