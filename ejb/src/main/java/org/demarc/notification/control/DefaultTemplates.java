package org.demarc.notification.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.Occasion;

/** The templates that Demarc brings along, from the bundle {@code org.demarc.notification.messages}. */
public final class DefaultTemplates {

    /** Languages that messages are written in. */
    public static final List<String> LANGUAGES = List.of("en", "uk");

    private static final String BUNDLE = "org.demarc.notification.messages";
    private static final ResourceBundle.Control NO_SYSTEM_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private DefaultTemplates() {}

    /** All of them, by kind, language and occasion. */
    public static List<MessageTemplate> all() {
        List<MessageTemplate> all = new ArrayList<>();
        for (ChannelKind kind : ChannelKind.values()) {
            for (String language : LANGUAGES) {
                for (Occasion occasion : Occasion.values()) {
                    all.add(of(kind, language, occasion));
                }
            }
        }
        return all;
    }

    public static MessageTemplate of(ChannelKind kind, String language, Occasion occasion) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), NO_SYSTEM_LOCALE);
        boolean isMail = kind == ChannelKind.MAIL;
        return new MessageTemplate(
                kind,
                language,
                occasion,
                isMail ? texts.getString("MAIL." + occasion + ".subject") : "",
                texts.getString(kind + "." + occasion + ".body"),
                isMail ? texts.getString("MAIL." + occasion + ".html") : "",
                null);
    }
}
