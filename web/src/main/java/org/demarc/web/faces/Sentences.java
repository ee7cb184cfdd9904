package org.demarc.web.faces;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarc.Phrase;

/**
 * Sentences that are kept in English alone, known again by their patterns: the bundle {@code said} has the patterns, and what
 * they are in other languages. What no pattern fits are the words of others, and stay as they are.
 */
final class Sentences {

    private static final String BUNDLE = "org.demarc.web.said";
    private static final String REASONS = "org.demarc.provisioning.texts";
    private static final String REASON = "provisioning.because.";
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final ResourceBundle.Control NO_SYSTEM_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<Locale, Sentences> OF_LOCALES = new ConcurrentHashMap<>();

    /** A pattern of the bundle; {@code letters} are those outside of its gaps. */
    private record Known(Pattern pattern, String anchor, int letters, String said) {}

    private final List<Known> known;

    private Sentences(Locale locale) {
        known = Stream.concat(patterns(BUNDLE, "", locale), patterns(REASONS, REASON, locale))
                .sorted(Comparator.comparingInt(Known::letters).reversed())
                .toList();
    }

    private static Stream<Known> patterns(String bundle, String prefix, Locale locale) {
        ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ENGLISH, NO_SYSTEM_LOCALE);
        ResourceBundle own = ResourceBundle.getBundle(bundle, locale, NO_SYSTEM_LOCALE);
        return english.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> known(english.getString(key), own.getString(key)));
    }

    /** The text in the language of the locale, as far as it is known. */
    static String in(Locale locale, String text) {
        return text.isBlank() || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? text
                : OF_LOCALES.computeIfAbsent(locale, Sentences::new).said(text);
    }

    private static Known known(String english, String said) {
        String[] parts = GAP.split(english, -1);
        String regex = Stream.of(parts).map(Pattern::quote).collect(Collectors.joining("(.*?)"));
        String anchor =
                Stream.of(parts).max(Comparator.comparingInt(String::length)).orElse("");
        return new Known(
                Pattern.compile(regex, Pattern.DOTALL),
                anchor,
                Stream.of(parts).mapToInt(String::length).sum(),
                said);
    }

    private String said(String text) {
        return whole(text).or(() -> parts(text)).orElse(text);
    }

    private Optional<String> whole(String text) {
        for (Known one : known) {
            Matcher found = text.contains(one.anchor()) ? one.pattern().matcher(text) : null;
            if (found != null && found.matches()) {
                List<String> values = IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .map(this::said)
                        .toList();
                return Optional.of(Phrase.fill(one.said(), values));
            }
        }
        return Optional.empty();
    }

    /** Several sentences in a row, or one behind the name of what it is about. */
    private Optional<String> parts(String text) {
        if (text.contains("; ")) {
            return Optional.of(Stream.of(text.split("; ", -1)).map(this::said).collect(Collectors.joining("; ")));
        }
        int colon = text.indexOf(": ");
        return colon < 0 ? Optional.empty() : named(text.substring(0, colon), text.substring(colon + 2));
    }

    /** A name, or a sentence that is known, before the colon, and likewise after it. */
    private Optional<String> named(String name, String rest) {
        Optional<String> saidName = whole(name);
        Optional<String> saidRest = whole(rest);
        return saidName.isEmpty() && saidRest.isEmpty()
                ? Optional.empty()
                : Optional.of(saidName.orElse(name) + ": " + saidRest.orElse(rest));
    }
}
