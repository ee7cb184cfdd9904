package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Transactions;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.Retry;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.jspecify.annotations.Nullable;

/** Asks the CRM whether it sent an event; nothing is applied before it says yes (UR-22). */
@Dependent
public class EventCheck {

    private final CrmEvents events;
    private final CrmApis apis;
    private final HookStory story;
    private final Transactions transactions;

    @Inject
    public EventCheck(CrmEvents events, CrmApis apis, HookStory story, Transactions transactions) {
        this.events = events;
        this.apis = apis;
        this.story = story;
        this.transactions = transactions;
    }

    /** Those that count; the others are marked and stay out. */
    List<CrmEvent> confirmed(CrmSource source, List<CrmEvent> due) {
        if (!source.mustVerify()) {
            return due;
        }
        List<CrmEvent> confirmed = new ArrayList<>();
        @Nullable CrmAnswer silence = null;
        for (CrmEvent event : due) {
            if (event.state() == EventState.QUEUED) {
                confirmed.add(event);
            } else if (silence != null) {
                later(source, event, silence);
            } else {
                CrmAnswer answer = apis.of(source).webhookEvent(event.uuid());
                if (isConfirmed(source, event, answer)) {
                    confirmed.add(event);
                }
                silence = isSilence(answer) ? answer : null;
            }
        }
        return confirmed;
    }

    /** Writes down that events were confirmed: the CRM is not asked about them again. */
    void note(CrmSource source, List<CrmEvent> confirmed) {
        List<Long> news = confirmed.stream()
                .filter(event -> source.mustVerify() && event.state() != EventState.QUEUED)
                .map(CrmEvent::id)
                .toList();
        if (!news.isEmpty()) {
            events.confirmed(news);
        }
    }

    /** One who does not answer about one event is not asked about the next: that would only take as long again. */
    private static boolean isSilence(CrmAnswer answer) {
        return !(answer instanceof CrmAnswer.Found || answer instanceof CrmAnswer.Missing);
    }

    private boolean isConfirmed(CrmSource source, CrmEvent event, CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Found found) {
            return matches(event, found.json()) || rejected(source, event, Told.ISSUED_OTHERWISE);
        }
        if (answer instanceof CrmAnswer.Missing) {
            return rejected(source, event, Told.NOT_ISSUED);
        }
        later(source, event, answer);
        return false;
    }

    private static boolean matches(CrmEvent event, JsonNode json) {
        return json.path("uuid").asText().equalsIgnoreCase(event.uuid())
                && json.path("changeType").asText().equals(event.changeType())
                && json.path("entity").asText().equals(event.entity())
                && json.path("entityId").asText().equals(event.entityId());
    }

    private boolean rejected(CrmSource source, CrmEvent event, Told reason) {
        UcrmLog.LOG.rejected(source.code(), event.uuid(), reason.pattern());
        transactions.run(() -> {
            events.finish(List.of(event.id()), EventState.REJECTED, reason.pattern());
            story.rejected(event, reason);
        });
        return false;
    }

    private void later(CrmSource source, CrmEvent event, CrmAnswer answer) {
        String text = words(answer);
        if (answer instanceof CrmAnswer.Refused) {
            UcrmLog.LOG.refused(source.code(), text);
        }
        if (event.receivedAt().plus(Retry.LIMIT).isBefore(Instant.now())) {
            transactions.run(() -> {
                events.finish(List.of(event.id()), EventState.FAILED, "never confirmed: " + text);
                story.givenUp(event, text);
            });
        } else {
            transactions.run(() -> {
                events.later(List.of(event.id()), EventState.UNVERIFIED, text, Retry.after(event.attempts() + 1));
                story.unconfirmed(event, text);
            });
        }
    }

    static String words(CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Unreachable unreachable) {
            return unreachable.text();
        }
        return answer instanceof CrmAnswer.Refused refused ? refused.text() : "";
    }
}
