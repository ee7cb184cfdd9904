package org.demarc.web.faces;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Locale;
import org.demarc.Phrase;
import org.demarc.notification.boundary.Translations;
import org.demarc.notification.control.Words;

/** Lends the words of the pages to messages, from when the pages start until they go. */
@WebListener
public class MessageWords implements ServletContextListener, Words {

    @Inject
    Translations translations;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        translations.install(this);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        translations.forget();
    }

    @Override
    public String text(Locale locale, String key, String... values) {
        return Phrase.fill(Texts.text(key, locale), List.of(values));
    }

    @Override
    public String word(Locale locale, String prefix, String value) {
        return new Spoken(locale).word(prefix, value);
    }

    @Override
    public String say(Locale locale, Phrase phrase) {
        return new Spoken(locale).say(phrase);
    }

    /** The texts of a language that no page has chosen. */
    @Vetoed
    private static final class Spoken extends Texts {

        private final Locale locale;

        Spoken(Locale locale) {
            this.locale = locale;
        }

        @Override
        Locale locale() {
            return locale;
        }
    }
}
