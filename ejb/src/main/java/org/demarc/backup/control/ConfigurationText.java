package org.demarc.backup.control;

import java.util.List;
import java.util.regex.Pattern;
import org.demarc.device.control.ConsoleDialect;

/** Makes of what a device showed the text that is kept: the same as long as nobody changes the device. */
public final class ConfigurationText {

    private ConfigurationText() {}

    /** Lines end in a line feed; what changes by itself, blanks at ends, and empty lines in front and behind are gone. */
    public static String of(List<String> answers, ConsoleDialect dialect) {
        StringBuilder text = new StringBuilder();
        for (String answer : answers) {
            for (String line : whole(answer, dialect).split("\n", -1)) {
                String clean = line.stripTrailing();
                boolean leading = text.length() == 0 && clean.isEmpty();
                if (!leading && !dialect.volatileLine().matcher(clean).find()) {
                    text.append(clean).append('\n');
                }
            }
        }
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        return end == 0 ? "" : text.append('\n').toString();
    }

    private static String whole(String answer, ConsoleDialect dialect) {
        Pattern continuation = dialect.continuation();
        return continuation == null ? answer : continuation.matcher(answer).replaceAll("");
    }
}
