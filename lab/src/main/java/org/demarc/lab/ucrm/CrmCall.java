package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of the CRM API, taken apart.
 *
 * @param path what follows {@code /v1.0/}, without slashes at its ends
 * @param parameters the query string; {@code statuses[]} may come several times
 */
record CrmCall(String method, String path, Map<String, List<String>> parameters, JsonNode body) {

    static CrmCall of(String method, URI uri, JsonNode body) {
        String path = uri.getPath().replaceFirst("^/(crm/)?api/v1\\.0/", "").replaceFirst("/$", "");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8)
                        .replaceFirst("\\[\\d*]$", "");
                parameters
                        .computeIfAbsent(name, n -> new ArrayList<>())
                        .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new CrmCall(method, path, parameters, body);
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    int number(String name, int otherwise) {
        List<String> values = all(name);
        return values.isEmpty() || !values.get(0).matches("\\d{1,9}") ? otherwise : Integer.parseInt(values.get(0));
    }

    /** Whether the object has one of the values asked for, or none was asked for. */
    boolean asksFor(String parameter, JsonNode value) {
        return all(parameter).isEmpty() || all(parameter).contains(value.asText());
    }
}
