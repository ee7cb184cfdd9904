package org.demarc.poll.entity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds rows as one array per column, for statements that begin with {@code unnest(?, ?, ...)}. The driver sends arrays of a class that it knows
 * in binary; any other is written as text and parsed by PostgreSQL, value by value.
 */
final class RowArrays implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private int next = 1;

    RowArrays(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    <T> RowArrays column(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        @Nullable Object[] values = room(type, rows.size());
        for (int i = 0; i < values.length; i++) {
            Object one = value.apply(rows.get(i));
            values[i] = one instanceof Instant instant ? text(instant) : one;
        }
        statement.setArray(next++, connection.createArrayOf(type, values));
        return this;
    }

    /** For the types that the driver can send in binary, an array of the class that it knows them by. */
    private static @Nullable Object[] room(String type, int rows) {
        return switch (type) {
            case "bigint" -> new Long[rows];
            case "integer" -> new Integer[rows];
            case "float8" -> new Double[rows];
            case "boolean" -> new Boolean[rows];
            case "text" -> new String[rows];
            default -> new Object[rows];
        };
    }

    RowArrays numbers(Collection<Long> numbers) throws SQLException {
        statement.setArray(next++, connection.createArrayOf("bigint", numbers.toArray(Long[]::new)));
        return this;
    }

    RowArrays instant(Instant instant) throws SQLException {
        statement.setObject(next++, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        return this;
    }

    private static String text(Instant instant) {
        return instant.toString();
    }

    PreparedStatement statement() {
        return statement;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
