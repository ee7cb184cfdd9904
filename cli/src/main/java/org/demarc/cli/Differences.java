package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What differs, field by field and side by side, in one form for every command that compares. */
final class Differences {

    private Differences() {}

    /** {@code profile: Basic 10M / Pro 50M; ...}, the sides in their order. */
    static String of(JsonNode fields, String... sides) {
        return stream(fields)
                .map(field -> field.path("field").asText() + ": "
                        + List.of(sides).stream()
                                .map(side -> field.path(side).asText())
                                .collect(Collectors.joining(" / ")))
                .collect(Collectors.joining("; "));
    }

    /** {@code source/service}, empty for nobody's row. */
    static String service(JsonNode row) {
        return row.path("service").asText().isEmpty()
                ? ""
                : row.path("source").asText() + "/" + row.path("service").asText();
    }

    /** One row, many rows: {@code 3 rows differ}. */
    static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
