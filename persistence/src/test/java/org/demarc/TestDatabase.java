package org.demarc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated PostgreSQL database for one test class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = new TestDatabase();
 * }</pre>
 *
 * The server starts once per JVM, Flyway migrates one template, and every test class gets a copy of it in milliseconds.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final String TEMPLATE = "demarc_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private @Nullable DataSource dataSource;
    private @Nullable EntityManagerFactory factory;
    private String name = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        name = "demarc_" + NUMBER.incrementAndGet();
        var server = Server.POSTGRES;
        execute(server.getPostgresDatabase(), "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        dataSource = server.getDatabase("postgres", name);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (factory != null) {
            factory.close();
            factory = null;
        }
        execute(Server.POSTGRES.getPostgresDatabase(), "DROP DATABASE " + name + " WITH (FORCE)");
        dataSource = null;
    }

    /** Connections to this class's database, not pooled: each closes for real. */
    public DataSource dataSource() {
        if (dataSource == null) {
            throw new IllegalStateException(
                    "the test class has no database: register TestDatabase as a static extension");
        }
        return dataSource;
    }

    /** JDBC address with user, for code that opens its own connections. */
    public String jdbcUrl() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Does the work in one JPA transaction; a thrown exception rolls it back. */
    public <R> R inTransaction(Function<EntityManager, R> work) {
        try (var manager = factory().createEntityManager()) {
            manager.getTransaction().begin();
            try {
                var result = work.apply(manager);
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    /** Does the work in one JPA transaction; a thrown exception rolls it back. */
    public void transact(Consumer<EntityManager> work) {
        inTransaction(manager -> {
            work.accept(manager);
            return true;
        });
    }

    /** Runs statements with auto-commit, for arranging rows. */
    public void execute(String sql) {
        execute(dataSource(), sql);
    }

    /**
     * Makes connections from now on join row by row wherever tables can be joined so: what PostgreSQL does by itself where it takes a table for
     * nearly empty, and that is a matter of luck in a test.
     */
    public void joinRowByRow() {
        execute("ALTER DATABASE " + name + " SET enable_hashjoin = off");
        execute("ALTER DATABASE " + name + " SET enable_mergejoin = off");
    }

    private EntityManagerFactory factory() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory(
                    "demarc",
                    Map.of(
                            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                            "jakarta.persistence.jtaDataSource", dataSource(),
                            "jakarta.persistence.nonJtaDataSource", dataSource()));
        }
        return factory;
    }

    private static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first test class that needs it, stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("shared_buffers", "64MB")
                        .setServerConfig("max_connections", "200")
                        .start();
                execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + TEMPLATE);
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL does not start", e);
            }
        }
    }
}
