package org.demarc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions without a container, with a data source whose connections take part in the transaction of their thread,
 * as the server's do.
 */
public final class TestTransactions implements Transactions {

    private final DataSource real;
    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    public TestTransactions(DataSource real) {
        this.real = real;
    }

    /** For the repositories of the test. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection mine = CURRENT.get();
                    if (mine == null || !method.getName().equals("getConnection")) {
                        return invoke(real, method, arguments);
                    }
                    return notClosing(mine);
                });
    }

    @Override
    public <R> R call(Supplier<R> work) {
        Connection outer = CURRENT.get();
        try (Connection connection = real.getConnection()) {
            connection.setAutoCommit(false);
            CURRENT.set(connection);
            R result = attempt(work, connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            CURRENT.set(outer);
        }
    }

    private static <R> R attempt(Supplier<R> work, Connection connection) throws SQLException {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            connection.rollback();
            throw e;
        }
    }

    private static Connection notClosing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
    }

    private static @Nullable Object invoke(
            Object target, java.lang.reflect.Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
