package org.demarc.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.demarc.lab.stand.Stand;
import org.demarc.lab.stand.StandOptions;
import org.jspecify.annotations.Nullable;

/**
 * The running product that the tests of the whole share: started by the first test that asks, stopped when the JVM ends.
 * Tests keep out of each other's way by using names of their own.
 */
public final class Product {

    public static final String ADMIN_LOGIN = "admin";
    public static final String ADMIN_PASSWORD = "Correct-Horse-7";
    public static final String ADMIN_KEY = "3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11";
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static @Nullable Stand shared;

    private Product() {}

    /** The shared stand; the first call starts it (about half a minute). */
    public static synchronized Stand stand() {
        if (shared == null) {
            Stand started = anew(options(StandOptions.fromBuild()));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    /** Starts a stand after removing what an earlier run of the tests left behind: every run begins with an empty database. */
    private static Stand anew(StandOptions options) {
        forget(options.dir().resolve("postgresql"));
        for (int node = 1; node <= options.nodes(); node++) {
            forget(options.dir().resolve("node" + node));
        }
        return Stand.start(options);
    }

    /**
     * A stand for one test class alone, empty, with the secrets that tests know; whoever starts it closes it.
     *
     * @param name of its folder beside the shared one's
     */
    public static Stand ownStand(String name, UnaryOperator<StandOptions> wishes) {
        StandOptions build = StandOptions.fromBuild();
        return anew(wishes.apply(options(build)).at(build.dir().resolveSibling(name)));
    }

    private static void forget(Path dir) {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandOptions options(StandOptions base) {
        return base.with("DEMARC_ACCESS_INITIAL_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .with("DEMARC_ACCESS_INITIAL_API_KEY", ADMIN_KEY)
                // hashing as slowly as for real users took a sixth of all the time of the server's tests
                .with("DEMARC_ACCESS_PASSWORD_ITERATIONS", "1000")
                .with(
                        "DEMARC_SETTINGS_SECRET_KEY",
                        Base64.getEncoder()
                                .encodeToString(
                                        "a secret key of 32 bytes: tests!".getBytes(StandardCharsets.US_ASCII)));
    }

    public static String url(String path) {
        return stand().url() + path;
    }

    public static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))).header("X-Auth-Key", ADMIN_KEY));
    }

    public static HttpResponse<String> post(String path, Object body) {
        return send(withBody(path, body, "POST"));
    }

    public static HttpResponse<String> put(String path, Object body) {
        return send(withBody(path, body, "PUT"));
    }

    public static HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("X-Auth-Key", ADMIN_KEY)
                .DELETE());
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.statusCode() + " " + response.body(), e);
        }
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder withBody(String path, Object body, String method) {
        try {
            String text = body instanceof String ready ? ready : JSON.writeValueAsString(body);
            return HttpRequest.newBuilder(URI.create(url(path)))
                    .header("X-Auth-Key", ADMIN_KEY)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
