package org.demarc.provisioning.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarc.provisioning.entity.TimelineEntry;

/**
 * What a timeline's detail tells of a command that a router carried out.
 *
 * @param words of the command, passwords masked
 * @param took how long the router needed, for instance {@code 3.2 ms}; empty for what is no command
 * @param reply {@code DONE}, {@code TRAP} ...
 * @param message the router's words, empty when all went well
 */
record CommandFacts(List<String> words, String took, String reply, String message) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final CommandFacts NONE = new CommandFacts(List.of(), "", "", "");

    static CommandFacts of(TimelineEntry entry) {
        try {
            JsonNode detail = JSON.readTree(entry.detail());
            if (!detail.path("words").isArray()) {
                return NONE;
            }
            List<String> words = new ArrayList<>();
            detail.path("words").forEach(word -> words.add(word.asText()));
            return new CommandFacts(
                    words,
                    took(detail.path("ms").asDouble()),
                    detail.path("reply").asText(),
                    detail.path("message").asText());
        } catch (JsonProcessingException notJson) {
            return NONE;
        }
    }

    private static String took(double ms) {
        return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
    }
}
