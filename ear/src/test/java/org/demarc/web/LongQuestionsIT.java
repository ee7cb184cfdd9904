package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.demarc.lab.stand.Stand;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What callers are told where the database takes long, on a server that waits two seconds for each answer of it. */
class LongQuestionsIT {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Far more than the sockets between server and client hold. */
    private static final int MANY = 30_000;

    private static Stand stand;

    @BeforeAll
    static void start() {
        stand = Product.ownStand(
                "stand-long-questions", options -> options.with("DEMARC_ACCESS_LONGEST_QUESTION", "2s"));
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void aQuestionThatTakesTooLongIsCutOffAndSaidToBeTooSlow() throws SQLException {
        try (Connection holder = holding("device")) {
            tooSlow(get("/rest/v1/devices"));

            holder.rollback();
        }
        assertThat(get("/rest/v1/devices").statusCode()).isEqualTo(200);
    }

    @Test
    void findingOutWhoCallsMayNotTakeLongerEither() throws SQLException {
        try (Connection holder = holding("api_key")) {
            tooSlow(get("/rest/v1/devices"));

            holder.rollback();
        }
        assertThat(get("/rest/v1/devices").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverDownloadsATableWaitsForIt() throws Exception {
        try (Connection holder = holding("device")) {
            CompletableFuture<HttpResponse<String>> file =
                    CompletableFuture.supplyAsync(() -> get("/rest/v1/tables/devices"));
            await().atMost(SOON).until(() -> waitingFor(holder) > 0);
            tooSlow(get("/rest/v1/devices"));
            tooSlow(get("/rest/v1/devices"));
            assertThat(file).as("it waits for longer than others may").isNotDone();

            holder.rollback();

            assertThat(file.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(file.get(30, TimeUnit.SECONDS).body()).startsWith("id,name,address");
        }
    }

    @Test
    void aDownloadThatBreaksOffInTheMiddleDoesNotLookWhole() throws Exception {
        moreEventsThanSocketsHold();
        InputStream file = begun("/rest/v1/tables/events");
        assertThat(file.read()).as("it is on its way").isNotNegative();
        try (Connection holder = holding("event")) {
            CompletableFuture<Long> rest = CompletableFuture.supplyAsync(() -> lengthOf(file));
            int pid = pid(holder);
            await().atMost(SOON).until(() -> {
                execute("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " + pid
                        + " = ANY(pg_blocking_pids(pid))");
                return rest.isDone();
            });

            assertThatThrownBy(rest::join).hasRootCauseInstanceOf(IOException.class);

            holder.rollback();
        }
    }

    private static void moreEventsThanSocketsHold() throws SQLException {
        execute("""
                INSERT INTO event (name, watch, subject, device_name, severity, state, live, began_at, noticed_at, raised_at, seen_at, resolved_at)
                SELECT 'device_down', 'DEVICE_DOWN', 'd0', (SELECT string_agg(md5(n || ' ' || part), '') FROM generate_series(1, 48) part),
                       'INFO', 'RESOLVED', false, now(), now(), now(), now(), now()
                FROM generate_series(1, %d) n""".formatted(MANY));
    }

    /** Nobody but whoever waits for it may ask anything of the table. */
    private static Connection holding(String table) throws SQLException {
        Connection holder = stand.database().connect();
        holder.setAutoCommit(false);
        try (var lock = holder.createStatement()) {
            lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return holder;
    }

    private static int pid(Connection holder) throws SQLException {
        try (var select = holder.createStatement();
                var row = select.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int waitingFor(Connection holder) throws SQLException {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE " + pid(holder) + " = ANY(pg_blocking_pids(pid))";
        try (Connection connection = stand.database().connect();
                var select = connection.createStatement();
                var row = select.executeQuery(waiting)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = stand.database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void tooSlow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Product.json(answer).path("type").asText()).isEqualTo("urn:demarc:problem:too-slow");
    }

    private static HttpResponse<String> get(String path) {
        return Product.send(asked(path));
    }

    private static HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create(stand.url() + path)).header("X-Auth-Key", Product.ADMIN_KEY);
    }

    /** A file of which no more is read than somebody asks for. */
    private static InputStream begun(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(asked(path).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static long lengthOf(InputStream file) {
        try (file) {
            return file.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
