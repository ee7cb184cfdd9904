package org.demarc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL for repositories that think in sets, claims and arrays rather than in entities. Inside a container
 * transaction every statement takes part in it; without one each statement commits by itself.
 */
@ApplicationScoped
public class Sql {

    /** Makes a value of one row. */
    public interface RowReader<R> {
        R read(Row row) throws SQLException;
    }

    private final @Nullable Connections connections;
    private final UnaryOperator<String> asSent;

    /** For the proxy of the container only. */
    protected Sql() {
        this.connections = null;
        this.asSent = UnaryOperator.identity();
    }

    @Inject
    public Sql(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this(new Connections(dataSource, transactions), UnaryOperator.identity());
    }

    /** Without an application server: whose transactions there are is the data source's business. */
    public Sql(DataSource dataSource) {
        this(new Connections(dataSource, null), UnaryOperator.identity());
    }

    private Sql(@Nullable Connections connections, UnaryOperator<String> asSent) {
        this.connections = connections;
        this.asSent = asSent;
    }

    /**
     * The same for repositories that are asked often and with few keys at a time, each of which an index finds: plans of statements with lists
     * ({@code ?::bigint[]}) are kept instead of made anew at each call. Not for lists of thousands, which want a plan of their own.
     */
    public Sql keepingPlans() {
        return new Sql(connections, KeptPlans::of);
    }

    /** Every row of the answer. The statement must limit itself. */
    public <R> List<R> list(String sql, RowReader<R> reader, @Nullable Object... parameters) {
        return with(sql, connection -> {
            try (var statement = question(connection, sql, parameters);
                    var rows = statement.executeQuery()) {
                List<R> result = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    result.add(reader.read(row));
                }
                return result;
            }
        });
    }

    /** The first row, if there is one. */
    public <R> Optional<R> first(String sql, RowReader<R> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /** The one row that a count, an aggregate or {@code INSERT ... RETURNING} always has. */
    public <R> R one(String sql, RowReader<R> reader, @Nullable Object... parameters) {
        return first(sql, reader, parameters).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }

    /** Takes what it wants from one row. */
    public interface RowTaker {
        void take(Row row) throws SQLException;
    }

    /**
     * Several questions in one journey to the database: every row of the first answer goes to the first taker, and so on.
     *
     * @param sql statements with a semicolon between them, as many as there are takers; each must limit itself
     */
    public void visit(String sql, List<RowTaker> takers, @Nullable Object... parameters) {
        with(sql, connection -> {
            try (var statement = question(connection, sql, parameters)) {
                statement.execute();
                for (RowTaker taker : takers) {
                    rows(statement, taker);
                    statement.getMoreResults();
                }
                return takers;
            }
        });
    }

    private static void rows(PreparedStatement statement, RowTaker taker) throws SQLException {
        try (var rows = statement.getResultSet()) {
            Row row = new Row(rows);
            while (rows.next()) {
                taker.take(row);
            }
        }
    }

    /** Number of rows changed. */
    public int update(String sql, @Nullable Object... parameters) {
        return with(sql, connection -> {
            try (var statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** One field of each of the rows, for a parameter that is unnested. */
    public static <T, V> List<V> column(Collection<T> rows, Function<? super T, ? extends V> field) {
        return rows.stream().<V>map(field).toList();
    }

    private <R> R with(String sql, Connections.Use<R> use) {
        if (connections == null) {
            throw new IllegalStateException("no data source");
        }
        try {
            return connections.with(use);
        } catch (SQLException e) {
            throw new SqlFault(sql, e);
        }
    }

    /** Cut off where the thread's {@link Patience} ends. */
    private PreparedStatement question(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = prepare(connection, sql, parameters);
        int seconds = Patience.secondsFor(sql);
        if (seconds > 0) {
            statement.setQueryTimeout(seconds);
        }
        return statement;
    }

    private PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(asSent.apply(sql));
        for (int i = 0; i < parameters.length; i++) {
            bind(connection, statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof Enum<?> choice) {
            statement.setString(index, choice.name());
        } else if (value instanceof Collection<?> many) {
            statement.setArray(index, connection.createArrayOf(elementType(many), many.toArray()));
        } else if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            statement.setObject(index, value);
        }
    }

    private static String elementType(Collection<?> many) {
        Object first = many.isEmpty() ? "" : many.iterator().next();
        return first instanceof Long ? "bigint" : first instanceof Integer ? "integer" : "text";
    }

    /**
     * Whether the fault, or what caused it, is only that the database cannot be reached: it is down, starts, stops, or the
     * connection broke. Whatever was being done may be done again when it is back.
     */
    public static boolean isDatabaseAway(Throwable fault) {
        return hasState(fault, state -> state.startsWith("08") || state.startsWith("57P0"));
    }

    /** Whether the fault, or what caused it, is only that the database was told to stop answering: {@link Patience} had an end. */
    public static boolean isCutOff(Throwable fault) {
        return hasState(fault, state -> state.equals("57014"));
    }

    private static boolean hasState(Throwable fault, Predicate<String> meant) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null && meant.test(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** A statement that PostgreSQL refused; the SQL state tells why. */
    public static final class SqlFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SqlFault(String sql, SQLException cause) {
            super(cause.getMessage() + " in: " + sql, cause);
        }

        /** Five characters, for instance {@code 23505} for a unique value that exists already; empty when unknown. */
        public String sqlState() {
            return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        }

        /** True when a unique value exists already. */
        public boolean isDuplicate() {
            return sqlState().equals("23505");
        }
    }

    /** One row of an answer, read by column name. */
    public record Row(ResultSet rows) {

        public String text(String column) throws SQLException {
            var value = rows.getString(column);
            return value == null ? "" : value;
        }

        public @Nullable String nullableText(String column) throws SQLException {
            return rows.getString(column);
        }

        public long number(String column) throws SQLException {
            return rows.getLong(column);
        }

        public @Nullable Long nullableNumber(String column) throws SQLException {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        }

        /** A whole number of any length: counters of 64 bits do not fit into a long. */
        public @Nullable BigInteger nullableWhole(String column) throws SQLException {
            BigDecimal value = rows.getBigDecimal(column);
            return value == null ? null : value.toBigInteger();
        }

        public @Nullable Double nullableDecimal(String column) throws SQLException {
            double value = rows.getDouble(column);
            return rows.wasNull() ? null : (Double) value;
        }

        public boolean flag(String column) throws SQLException {
            return rows.getBoolean(column);
        }

        public Instant instant(String column) throws SQLException {
            return rows.getObject(column, OffsetDateTime.class).toInstant();
        }

        public @Nullable Instant nullableInstant(String column) throws SQLException {
            var value = rows.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        public byte[] octets(String column) throws SQLException {
            var value = rows.getBytes(column);
            return value == null ? new byte[0] : value;
        }

        public List<String> texts(String column) throws SQLException {
            var array = rows.getArray(column);
            return array == null ? List.of() : List.of((String[]) array.getArray());
        }

        public List<Long> numbers(String column) throws SQLException {
            var array = rows.getArray(column);
            return array == null ? List.of() : List.of((Long[]) array.getArray());
        }

        public <E extends Enum<E>> E choice(String column, Class<E> type) throws SQLException {
            return Enum.valueOf(type, rows.getString(column));
        }
    }
}
