package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.demarc.lab.stand.Stand;
import org.demarc.stand.PageVisitor;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers are told where the database takes long, on a server that waits two seconds for each answer of it. */
class LongQuestionsIT {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Far more than the sockets between server and client hold. */
    private static final int MANY = 30_000;

    /** One for each n. */
    private static final String LONG_TEXT =
            "(SELECT string_agg(md5(n || ' ' || part), '') FROM generate_series(1, 48) part)";

    private static final long LENGTH = MANY * 1_536L;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final String ADDRESS = "10.99.0.1";

    private static Stand stand;

    @BeforeAll
    static void start() throws SQLException {
        stand = Product.ownStand(
                "stand-long-questions", options -> options.with("DEMARC_ACCESS_LONGEST_QUESTION", "2s"));
        moreEventsThanSocketsHold();
        moreHoldersThanSocketsHold();
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    /** Where connections were broken the server says for a moment that the database is away. */
    @BeforeEach
    void theDatabaseIsThere() {
        await().atMost(SOON).until(() -> get("/rest/v1/devices").statusCode() == 200);
    }

    @Test
    void aQuestionThatTakesTooLongIsCutOffAndSaidToBeTooSlow() throws SQLException {
        try (Connection holder = holding("device")) {
            tooSlow(get("/rest/v1/devices"));
            tooSlow(get("/rest/v1/tables/devices"));

            holder.rollback();
        }
        assertThat(get("/rest/v1/devices").statusCode()).isEqualTo(200);
    }

    @Test
    void findingOutWhoCallsMayNotTakeLongerEither() throws SQLException {
        try (Connection holder = holding("api_key")) {
            tooSlow(get("/rest/v1/devices"));
            tooSlow(get("/rest/v1/tables/devices"));
            tooSlow(get("/rest/v1/addresses/" + ADDRESS + "/history.csv"));

            holder.rollback();
        }
        assertThat(get("/rest/v1/devices").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverDownloadsATableWaitsForItsRows() throws Exception {
        waitsForTheRest(begun("/rest/v1/tables/events"), "event", asked("/rest/v1/events"));
    }

    @Test
    void whoeverDownloadsFromThePageOfTheAddressLedgerWaitsForItsRows() throws Exception {
        waitsForTheRest(
                historyByThePage(),
                "address_ledger",
                asked("/rest/v1/addresses/" + ADDRESS + "/history").header("X-Reason", "a test"));
    }

    private static void waitsForTheRest(InputStream file, String table, HttpRequest.Builder question) throws Exception {
        assertThat(file.read()).as("it is on its way").isNotNegative();
        try (Connection holder = holding(table)) {
            CompletableFuture<Long> rest = CompletableFuture.supplyAsync(() -> lengthOf(file));
            await().atMost(SOON).until(() -> waitingFor(holder) > 0);
            tooSlow(Product.send(question));
            tooSlow(Product.send(question));
            assertThat(rest).as("it waits for longer than others may").isNotDone();

            holder.rollback();

            assertThat(rest.get(1, TimeUnit.MINUTES)).isGreaterThan(LENGTH);
        }
    }

    @Test
    void aDownloadThatBreaksOffInTheMiddleDoesNotLookWhole() throws Exception {
        doesNotLookWholeWhereItBreaksOff(begun("/rest/v1/tables/events"));
    }

    @Test
    void aDownloadFromAPageThatBreaksOffInTheMiddleDoesNotLookWholeEither() throws Exception {
        doesNotLookWholeWhereItBreaksOff(
                begun(administrator().http(), HttpRequest.newBuilder(at("/ui/table?of=events&format=csv"))));
    }

    private static void doesNotLookWholeWhereItBreaksOff(InputStream file) throws Exception {
        CompletableFuture<Long> rest = brokenOff(file, LongQuestionsIT::lengthOf);

        assertThatThrownBy(rest::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aDownloadThatBreaksOffDoesNotLookWholeWhereTheConnectionIsClosedBehindItEither() throws Exception {
        String answer = brokenOff(closedBehind("/rest/v1/tables/events"), LongQuestionsIT::whatCameOf)
                .join();

        assertThat(headOf(answer)).containsIgnoringCase("Transfer-Encoding: chunked");
        assertThat(answer.endsWith(LAST_CHUNK)).as("ends with the last chunk").isFalse();
    }

    @Test
    void aWholeDownloadEndsWithTheLastChunkWhereTheConnectionIsClosedBehindIt() throws IOException {
        String answer = whatCameOf(closedBehind("/rest/v1/tables/devices"));

        assertThat(headOf(answer)).startsWith("HTTP/1.1 200").containsIgnoringCase("Connection: close");
        assertThat(answer).contains("id,name,address").endsWith(LAST_CHUNK);
    }

    /** What becomes of a file where the database ends, while it is on its way, whatever asks it for more of the events. */
    private static <T> CompletableFuture<T> brokenOff(InputStream file, Function<InputStream, T> read)
            throws IOException, SQLException {
        assertThat(file.read()).as("it is on its way").isNotNegative();
        try (Connection holder = holding("event")) {
            CompletableFuture<T> rest = CompletableFuture.supplyAsync(() -> read.apply(file));
            int pid = pid(holder);
            await().atMost(SOON).until(() -> {
                execute("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " + pid
                        + " = ANY(pg_blocking_pids(pid))");
                return rest.isDone();
            });
            holder.rollback();
            return rest;
        }
    }

    private static void moreEventsThanSocketsHold() throws SQLException {
        execute("""
                INSERT INTO event (name, watch, subject, device_name, severity, state, live, began_at, noticed_at, raised_at, seen_at, resolved_at)
                SELECT 'device_down', 'DEVICE_DOWN', 'd0', %s, 'INFO', 'RESOLVED', false, now(), now(), now(), now(), now()
                FROM generate_series(1, %d) n""".formatted(LONG_TEXT, MANY));
    }

    private static void moreHoldersThanSocketsHold() throws SQLException {
        execute("""
                INSERT INTO address_ledger (space, address, source, service, client_id, client_name, router, kind, natural_key, origin, cause,
                    from_at, to_at)
                SELECT 'default', '%s', 'crm', n::text, '1', %s, 'r1', 'PPPOE', 'held-' || n, 'POOL', 'test',
                       now() - (n + 1) * interval '1 minute', now() - n * interval '1 minute'
                FROM generate_series(1, %d) n""".formatted(ADDRESS, LONG_TEXT, MANY));
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
        return HttpRequest.newBuilder(at(path)).header("X-Auth-Key", Product.ADMIN_KEY);
    }

    private static URI at(String path) {
        return URI.create(stand.url() + path);
    }

    private static PageVisitor administrator() throws IOException, InterruptedException {
        return PageVisitor.signedIn(stand.url(), Product.ADMIN_LOGIN, Product.ADMIN_PASSWORD);
    }

    /** The file behind the button of the ledger's page. */
    private static InputStream historyByThePage() throws IOException, InterruptedException {
        Map<String, String> typed = Map.of("address", ADDRESS, "reason", "a test");
        PageVisitor visitor = administrator();
        HttpResponse<String> found = visitor.press(
                visitor.look("/ui/addressing/ledger"), "ledger", "ask", typed, HttpResponse.BodyHandlers.ofString());
        HttpResponse<InputStream> file =
                visitor.press(found, "ledger", "csv", typed, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        return file.body();
    }

    private static InputStream begun(String path) throws IOException, InterruptedException {
        HttpClient program =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return begun(program, asked(path));
    }

    /** A file of which no more is read than somebody asks for. */
    private static InputStream begun(HttpClient program, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = program.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The answer as it is sent to who wants the connection closed behind it, as a proxy may. */
    private static InputStream closedBehind(String path) throws IOException {
        URI uri = at(path);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nX-Auth-Key: "
                + Product.ADMIN_KEY + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }

    private static String whatCameOf(InputStream answer) {
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try (answer) {
            answer.transferTo(came);
        } catch (IOException e) {
            // how it ended is in what came: whether the connection was reset or only closed says nothing
        }
        return came.toString(StandardCharsets.UTF_8);
    }

    private static String headOf(String answer) {
        return answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
    }

    private static long lengthOf(InputStream file) {
        try (file) {
            return file.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
