package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.provisioning.entity.FieldDifference;

/** Differences and counts as they lie in the database. */
public final class DifferenceJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private DifferenceJson() {}

    public static String write(List<FieldDifference> fields) {
        return text(fields);
    }

    public static String write(Map<String, Integer> counts) {
        return text(counts);
    }

    public static List<FieldDifference> fields(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<FieldDifference>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no differences", e);
        }
    }

    /** What the router shows in the fields that differ, in words; passwords are masked already. */
    static String words(String json) {
        return fields(json).stream()
                .map(one -> one.field() + " = " + one.router())
                .collect(Collectors.joining(", "));
    }

    public static Map<String, Integer> counts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Integer>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no counts", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always become JSON", e);
        }
    }
}
