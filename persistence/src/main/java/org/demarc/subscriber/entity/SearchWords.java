package org.demarc.subscriber.entity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words that somebody types into a search box. */
public final class SearchWords {

    private static final int MOST_WORDS = 6;

    private SearchWords() {}

    /** The words in lower case, as {@code search_fold} would leave them for Latin and Cyrillic letters. */
    public static List<String> of(String text) {
        return Stream.of(folded(text).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** A text in which nothing is a pattern of {@code LIKE}. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
