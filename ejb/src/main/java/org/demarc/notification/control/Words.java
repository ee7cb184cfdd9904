package org.demarc.notification.control;

import java.util.Locale;
import org.demarc.Phrase;

/** The words of the pages, for messages: who has the bundles says so when it starts. */
public interface Words {

    /** The text with that key in that language. */
    String text(Locale locale, String key, String... values);

    /** A value of a closed set in words, or itself. */
    String word(Locale locale, String prefix, String value);

    /** A sentence in that language. */
    String say(Locale locale, Phrase phrase);
}
