package org.demarc.lab.stand;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A real PostgreSQL whose data outlives it: start it again on the same folder and the rows are there. */
public final class Database implements AutoCloseable {

    private static final String NAME = "demarc";

    private final Path dir;
    private final int port;
    private final Thread atEndOfJvm = new Thread(this::end, "database-end");
    private volatile Runnable users = () -> {};
    private volatile EmbeddedPostgres server;

    private Database(Path dir, int port, EmbeddedPostgres server) {
        this.dir = dir;
        this.port = port;
        this.server = server;
        Runtime.getRuntime().addShutdownHook(atEndOfJvm);
    }

    /** Starts on the folder, making a new cluster of databases where there is none. */
    public static Database start(Path dir) {
        int port = Ports.free();
        EmbeddedPostgres server = launch(dir, port);
        Database database = new Database(dir, port, server);
        try {
            database.createIfMissing();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** When the JVM ends, these are stopped before the database is. */
    void outlives(Runnable stopUsers) {
        users = stopUsers;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /** Stops the server process, as a restart of the database machine would. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts again on the same folder and port. */
    public void resume() {
        server = launch(dir, port);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEndOfJvm);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook does the same
        }
        stop();
    }

    private void end() {
        users.run();
        stop();
    }

    private static EmbeddedPostgres launch(Path dir, int port) {
        Instant since = Instant.now().minusSeconds(1);
        try {
            Files.createDirectories(dir);
            return EmbeddedPostgres.builder()
                    .setDataDirectory(dir.resolve("data"))
                    .setOverrideWorkingDirectory(dir.resolve("work").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // would not wait for those who still use it
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", System.getProperty("demarc.database.preload", ""))
                    .start();
        } catch (IOException e) {
            endHalfStarted(dir, since);
            throw new UncheckedIOException("PostgreSQL does not start in " + dir, e);
        } catch (RuntimeException e) {
            endHalfStarted(dir, since);
            throw e;
        }
    }

    /** Whoever is interrupted while he waits for the server to start must not leave it behind. */
    private static void endHalfStarted(Path dir, Instant since) {
        Leftovers.process(dir.resolve("data/postmaster.pid"))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> !start.isBefore(since))
                        .isPresent())
                .ifPresent(ProcessHandle::destroy);
    }

    private void createIfMissing() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, user(), password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + NAME);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
    }
}
