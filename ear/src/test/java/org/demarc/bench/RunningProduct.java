package org.demarc.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.demarc.lab.stand.Stand;
import org.demarc.lab.stand.StandOptions;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** The shipped EAR on WildFly and PostgreSQL with an empty database, started when the first part asks for it. */
final class RunningProduct implements AutoCloseable {

    private static final String KEY = "3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11";
    static final String ADMIN_PASSWORD = "Correct-Horse-7";
    private static final String SECRET_KEY =
            Base64.getEncoder().encodeToString("a secret key of 32 bytes: bench!".getBytes(StandardCharsets.US_ASCII));
    private static final SecretBox BOX = SecretBox.withKeys(SECRET_KEY);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Report report;
    private @Nullable Stand stand;
    private @Nullable StandOptions options;

    RunningProduct(Report report) {
        this.report = report;
    }

    /** Starts the product unless it runs. */
    Stand stand() throws IOException {
        if (stand == null) {
            options = StandOptions.fromBuild()
                    .with("DEMARC_ACCESS_INITIAL_ADMIN_PASSWORD", ADMIN_PASSWORD)
                    .with("DEMARC_ACCESS_INITIAL_API_KEY", KEY)
                    // One caller sends what a thousand send elsewhere: the limit of one caller is not what is measured.
                    .with("DEMARC_ACCESS_REQUESTS_PER_SECOND", "1000000")
                    .with("DEMARC_WILDCORE_REQUESTS_PER_SECOND", "100000")
                    .with("DEMARC_SETTINGS_SECRET_KEY", SECRET_KEY);
            Path dir = Folder.emptied(options.dir());
            report.say("starting the product in " + dir);
            stand = Stand.start(options);
            report.note("the product: one node with a heap of " + options.heapMb()
                    + " MB, PostgreSQL with 256 MB of shared buffers and synchronous commit, all on this machine");
        }
        return stand;
    }

    String url(String path) throws IOException {
        return stand().url() + path;
    }

    /** A request as the administrator's program sends it. */
    HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .header("X-Auth-Key", KEY)
                .timeout(Duration.ofMinutes(2));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        String text = body instanceof String ready ? ready : JSON.writeValueAsString(body);
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request().method() + " " + answer.uri().getPath() + " answers "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /** The first column of the first row as a number, 0 when there is none. */
    long count(String sql) throws IOException {
        try (Connection connection = stand().database().connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(sql, e);
        }
    }

    /** The first column of every row as text. */
    List<String> texts(String sql) throws IOException {
        try (Connection connection = stand().database().connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            var texts = new java.util.ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IOException(sql, e);
        }
    }

    void execute(String sql) throws IOException {
        try (Connection connection = stand().database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IOException(sql, e);
        }
    }

    /** CPU seconds so far of the server and all processes of PostgreSQL together. */
    double cpuSeconds() throws IOException {
        return Cpu.of(stand().nodes().get(0).pid()) + Cpu.ofTree(postmaster());
    }

    /** CPU seconds so far of the application server. */
    double serverCpuSeconds() throws IOException {
        return Cpu.of(stand().nodes().get(0).pid());
    }

    /** CPU seconds so far of PostgreSQL's processes. */
    double databaseCpuSeconds() throws IOException {
        return Cpu.ofTree(postmaster());
    }

    private long postmaster() throws IOException {
        stand();
        if (options == null) {
            throw new IllegalStateException("not started");
        }
        return Postgres.postmaster(options.dir().resolve("postgresql"));
    }

    /** A secret as the product keeps it in its database. */
    static String sealed(String text) {
        return BOX.seal(text);
    }

    /** A connection to the product's database; the caller closes it. */
    Connection database() throws IOException, SQLException {
        return stand().database().connect();
    }

    /** Waits until it is so, looking ten times a second; false when it is not so in time. */
    static boolean await(Duration longest, BooleanSupplier so) throws InterruptedException {
        long limit = System.nanoTime() + longest.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    @Override
    public void close() {
        if (stand != null) {
            stand.close();
        }
    }
}
