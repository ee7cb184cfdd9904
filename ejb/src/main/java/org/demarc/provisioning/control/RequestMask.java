package org.demarc.provisioning.control;

import java.util.regex.Pattern;

/** What people may see of a message: whatever looks like a secret is dots, control characters are visible, the end is cut. */
public final class RequestMask {

    public static final int LONGEST = 4000;

    private static final String DOTS = "•••";
    /** From the beginning of a word only: a word of thousands of letters would be looked at from each of them. */
    private static final String NAME =
            "(?<![\\w.-])[\\w.-]*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|\\bpw|\\bpwd)[\\w.-]*";

    private static final Pattern QUOTED =
            Pattern.compile("(?i)([\"']?" + NAME + "[\"']?\\s*[:=]\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?)");
    private static final Pattern BARE =
            Pattern.compile("(?i)([\"']?" + NAME + "[\"']?\\s*[:=]\\s*)[^\\s\"',}&•][^\\s,}&]*");

    private RequestMask() {}

    public static String of(String message) {
        String begin = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        String quoted = QUOTED.matcher(begin).replaceAll("$1\"" + DOTS + "\"");
        String masked = BARE.matcher(quoted).replaceAll("$1" + DOTS);
        StringBuilder shown = new StringBuilder(masked.length());
        masked.codePoints().forEach(point -> shown.appendCodePoint(visible(point)));
        return message.length() > LONGEST ? shown.append(" ...").toString() : shown.toString();
    }

    private static int visible(int point) {
        if (point == '\n' || point == '\t' || point == '\r') {
            return ' ';
        }
        boolean isLone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point < ' ' || point == 127 || isLone ? '\uFFFD' : point;
    }
}
