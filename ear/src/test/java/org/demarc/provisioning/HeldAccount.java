package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import org.demarc.stand.Product;

/** An account, what is known of a service in its CRM, or a router that somebody holds: whoever comes to it waits until it is let go. */
final class HeldAccount implements AutoCloseable {

    private final Connection holder;

    private HeldAccount(Connection holder) {
        this.holder = holder;
    }

    /** Whoever wants to order something for the service waits. */
    static HeldAccount of(String source, String service) throws SQLException {
        return held("SELECT 1 FROM provisioning_account WHERE source = ? AND service = ? FOR UPDATE", source, service);
    }

    /** Whoever wants the service looked at again waits. */
    static HeldAccount inCrm(String source, String service) throws SQLException {
        return held(
                "SELECT 1 FROM crm_service WHERE source_id = (SELECT id FROM crm_source WHERE code = ?) AND service = ? FOR UPDATE",
                source,
                service);
    }

    /** Whoever removes the router, which is open to all sources, waits. */
    static HeldAccount router(String name) throws SQLException {
        return held("SELECT 1 FROM routeros_router WHERE source = ? AND name = ? FOR UPDATE", "", name);
    }

    private static HeldAccount held(String row, String source, String service) throws SQLException {
        Connection holder = Product.stand().database().connect();
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement(row)) {
            lock.setString(1, source);
            lock.setString(2, service);
            assertThat(lock.executeQuery().next()).isTrue();
        }
        return new HeldAccount(holder);
    }

    void awaitSomebodyBehind() throws SQLException {
        int pid;
        try (var select = holder.prepareStatement("SELECT pg_backend_pid()");
                var row = select.executeQuery()) {
            row.next();
            pid = row.getInt(1);
        }
        String behind = "SELECT count(*) FROM pg_stat_activity WHERE " + pid + " = ANY(pg_blocking_pids(pid))";
        await().atMost(Drifting.SOON).until(() -> AtRest.number(behind) > 0);
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
