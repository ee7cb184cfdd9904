package org.demarc.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.AbstractMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The words of the pages: {@code #{t['device.title']}}. The part before the first dot is the capability whose bundle
 * {@code org/demarc/<capability>/texts.properties} holds the key, so a new capability brings its words along.
 */
@Named("t")
@RequestScoped
public class Texts extends AbstractMap<String, String> {

    @Inject
    Appearance appearance;

    Locale locale() {
        return appearance.getLocale();
    }

    @Override
    public String get(Object key) {
        return text(String.valueOf(key), locale());
    }

    /** The text with {@code {0}}, {@code {1}} ... filled in. */
    public String of(String key, Object... values) {
        return new MessageFormat(get(key), locale()).format(values);
    }

    /** A sentence in the language of the page: {@code #{t.say(entry.said)}}; one that no bundle knows stays English. */
    public String say(@Nullable Phrase phrase) {
        return phrase == null ? "" : said(phrase).orElseGet(() -> words(phrase.text()));
    }

    /** What was kept in English alone, in the language of the page as far as it is known: {@code #{t.words(row.note)}}. */
    public String words(@Nullable String english) {
        return english == null ? "" : Sentences.in(locale(), english);
    }

    private Optional<String> said(Phrase phrase) {
        String pattern = get(phrase.key());
        if (pattern.equals(phrase.key())) {
            return Optional.empty();
        }
        List<String> values = phrase.values().stream().map(this::value).toList();
        return Optional.of(Phrase.fill(pattern, values));
    }

    private String value(String value) {
        Phrase nested = Phrase.ofValue(value);
        return nested.key().isEmpty() ? words(value) : said(nested).orElseGet(() -> lastWord(nested.key()));
    }

    private static String lastWord(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /**
     * A value of a closed set in words: {@code word('onu.status', 'LOS')} is the text {@code onu.status.LOS}. A value that
     * no bundle knows is shown as it is, no value as nothing.
     */
    public String word(String prefix, @Nullable Object value) {
        return wordOr(prefix, value, String.valueOf(value == null ? "" : value));
    }

    /** Like {@link #word}, with another text where no bundle knows the value. */
    public String wordOr(String prefix, @Nullable Object value, @Nullable String otherwise) {
        String unknown = otherwise == null ? "" : otherwise;
        if (value == null || value.toString().isEmpty()) {
            return unknown;
        }
        String key = prefix + "." + value;
        String text = get(key);
        return text.equals(key) ? unknown : text;
    }

    @Override
    public boolean containsKey(Object key) {
        return true;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return Set.of();
    }

    static String text(String key, Locale locale) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            return key;
        }
        try {
            return ResourceBundle.getBundle("org.demarc." + key.substring(0, dot) + ".texts", locale, NO_SYSTEM_LOCALE)
                    .getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    private static final ResourceBundle.Control NO_SYSTEM_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
