package org.demarc;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One connection for all statements of a transaction, given back at its end. The server would hand out the same connection for each
 * statement, but looks for it anew every time: that was a third of an order's work in the server.
 */
final class Connections {

    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final DataSource dataSource;
    private final @Nullable TransactionSynchronizationRegistry transactions;

    Connections(DataSource dataSource, @Nullable TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /** What is done with a connection. */
    interface Use<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Lends the transaction's connection, or one that is given back at once where no transaction runs. */
    <R> R with(Use<R> use) throws SQLException {
        if (transactions != null && transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            return use.on(ofTransaction(transactions));
        }
        try (Connection own = dataSource.getConnection()) {
            return use.on(own);
        }
    }

    private Connection ofTransaction(TransactionSynchronizationRegistry registry) throws SQLException {
        if (registry.getResource(this) instanceof Connection known) {
            return known;
        }
        Connection taken = dataSource.getConnection();
        registry.putResource(this, taken);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                registry.putResource(Connections.this, null);
                giveBack(taken);
            }

            @Override
            public void afterCompletion(int status) {
                giveBack(taken); // before a roll-back the other call does not come
            }
        });
        return taken;
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection did not close", e);
        }
    }
}
