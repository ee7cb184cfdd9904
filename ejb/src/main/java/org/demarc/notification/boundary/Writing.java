package org.demarc.notification.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.demarc.notification.control.Composer;
import org.demarc.notification.control.Content;
import org.demarc.notification.control.DefaultTemplates;
import org.demarc.notification.control.LanePlan.Telling;
import org.demarc.notification.control.Words;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.MessageTemplates;
import org.demarc.notification.entity.Occasion;
import org.demarc.notification.entity.QuietHours;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;

/** Writes messages: the template that applies, the contact's language and time zone, and where the pages are. */
@ApplicationScoped
public class Writing {

    @Inject
    MessageTemplates templates;

    @Inject
    RunTime runTime;

    public Content content(LaneRound.Work work, Telling telling, Words words) {
        Contact contact = work.contact();
        String language = language(contact.language(), work.userLanguage());
        List<Composer.Told> told = telling.of().stream()
                .map(due ->
                        new Composer.Told(due.delivery().occasion(), Objects.requireNonNull(due.event(), "an event")))
                .toList();
        QuietHours quiet = contact.quiet();
        ZoneId zone = quiet == null ? ZoneId.systemDefault() : quiet.hours().zone();
        return composer(words, language, zone)
                .content(
                        template(contact.kind(), language, telling.occasion()),
                        told,
                        new Composer.Reader(contact.id(), contact.login(), contact.address()),
                        Instant.now());
    }

    /** The contact's own, else the user's, else that of this installation; English where Demarc does not speak it. */
    public String language(String ofContact, String ofUser) {
        String wanted =
                !ofContact.isEmpty() ? ofContact : !ofUser.isEmpty() ? ofUser : runTime.text(CommonSettings.LANGUAGE);
        return DefaultTemplates.LANGUAGES.contains(wanted) ? wanted : "en";
    }

    /** Somebody's own, or the one that came along. */
    public MessageTemplate template(ChannelKind kind, String language, Occasion occasion) {
        return templates.of(kind, language, occasion).orElseGet(() -> DefaultTemplates.of(kind, language, occasion));
    }

    public Composer composer(Words words, String language, ZoneId zone) {
        String site = runTime.text(CommonSettings.EXTERNAL_ADDRESS).strip().replaceAll("/+$", "");
        return new Composer(words, Locale.forLanguageTag(language), zone, site, runTime.text(CommonSettings.APP_NAME));
    }
}
