package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Phrase;
import org.demarc.provisioning.boundary.Story;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline.Line;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.HookTold;

/**
 * Tells services' timelines of their webhooks (ucrm-routeros.md UR-73). Each step of a hook is told once, however often the hook is sent and
 * however often the CRM is asked about it: who forges hooks adds one line for each uuid that he thinks up, and none by repeating it.
 */
@Dependent
public class HookStory {

    private final CrmEvents events;
    private final Story story;

    @Inject
    public HookStory(CrmEvents events, Story story) {
        this.events = events;
        this.story = story;
    }

    /** It waits because the CRM could not be asked. */
    void unconfirmed(CrmEvent event, String why) {
        if (isOfService(event) && event.told() == HookTold.NOTHING) {
            tell(event, TimelineKind.WEBHOOK, Told.UNCONFIRMED.with(name(event), why), HookTold.ARRIVED);
        }
    }

    /** The CRM could not be asked for so long that nobody asks any more. */
    void givenUp(CrmEvent event, String why) {
        if (isOfService(event) && event.told() != HookTold.REJECTED) {
            tell(event, TimelineKind.REJECTED, Told.NEVER_CONFIRMED.with(name(event), why), HookTold.REJECTED);
        }
    }

    /** The CRM did not send it. */
    void rejected(CrmEvent event, Told why) {
        if (isOfService(event) && event.told() != HookTold.REJECTED) {
            tell(event, TimelineKind.REJECTED, Told.FORGED.with(name(event), why.with()), HookTold.REJECTED);
        }
    }

    private void tell(CrmEvent event, TimelineKind kind, Phrase said, HookTold told) {
        story.tell(new ServiceKey(event.source(), event.entityId()), kind, said, event.uuid());
        events.told(List.of(event.id()), told);
    }

    private static boolean isOfService(CrmEvent event) {
        return event.entity().equals("service");
    }

    /**
     * What is yet to be told of hooks that count.
     *
     * @param isAsked whether the CRM was asked about them
     */
    static List<Line> lines(ServiceKey service, List<CrmEvent> confirmed, boolean isAsked, String correlation) {
        List<CrmEvent> news = confirmed.stream()
                .filter(event -> event.told() != HookTold.CONFIRMED)
                .toList();
        List<Line> lines = new ArrayList<>();
        news.stream()
                .filter(event -> event.told() == HookTold.NOTHING)
                .forEach(event ->
                        lines.add(Story.line(service, TimelineKind.WEBHOOK, Phrase.plain(name(event)), correlation)));
        if (isAsked && !news.isEmpty()) {
            lines.add(Story.line(service, TimelineKind.VERIFIED, Told.CONFIRMED.with(), correlation));
        }
        return lines;
    }

    private static String name(CrmEvent event) {
        return (event.eventName().isEmpty() ? event.changeType() : event.eventName()) + " " + event.uuid();
    }
}
