package org.demarc.poll.control;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of a data source where there is no application server. */
public record PlainTransactions(DataSource dataSource) implements Transactions {

    @Override
    public <R> R inOne(Work<R> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                R result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
