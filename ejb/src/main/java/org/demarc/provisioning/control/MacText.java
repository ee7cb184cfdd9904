package org.demarc.provisioning.control;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the forms in which people write MAC addresses (ucrm-routeros.md 5.5). */
public final class MacText {

    private static final String PAIR = "[0-9A-Fa-f]{2}";
    private static final Pattern FORMS = Pattern.compile(PAIR + "(:" + PAIR + "){5}|" + PAIR + "(-" + PAIR + "){5}|"
            + "[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2}|[0-9A-Fa-f]{12}");
    private static final Pattern MARKS = Pattern.compile("[:.-]");
    private static final Pattern PAIRS = Pattern.compile("(..)(?!$)");

    private MacText() {}

    /** Upper case with colons; empty when the text is none of the accepted forms. */
    public static Optional<String> normal(String text) {
        if (text.isEmpty() || !FORMS.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = MARKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return Optional.of(PAIRS.matcher(digits).replaceAll("$1:"));
    }
}
