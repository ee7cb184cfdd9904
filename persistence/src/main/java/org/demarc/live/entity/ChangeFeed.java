package org.demarc.live.entity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Notes of committed changes, from whichever node. Holds one connection while it is open; used by one thread. */
public final class ChangeFeed implements AutoCloseable {

    /** The channel of {@code tell_changed} (V1.2811). */
    public static final String CHANNEL = "demarc_changes";

    private final Connection connection;

    private ChangeFeed(Connection connection) {
        this.connection = connection;
    }

    /** Begins to listen: what is committed from now on is told. */
    public static ChangeFeed open(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            return new ChangeFeed(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Notes that have come, else those that come within the time; none when nothing changed. */
    public List<String> next(Duration patience) throws SQLException {
        PGNotification @Nullable [] notes = connection
                .unwrap(PGConnection.class)
                .getNotifications(Math.max(1, Math.toIntExact(patience.toMillis())));
        return notes == null
                ? List.of()
                : Arrays.stream(notes).map(PGNotification::getParameter).toList();
    }

    /** A pooled connection must not go on listening for its next user. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }
}
