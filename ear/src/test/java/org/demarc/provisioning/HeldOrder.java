package org.demarc.provisioning;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.demarc.stand.Product;

/**
 * An order that another transaction holds: a job that comes to it waits there, so that a test can stop the job before its end,
 * however fast the machine is.
 */
public final class HeldOrder implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String LEASE =
            "SELECT coalesce(max(extract(epoch FROM lease_until) * 1000), 0)::bigint FROM job_run WHERE state = 'RUNNING' AND kind = '%s'";

    private static final long NOT_RUNNING = 0;

    private final Connection connection;

    private HeldOrder(Connection connection) {
        this.connection = connection;
    }

    /** Holds the hundredth of the service's orders that somebody has to look at. */
    static HeldOrder hundredth(String service) throws SQLException {
        var connection = Product.stand().database().connect();
        connection.setAutoCommit(false);
        // the number first: a lock together with OFFSET would also take the rows that are skipped
        long order = AtRest.number(
                "SELECT o.id FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id WHERE a.service = '"
                        + service + "' AND o.state IN ('REFUSED', 'FAILED', 'DEAD') ORDER BY o.id OFFSET 99 LIMIT 1");
        try (var lock = connection.prepareStatement("SELECT 1 FROM provisioning_order WHERE id = ? FOR UPDATE")) {
            lock.setLong(1, order);
            lock.executeQuery();
        }
        return new HeldOrder(connection);
    }

    /**
     * A node reads who shall stop when it renews its leases: the second renewal from now has seen it for certain. A job with much to do
     * before the held order may have stopped there already.
     */
    void untilTheJobHeardOfTheStop() {
        untilTheJobHeardOfTheStop("provisioning-resend");
    }

    /** The same for the jobs of another kind. */
    public static void untilTheJobHeardOfTheStop(String kind) {
        String lease = LEASE.formatted(kind);
        for (int renewals = 0; renewals < 2; renewals++) {
            long before = AtRest.number(lease);
            await().atMost(SOON).until(() -> {
                long now = AtRest.number(lease);
                return now == NOT_RUNNING || now != before;
            });
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
