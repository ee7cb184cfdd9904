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

/** A real PostgreSQL whose data outlives it: start it again on the same folder and the rows are there. */
public final class Database implements AutoCloseable {

    private static final String NAME = "demarc";

    private final Path dir;
    private final int port;
    private EmbeddedPostgres server;

    private Database(Path dir, int port, EmbeddedPostgres server) {
        this.dir = dir;
        this.port = port;
        this.server = server;
    }

    /** Starts on the folder, making a new cluster of databases where there is none. */
    public static Database start(Path dir) {
        int port = Ports.free();
        EmbeddedPostgres server = launch(dir, port);
        Database database = new Database(dir, port, server);
        database.createIfMissing();
        return database;
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
        stop();
    }

    private static EmbeddedPostgres launch(Path dir, int port) {
        try {
            Files.createDirectories(dir);
            return EmbeddedPostgres.builder()
                    .setDataDirectory(dir.resolve("data"))
                    .setOverrideWorkingDirectory(dir.resolve("work").toFile())
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + dir, e);
        }
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
