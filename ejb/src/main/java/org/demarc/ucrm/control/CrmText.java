package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Texts of a CRM as they can be kept: neither PostgreSQL nor a router holds a NUL character or half a surrogate pair, and an
 * index holds no text of any length.
 */
final class CrmText {

    private static final char UNKNOWN = '\uFFFD';

    private CrmText() {}

    /** What cannot be kept is replaced by U+FFFD, never dropped: two different texts must not become one by that. */
    static String kept(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isKept(point) ? point : UNKNOWN));
        return clean.toString();
    }

    /** As {@link #kept(String)}, at most so many characters of it. */
    static String cut(String text, int longest) {
        String clean = kept(text);
        return clean.codePointCount(0, clean.length()) <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest));
    }

    /** Numbers and texts as text, trimmed; anything else is as good as absent. */
    static String of(JsonNode node) {
        return node.isTextual() || node.isIntegralNumber() ? kept(node.asText().strip()) : "";
    }

    private static boolean isKept(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
