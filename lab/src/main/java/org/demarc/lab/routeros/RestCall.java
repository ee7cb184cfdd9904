package org.demarc.lab.routeros;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A REST call, taken apart.
 *
 * @param menu e.g. {@code /ppp/secret}
 * @param rest what follows the menu: an id, a name, a verb or nothing
 * @param arguments the body's fields, or the query string's, as text
 * @param queries the query words without the question mark
 */
record RestCall(String method, String menu, String rest, Map<String, String> arguments, List<String> queries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RestCall read(HttpExchange exchange, RouterState state) throws IOException {
        String raw = exchange.getRequestURI().getRawPath().substring("/rest".length());
        if (raw.toUpperCase(Locale.ROOT).contains("%2A")) {
            throw Trap.plain("missing or invalid resource identifier");
        }
        String path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        String menu = menu(path, state);
        String rest = path.length() > menu.length() ? path.substring(menu.length() + 1) : "";
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> queries = new ArrayList<>();
        readQuery(
                exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : exchange.getRequestURI().getRawQuery(),
                arguments,
                queries);
        readBody(exchange.getRequestBody().readAllBytes(), arguments, queries);
        return new RestCall(exchange.getRequestMethod(), menu, rest, arguments, queries);
    }

    private static String menu(String path, RouterState state) {
        for (String menu = path; menu.lastIndexOf('/') >= 0; menu = menu.substring(0, menu.lastIndexOf('/'))) {
            if (state.isMenu(menu)) {
                return menu;
            }
        }
        throw Trap.plain("no such command");
    }

    private static void readQuery(String query, Map<String, String> arguments, List<String> queries) {
        for (String pair : query.split("&")) {
            String text = URLDecoder.decode(pair, StandardCharsets.UTF_8);
            int equals = text.indexOf('=');
            if (equals > 0 && text.startsWith(".") && !text.startsWith(".id=")) {
                arguments.put(text.substring(0, equals), text.substring(equals + 1));
            } else if (!text.isEmpty()) {
                queries.add(text);
            }
        }
    }

    private static void readBody(byte[] body, Map<String, String> arguments, List<String> queries) throws IOException {
        if (body.length == 0) {
            return;
        }
        JsonNode object = JSON.readTree(body);
        object.properties().forEach(field -> {
            if (field.getKey().equals(".query")) {
                field.getValue().forEach(word -> queries.add(word.asText()));
            } else {
                arguments.put(field.getKey(), text(field.getValue()));
            }
        });
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return String.join(",", parts);
    }
}
