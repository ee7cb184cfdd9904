package org.demarc.userside.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads one answer of the Universal API row by row: one row is in memory at a time. */
final class Answer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Answer() {}

    /** Takes a row with the key it stands under; in a list ({@code inList}) the key is the row's place, from 0. */
    interface Rows {
        void row(String key, JsonNode value, boolean inList);
    }

    /** An answer that is not what was asked for. */
    static final class NotAList extends Exception {
        private static final long serialVersionUID = 1L;

        NotAList(String message) {
            super(message);
        }
    }

    /**
     * Hands over every row.
     *
     * @return how many octets could not be decoded and were dropped
     * @throws NotAList where the answer is an error, a page, or ends before its end; some rows may have been handed over
     */
    static long read(InputStream octets, Rows rows) throws IOException, NotAList {
        BufferedInputStream buffered = new BufferedInputStream(octets, 1 << 16);
        buffered.mark(AnswerHead.SIZE + 1);
        AnswerHead head = AnswerHead.of(buffered.readNBytes(AnswerHead.SIZE));
        buffered.reset();
        if (head.kind() == AnswerHead.Kind.ERROR) {
            throw new NotAList(head.words());
        }
        if (head.kind() == AnswerHead.Kind.EMPTY_LIST) {
            return 0;
        }
        buffered.skipNBytes(head.start());
        LenientText text = new LenientText(buffered);
        try (JsonParser parser = JSON.createParser(text)) {
            walk(parser, rows);
        } catch (JsonProcessingException broken) {
            throw new NotAList(
                    broken.getOriginalMessage().startsWith("Unexpected end")
                            ? "the answer is cut off"
                            : "the answer is no JSON: " + AnswerHead.shown(broken.getOriginalMessage()));
        }
        return text.dropped();
    }

    private static void walk(JsonParser parser, Rows rows) throws IOException, NotAList {
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        boolean failed = false;
        for (long place = 0; more(parser); place++) {
            String key = list ? Long.toString(place) : parser.currentName();
            if (!list) {
                parser.nextToken();
            }
            JsonNode value = JSON.readTree(parser);
            if (place <= 1 && !list && value.isValueNode() && speaksOfError(key, value)) {
                failed = true;
            } else {
                rows.row(key, value, list);
            }
        }
        if (failed) {
            throw new NotAList("an error without words");
        }
    }

    private static boolean more(JsonParser parser) throws IOException, NotAList {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new NotAList("the answer is cut off");
        }
        return token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
    }

    /** Billings answer errors as an object whose first keys say so (userside-universal-api.md 3.11). */
    private static boolean speaksOfError(String key, JsonNode value) throws NotAList {
        String name = key.toLowerCase(Locale.ROOT);
        if ((name.equals("error") || name.equals("errortext"))
                && !value.asText().isEmpty()) {
            throw new NotAList(AnswerHead.shown(value.asText()));
        }
        return name.equals("result") && value.asText().equalsIgnoreCase("error");
    }
}
