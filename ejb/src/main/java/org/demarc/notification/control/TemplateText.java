package org.demarc.notification.control;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.demarc.notification.entity.NotificationProblem;

/** Texts with {@code {{variable}}} in them. */
public final class TemplateText {

    private static final Pattern GAP = Pattern.compile("\\{\\{([^{}\\n]*)}}");
    private static final String BEGINNING = "{{";
    private static final String END = "}}";

    private TemplateText() {}

    /**
     * Refuses what could not be filled in.
     *
     * @param part of the template, for the words: subject, body, html
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_TEMPLATE} naming part, line, column and what is known
     */
    public static void check(String part, String text, List<Variable> known) {
        Matcher gap = GAP.matcher(text);
        int from = 0;
        while (gap.find()) {
            whole(part, text, from, gap.start());
            String name = gap.group(1).strip();
            if (Variable.named(name).filter(known::contains).isEmpty()) {
                throw NotificationProblem.BAD_TEMPLATE.because(place(part, text, gap.start()) + ": {{" + name
                        + "}} is not known here; known are "
                        + known.stream().map(Variable::key).collect(Collectors.joining(", ")));
            }
            from = gap.end();
        }
        whole(part, text, from, text.length());
    }

    private static void whole(String part, String text, int from, int until) {
        String between = text.substring(from, until);
        int broken = between.contains(BEGINNING) ? between.indexOf(BEGINNING) : between.indexOf(END);
        if (broken >= 0) {
            throw NotificationProblem.BAD_TEMPLATE.because(
                    place(part, text, from + broken) + ": a variable is written {{name}}, on one line");
        }
    }

    private static String place(String part, String text, int at) {
        String before = text.substring(0, at);
        long line = before.chars().filter(letter -> letter == '\n').count() + 1;
        int column = at - before.lastIndexOf('\n');
        return part + ", line " + line + ", column " + column;
    }

    /** The text with its variables filled in, each made harmless first; one that has no value is left out. */
    public static String fill(String text, Map<Variable, String> values, UnaryOperator<String> harmless) {
        return GAP.matcher(text).replaceAll(gap -> {
            String value = Variable.named(gap.group(1).strip())
                    .map(variable -> values.getOrDefault(variable, ""))
                    .orElse("");
            return Matcher.quoteReplacement(harmless.apply(value));
        });
    }

    /** For HTML and for Telegram, which knows these entities. */
    public static String html(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(letter);
            }
        }
        return safe.toString();
    }
}
