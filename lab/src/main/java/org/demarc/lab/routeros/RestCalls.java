package org.demarc.lab.routeros;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the REST calls of RouterOS 7 (ucrm-routeros.md 4.5 and 10.6). */
final class RestCalls implements HttpHandler {

    private final Router router;

    RestCalls(Router router) {
        this.router = router;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<RouterUser> user = user(exchange);
            if (user.isEmpty()) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"RouterOS\"");
                send(exchange, RestReply.error(401, "Unauthorized", ""));
                return;
            }
            Optional<RestReply> reply = reply(exchange, user.get());
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    private Optional<RestReply> reply(HttpExchange exchange, RouterUser user) throws IOException {
        try {
            RestCall call = RestCall.read(exchange, router.state());
            return new RestWork(router, user).carryOut(call);
        } catch (JsonProcessingException e) {
            return Optional.of(RestReply.error(400, "Bad Request", "JSON parse error"));
        } catch (Trap refused) {
            return Optional.of(
                    refused.text().equals(router.options().era().noSuchItem())
                            ? RestReply.error(404, "Not Found", "")
                            : RestReply.error(400, "Bad Request", refused.text()));
        }
    }

    private Optional<RouterUser> user(HttpExchange exchange) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            Optional<RouterUser> known = colon < 0
                    ? Optional.empty()
                    : router.options().user(pair.substring(0, colon)).filter(user -> user.password()
                            .equals(pair.substring(colon + 1)));
            router.journal().login(known.isPresent());
            return known;
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, RestReply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /**
     * What goes back.
     *
     * @param body JSON, or empty for none
     */
    record RestReply(int status, String body) {

        static RestReply json(int status, Object value) {
            return new RestReply(status, Journal.json(value));
        }

        static RestReply error(int status, String message, String detail) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error", status);
            error.put("message", message);
            if (!detail.isEmpty()) {
                error.put("detail", detail);
            }
            return json(status, error);
        }
    }
}
