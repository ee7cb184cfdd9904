package org.demarc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence that is kept, or handed out, before it is known in which language it will be read.
 *
 * @param key of its text in the bundles; empty for words of others: a router's, an operator's
 * @param values what fills the gaps {@code {0}}, {@code {1}} ... of that text; one that stands for a phrase itself is written as
 *     {@link #asValue()} says
 * @param text the same in English: for logs, our API, and whoever knows no such key
 */
public record Phrase(String key, List<String> values, String text) {

    private static final String NESTED = "@";
    private static final String BETWEEN = "\u001f";
    private static final String DEEPER = "\u001e";

    public Phrase {
        values = List.copyOf(values);
    }

    /** Words of others, the same in every language. */
    public static Phrase plain(String words) {
        return new Phrase("", List.of(), words);
    }

    /** A value of a closed set, whose text has the key {@code prefix.value}; in English it stays the value. */
    public static Phrase word(String prefix, Object value) {
        return new Phrase(prefix + "." + value, List.of(), value.toString());
    }

    /** What a value stands for: another phrase's key and values, or nothing but itself. */
    public static Phrase ofValue(String value) {
        if (!value.startsWith(NESTED)) {
            return plain(value);
        }
        List<String> parts = Stream.of(value.substring(NESTED.length()).split(BETWEEN, -1))
                .map(part -> part.replace(DEEPER, BETWEEN))
                .toList();
        return new Phrase(parts.get(0), parts.subList(1, parts.size()), parts.get(0));
    }

    /** This phrase as a value of another one; phrases are nested twice at most. */
    public String asValue() {
        List<String> parts = new ArrayList<>();
        parts.add(NESTED + key);
        values.forEach(value -> parts.add(value.replace(BETWEEN, DEEPER)));
        return key.isEmpty() ? text : String.join(BETWEEN, parts);
    }

    /** The key and then the values, as they are kept beside the text; nothing of plain words. */
    public List<String> parts() {
        return key.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(key), values.stream()).toList();
    }

    /** What was kept. */
    public static Phrase kept(List<String> parts, String text) {
        return parts.isEmpty() ? plain(text) : new Phrase(parts.get(0), parts.subList(1, parts.size()), text);
    }

    /** The pattern with its gaps filled; one that has no value stays as it is. */
    public static String fill(String pattern, List<String> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int gap = pattern.indexOf('{'); gap >= 0; gap = pattern.indexOf('{', from)) {
            int end = pattern.indexOf('}', gap);
            int number = end == gap + 2 ? pattern.charAt(gap + 1) - '0' : -1;
            boolean isGap = number >= 0 && number < values.size();
            text.append(pattern, from, isGap ? gap : gap + 1);
            if (isGap) {
                text.append(values.get(number));
            }
            from = isGap ? end + 1 : gap + 1;
        }
        return text.append(pattern.substring(from)).toString();
    }

    /** A phrase of a {@link Wording}. */
    static Phrase of(String key, String pattern, Object... values) {
        List<Phrase> phrases = Stream.of(values)
                .map(value -> value instanceof Phrase phrase ? phrase : plain(value.toString()))
                .toList();
        return new Phrase(
                key,
                phrases.stream().map(Phrase::asValue).toList(),
                fill(pattern, phrases.stream().map(Phrase::text).toList()));
    }
}
