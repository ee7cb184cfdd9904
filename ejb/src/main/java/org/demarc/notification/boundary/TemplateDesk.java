package org.demarc.notification.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Events;
import org.demarc.event.entity.Severity;
import org.demarc.notification.control.Composer;
import org.demarc.notification.control.Content;
import org.demarc.notification.control.DefaultTemplates;
import org.demarc.notification.control.TemplateCheck;
import org.demarc.notification.control.Words;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.MessageTemplates;
import org.demarc.notification.entity.NotificationProblem;
import org.demarc.notification.entity.Occasion;
import org.jspecify.annotations.Nullable;

/** How messages read, for whoever has full access to notifications. */
@Stateless
@Requires(Permission.NOTIFICATIONS_FULL_ACCESS)
public class TemplateDesk {

    @Inject
    MessageTemplates templates;

    @Inject
    Events events;

    @Inject
    Writing writing;

    @Inject
    Translations translations;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** One for each kind, language and occasion: somebody's own, or Demarc's. */
    public List<MessageTemplate> all() {
        return DefaultTemplates.all().stream()
                .map(usual -> writing.template(usual.kind(), usual.language(), usual.occasion()))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_TEMPLATE} for a language that there is not
     */
    public MessageTemplate template(ChannelKind kind, String language, Occasion occasion) {
        if (!DefaultTemplates.LANGUAGES.contains(language)) {
            throw NotificationProblem.BAD_TEMPLATE.because("languages are en and uk");
        }
        return writing.template(kind, language, occasion);
    }

    /**
     * Writes one.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_TEMPLATE} naming the place
     */
    public MessageTemplate put(MessageTemplate template) {
        TemplateCheck.of(template);
        MessageTemplate before = template(template.kind(), template.language(), template.occasion());
        templates.put(template, caller.caller().login());
        MessageTemplate after = template(template.kind(), template.language(), template.occasion());
        audit.record("notification-template:changed", "notification-template", name(template), before, after);
        return after;
    }

    /** Demarc's own is used again. */
    public MessageTemplate reset(ChannelKind kind, String language, Occasion occasion) {
        MessageTemplate before = template(kind, language, occasion);
        if (templates.remove(kind, language, occasion)) {
            audit.record("notification-template:reset", "notification-template", name(before), before, null);
        }
        return template(kind, language, occasion);
    }

    /**
     * What a message would read like; nothing is kept.
     *
     * @param eventId a real event; null: one made up
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_TEMPLATE}, {@link EventProblem#UNKNOWN_EVENT}
     */
    public Content preview(MessageTemplate template, @Nullable Long eventId) {
        TemplateCheck.of(template);
        Words words = translations
                .words()
                .orElseThrow(() -> NotificationProblem.BAD_TEMPLATE.because("the pages have not started yet"));
        EventRow event = eventId == null ? sample() : real(eventId);
        var told = new Composer.Told(template.occasion().isOfSeveral() ? Occasion.OPENED : template.occasion(), event);
        return writing.composer(words, template.language(), ZoneId.systemDefault())
                .content(
                        template,
                        template.occasion().isOfSeveral() ? java.util.Collections.nCopies(12, told) : List.of(told),
                        new Composer.Reader(0, caller.caller().login(), "noc@example.net"),
                        Instant.now());
    }

    private EventRow real(long id) {
        return events.withId(id)
                .filter(event -> caller.may(Permission.EVENTS_SEE_ALL)
                        || caller.caller().seesAllDevices()
                        || (event.groupId() != null && caller.seesGroup(event.groupId())))
                .orElseThrow(() -> EventProblem.UNKNOWN_EVENT.because("event " + id));
    }

    private static EventRow sample() {
        Instant began = Instant.now().minus(2, ChronoUnit.HOURS);
        return new EventRow(
                1,
                null,
                "pinger_host_down",
                "DEVICE_DOWN",
                "d1",
                null,
                "olt-centre <1>",
                "192.0.2.1",
                null,
                null,
                "",
                Severity.CRITICAL,
                EventState.RESOLVED,
                false,
                "",
                null,
                List.of("answers neither ICMP nor SNMP"),
                began,
                began.plusSeconds(90),
                began.plusSeconds(6000),
                0,
                null,
                "",
                began.plusSeconds(6300),
                "system",
                null,
                null,
                false,
                1);
    }

    private static String name(MessageTemplate template) {
        return template.kind() + "/" + template.language() + "/" + template.occasion();
    }
}
