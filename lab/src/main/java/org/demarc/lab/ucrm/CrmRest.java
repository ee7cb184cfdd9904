package org.demarc.lab.ucrm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The doors of the CRM API: keys, codes and error bodies (ucrm-routeros.md 3.6). */
final class CrmRest implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UcrmOptions options;
    private final CrmCalls calls;
    private final Troubles troubles;

    CrmRest(UcrmOptions options, CrmCalls calls, Troubles troubles) {
        this.options = options;
        this.calls = calls;
        this.troubles = troubles;
    }

    /** What a call brings. */
    record Reply(int status, JsonNode body) {

        static Reply ok(JsonNode body) {
            return new Reply(200, body);
        }

        static Reply error(int code, String message) {
            return new Reply(
                    code,
                    JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
        }

        static Reply invalid(String field, String text) {
            ObjectNode body =
                    JsonNodeFactory.instance.objectNode().put("code", 422).put("message", "Validation failed.");
            body.putObject("errors").putArray(field).add(text);
            return new Reply(422, body);
        }

        static Reply notFound() {
            return error(404, "Object is not found.");
        }

        static Reply found(Optional<ObjectNode> object) {
            return object.map(Reply::ok).orElseGet(Reply::notFound);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Reply reply = reply(exchange, request);
            byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            Optional<Trouble> trouble = troubles.of(exchange);
            if (trouble.isPresent() && troubles.answer(exchange, trouble.get(), body)) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply.status() == 201) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                exchange.getRequestURI().getPath() + "/"
                                        + reply.body().path("id").asText());
            }
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange, byte[] request) throws IOException {
        String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Auth-App-Key"))
                .orElse("");
        boolean writes = !exchange.getRequestMethod().equals("GET");
        if (!key.equals(options.writeKey()) && !key.equals(options.readKey())) {
            return Reply.error(401, "Authentication is required.");
        } else if (writes && !key.equals(options.writeKey())) {
            return Reply.error(403, "This app key may only read.");
        }
        try {
            JsonNode body = request.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(request);
            return calls.carryOut(CrmCall.of(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        } catch (JsonProcessingException e) {
            return Reply.error(400, "Invalid JSON.");
        }
    }
}
