package org.demarc.poll.control;

import java.sql.Connection;
import java.sql.SQLException;

/** Does work with the database in one short transaction of its own. */
public interface Transactions {

    /** Work on a connection. */
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /**
     * Does it and commits; any exception rolls back.
     *
     * @throws SQLException when the database refuses or is away
     */
    <R> R inOne(Work<R> work) throws SQLException;
}
