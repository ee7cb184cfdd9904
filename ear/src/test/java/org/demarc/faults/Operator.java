package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.demarc.lab.stand.ServerNode;
import org.demarc.stand.Product;

/** An administrator who drives one node by our API. */
record Operator(ServerNode node) {

    JsonNode get(String path) {
        return Product.json(succeeded(ask(path)));
    }

    /** As {@link #get}, whatever the answer is. */
    HttpResponse<String> ask(String path) {
        return Product.send(request("/rest/v1/" + path));
    }

    JsonNode post(String path, Object body) {
        return Product.json(succeeded(Product.send(request("/rest/v1/" + path).POST(text(body)))));
    }

    JsonNode put(String path, Object body) {
        return Product.json(succeeded(Product.send(request("/rest/v1/" + path).PUT(text(body)))));
    }

    /** Registers a simulated router; its id. */
    long addRouter(String name, int port, String login, String password) {
        return post(
                        "routers",
                        Map.of("name", name, "host", "127.0.0.1", "port", port, "login", login, "password", password))
                .path("id")
                .asLong();
    }

    /** Registers a CRM; the path at which every node takes its webhooks. */
    String addCrm(Map<String, ?> source) {
        return URI.create(post("crm-sources", source).path("hookUrl").asText()).getPath();
    }

    /** Sends a webhook to this node. */
    HttpResponse<String> hook(String path, Object body) {
        return Product.send(
                HttpRequest.newBuilder(URI.create(node.url() + path)).POST(text(body)));
    }

    /** The status of one of the paths that load balancers ask. */
    int health(String path) {
        return Product.send(HttpRequest.newBuilder(URI.create(node.url() + "/health/" + path)))
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("X-Auth-Key", Product.ADMIN_KEY)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> succeeded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isLessThan(300);
        return answer;
    }

    private static HttpRequest.BodyPublisher text(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(Product.JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
