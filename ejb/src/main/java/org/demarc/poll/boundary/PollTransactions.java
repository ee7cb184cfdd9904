package org.demarc.poll.boundary;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.demarc.poll.control.Transactions;

/** One container transaction for each batch that is written. */
@Stateless
@LocalBean
public class PollTransactions implements Transactions {

    @Inject
    DataSource dataSource;

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <R> R inOne(Work<R> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PollNotWritten(e);
        }
    }

    /** The database refused: rolls the transaction back. */
    @jakarta.ejb.ApplicationException(rollback = true)
    public static final class PollNotWritten extends SQLException {

        private static final long serialVersionUID = 1L;

        PollNotWritten(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }
}
