package org.demarc.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where a request body cannot be read. Shows neither class names nor the body. */
@Provider
public class UnreadableBodyMapper implements ExceptionMapper<JsonProcessingException> {

    /** What the parser says of a key that stands twice in one object. */
    private static final Pattern DOUBLED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    /** Whoever sends a key of many thousand letters needs only its beginning to find it. */
    private static final int MOST_LETTERS = 200;

    @Override
    public Response toResponse(JsonProcessingException refusal) {
        return ProblemMapper.answer(problem(refusal));
    }

    static Problem problem(JsonProcessingException refusal) {
        String message = refusal.getOriginalMessage();
        Matcher doubled = DOUBLED.matcher(message == null ? "" : message);
        if (doubled.lookingAt()) {
            return Problem.invalid(List.of(doubled(refusal, doubled.group(1))));
        }
        if (refusal instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Problem.invalid(List.of(new Problem.FieldError(shortened(path(mapping)), reason(mapping))));
        }
        var place = refusal.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.refusal("MALFORMED", "The body is not JSON", 400, "the body cannot be read as JSON" + where);
    }

    private static Problem.FieldError doubled(JsonProcessingException refusal, String key) {
        String above = refusal instanceof JsonMappingException mapping ? path(mapping) : "";
        boolean named = above.isEmpty() || above.equals(key) || above.endsWith("." + key);
        var place = refusal.getLocation();
        String where = place == null ? "" : "; line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new Problem.FieldError(
                shortened(named ? (above.isEmpty() ? key : above) : above + "." + key),
                "the key stands there twice: leave one of them out" + where);
    }

    /** Halves of a character, which JSON may name and UTF-8 cannot say, become question marks. */
    private static String shortened(String field) {
        String whole = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.codePointCount(0, whole.length()) <= MOST_LETTERS
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, MOST_LETTERS)) + "…";
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String reason(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException unknown && unknown.getKnownPropertyIds() != null) {
            return "unknown field; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return "the value has the wrong type or form";
    }
}
