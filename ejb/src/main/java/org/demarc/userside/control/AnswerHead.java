package org.demarc.userside.control;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first octets of an answer show it to be (userside-universal-api.md 3.2, 3.11).
 *
 * @param kind what it is
 * @param start octets before the data begin
 * @param words for an error, what stands there, shortened
 */
record AnswerHead(Kind kind, int start, String words) {

    /** Octets that are looked at: notices of a billing's server before the data must fit in. */
    static final int SIZE = 64 * 1024;

    private static final int SHOWN = 200;
    private static final Pattern DATA = Pattern.compile("[>\\r\\n]\\s*([\\[{])\\s*([\"\\[{\\]}]|-?\\d)");
    private static final Pattern NOTICE =
            Pattern.compile("(?is)\\A\\s*(<br|<b>|php |notice\\b|warning\\b|deprecated\\b|strict standards\\b).*");

    enum Kind {
        DATA,
        EMPTY_LIST,
        ERROR
    }

    static AnswerHead of(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int mark = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        String body = text.substring(mark).strip();
        if (body.isEmpty()) {
            return new AnswerHead(Kind.ERROR, 0, "an empty body");
        }
        if (body.startsWith("{") || body.startsWith("[")) {
            return new AnswerHead(Kind.DATA, text.indexOf(body.charAt(0), mark), "");
        }
        String words = body.toLowerCase(Locale.ROOT);
        if (words.equals("undefined") || words.equals("null") || words.equals("\"\"")) {
            return new AnswerHead(Kind.EMPTY_LIST, 0, "");
        }
        return afterNotices(text, octets);
    }

    private static AnswerHead afterNotices(String text, byte[] octets) {
        Matcher data = DATA.matcher(text);
        if (NOTICE.matcher(text).matches() && data.find()) {
            return new AnswerHead(Kind.DATA, data.start(1), "");
        }
        return new AnswerHead(Kind.ERROR, 0, shown(new String(octets, StandardCharsets.UTF_8)));
    }

    /** The beginning of a text in one line, for a reason. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+|\\s+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
