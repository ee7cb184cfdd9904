package org.demarc.bench;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Keeps connections open and hands them out again, as the server's pool does; as there, none is tried before it is handed out, and when one
 * turns out to be broken, those that wait are thrown away with it.
 */
final class KeptConnections implements DataSource {

    private final DataSource plain;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    private KeptConnections(DataSource plain) {
        this.plain = plain;
    }

    /** To a database that gets the product's tables first. */
    static KeptConnections migrated(String jdbcUrl) {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(jdbcUrl);
        plain.setUser("postgres");
        plain.setPassword("postgres");
        Flyway.configure().dataSource(plain).load().migrate();
        return new KeptConnections(plain);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept = idle.poll();
        Connection real = kept == null ? plain.getConnection() : kept;
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** What cut this one off, such as the end of PostgreSQL, has probably cut off the idle ones, too. */
    private void giveBack(Connection used) throws SQLException {
        if (!used.isClosed()) {
            idle.add(used);
            return;
        }
        for (Connection waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            waiting.close();
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return plain.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return plain.isWrapperFor(type);
    }
}
