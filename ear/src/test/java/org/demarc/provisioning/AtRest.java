package org.demarc.provisioning;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.demarc.lab.stand.Database;
import org.demarc.stand.Product;

/** Waits until everything that a source's webhooks led to has been carried out, or waits for something that is not ours. */
final class AtRest {

    private static final Duration SOON = Duration.ofMinutes(3);

    private static final String OPEN = """
            SELECT (SELECT count(*) FROM crm_event e JOIN crm_source s ON s.id = e.source_id
                    WHERE s.code = ? AND e.state IN ('STORED', 'UNVERIFIED', 'QUEUED'))
                 + (SELECT count(*) FROM crm_service c JOIN crm_source s ON s.id = c.source_id
                    WHERE s.code = ? AND c.due_at <= now() + interval '2 seconds')
                 + (SELECT count(*) FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id
                    WHERE a.source = ? AND o.state IN ('WAITING', 'RUNNING'))
            """;

    private AtRest() {}

    static void afterAll(String source) {
        afterAll(Product.stand().database(), source);
    }

    static void afterAll(Database database, String source) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> open(database, source) == 0);
    }

    private static long open(Database database, String source) throws SQLException {
        try (var connection = database.connect();
                var select = connection.prepareStatement(OPEN)) {
            select.setString(1, source);
            select.setString(2, source);
            select.setString(3, source);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** One number out of the shared database. */
    static long number(String sql) {
        try (var connection = Product.stand().database().connect();
                var select = connection.prepareStatement(sql)) {
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
