package org.demarc.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Demarc's REST API as the command needs it: JSON in, JSON out, a problem becomes a {@link Refusal}. */
class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int PAGE = 1000;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Connection connection;

    Api(Connection connection) {
        this.connection = connection;
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** With more headers. */
    JsonNode get(String path, Map<String, String> headers) {
        HttpRequest.Builder asking = request(path).GET();
        headers.forEach(asking::header);
        return json(send(asking));
    }

    /** A whole list, page after page; the first page's fields with the rows of all. */
    JsonNode all(String path) {
        return all(path, Map.of());
    }

    /** As {@link #all(String)}, with more headers. */
    JsonNode all(String path, Map<String, String> headers) {
        String part = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE + "&offset=";
        JsonNode list = get(part + 0, headers);
        if (!(list.path("items") instanceof ArrayNode rows)) {
            return list;
        }
        int came = rows.size();
        while (came > 0 && rows.size() < list.path("total").asLong()) {
            JsonNode more = get(part + rows.size(), headers).path("items");
            came = more.size();
            more.forEach(rows::add);
        }
        return list;
    }

    /** An answer that is not JSON, such as the OpenAPI description. */
    String text(String path) {
        return send(request(path).setHeader("Accept", "*/*").GET()).body();
    }

    JsonNode post(String path, Map<String, ?> body) {
        return json(send(withBody(request(path), "POST", write(body), "application/json")));
    }

    JsonNode postText(String path, String body, String contentType) {
        return json(send(withBody(request(path), "POST", body, contentType)));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return json(send(withBody(request(path), "PUT", write(body), "application/json")));
    }

    JsonNode delete(String path) {
        return json(send(request(path).DELETE()));
    }

    /** A part of a path or query, escaped. */
    static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(connection.url() + path))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json")
                    .header("X-Auth-Key", connection.key());
        } catch (IllegalArgumentException e) {
            throw Refusal.error("Not an address: " + connection.url());
        }
    }

    private static HttpRequest.Builder withBody(
            HttpRequest.Builder request, String method, String body, String contentType) {
        return request.header("Content-Type", contentType).method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 300) {
                throw refused(answer);
            }
            return answer;
        } catch (IOException e) {
            var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw Refusal.error("Demarc does not answer at " + connection.url() + ": " + reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.error("interrupted");
        }
    }

    private static Refusal refused(HttpResponse<String> answer) {
        JsonNode problem = problem(answer.body());
        String type = problem.path("type").asText();
        String detail = problem.path("detail")
                .asText(problem.path("title").asText(problem.path("text").asText("")));
        return Refusal.answered(
                answer.statusCode(),
                type.substring(type.lastIndexOf(':') + 1),
                detail.isEmpty() ? "Demarc answered with status " + answer.statusCode() : detail);
    }

    /** Nothing where it is no problem document: the status has to do. */
    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw Refusal.error("Demarc answered something that is not JSON; is this its address?");
        }
    }

    private static String write(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
