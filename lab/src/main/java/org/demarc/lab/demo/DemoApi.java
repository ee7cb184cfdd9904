package org.demarc.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The product's own API, used as any operator's script would: the demo fills it with nothing that others could not. */
final class DemoApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Id of the built-in role that may do everything. */
    private static final long OWNER = -2;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String key;

    DemoApi(String url, String key) {
        this.url = url + "/rest/v1/";
        this.key = key;
    }

    /** Whether the key is let in and may do everything. */
    boolean isOwner() {
        JsonNode me = send(request("me").GET(), "me", 401);
        return me.at("/user/role/id").asLong() == OWNER;
    }

    JsonNode get(String path) {
        return send(request(path).GET(), path);
    }

    /** What is there under this path, if anything. */
    Optional<JsonNode> look(String path) {
        return Optional.of(send(request(path).GET(), path, 404)).filter(answer -> answer.has("id"));
    }

    JsonNode post(String path, Map<String, Object> body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(text(body))), path);
    }

    /** Starts something that may be going on already, for instance because its schedule has just come. */
    void start(String path) {
        send(request(path).POST(HttpRequest.BodyPublishers.ofString("{}")), path, 409);
    }

    JsonNode put(String path, Map<String, Object> body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(text(body))), path);
    }

    /** The entry of a list whose field has this value. */
    Optional<JsonNode> find(String list, String field, String value) {
        JsonNode page = get(list + "?limit=1000&q=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        for (JsonNode item : page.path("items")) {
            if (item.path(field).asText().equals(value)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** The entry whose field has this value, made from the body where there is none yet. */
    JsonNode ensure(String list, String field, Map<String, Object> body) {
        return find(list, field, String.valueOf(body.get(field))).orElseGet(() -> post(list, body));
    }

    /**
     * As {@link #ensure}, for what a person may have given another name since the first start: what is refused because it
     * is there already stays as it is.
     */
    void ensureUnlessThere(String list, String field, Map<String, Object> body) {
        if (find(list, field, String.valueOf(body.get(field))).isEmpty()) {
            send(request(list).POST(HttpRequest.BodyPublishers.ofString(text(body))), list, 409);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request, String path) {
        return send(request, path, 0);
    }

    private JsonNode send(HttpRequest.Builder request, String path, int acceptable) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 400 && answer.statusCode() != acceptable) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
