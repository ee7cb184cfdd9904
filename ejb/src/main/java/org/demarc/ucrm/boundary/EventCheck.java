package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.control.Retry;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;

/** Asks the CRM whether it sent an event; nothing is applied before it says yes (UR-22). */
@Dependent
public class EventCheck {

    private final CrmEvents events;
    private final CrmApis apis;

    @Inject
    public EventCheck(CrmEvents events, CrmApis apis) {
        this.events = events;
        this.apis = apis;
    }

    /** Those that count; the others are marked and stay out. */
    List<CrmEvent> confirmed(CrmSource source, List<CrmEvent> due) {
        if (!source.mustVerify()) {
            return due;
        }
        List<CrmEvent> confirmed = new ArrayList<>();
        for (CrmEvent event : due) {
            if (event.state() == EventState.QUEUED || isConfirmed(source, event)) {
                confirmed.add(event);
            }
        }
        events.confirmed(confirmed.stream().map(CrmEvent::id).toList());
        return confirmed;
    }

    private boolean isConfirmed(CrmSource source, CrmEvent event) {
        CrmApi api = apis.of(source);
        CrmAnswer answer = api.webhookEvent(event.uuid());
        if (answer instanceof CrmAnswer.Found found) {
            return matches(event, found.json())
                    || rejected(source, event, "the CRM shows another event under this uuid");
        }
        if (answer instanceof CrmAnswer.Missing) {
            return rejected(source, event, "the CRM does not know this event");
        }
        return later(source, event, answer);
    }

    private static boolean matches(CrmEvent event, JsonNode json) {
        return json.path("uuid").asText().equalsIgnoreCase(event.uuid())
                && json.path("changeType").asText().equals(event.changeType())
                && json.path("entity").asText().equals(event.entity())
                && json.path("entityId").asText().equals(event.entityId());
    }

    private boolean rejected(CrmSource source, CrmEvent event, String reason) {
        UcrmLog.LOG.rejected(source.code(), event.uuid(), reason);
        events.finish(List.of(event.id()), EventState.REJECTED, reason);
        return false;
    }

    private boolean later(CrmSource source, CrmEvent event, CrmAnswer answer) {
        String text = words(answer);
        if (answer instanceof CrmAnswer.Refused) {
            UcrmLog.LOG.refused(source.code(), text);
        }
        if (event.receivedAt().plus(Retry.LIMIT).isBefore(Instant.now())) {
            events.finish(List.of(event.id()), EventState.FAILED, "never confirmed: " + text);
        } else {
            events.later(List.of(event.id()), EventState.UNVERIFIED, text, Retry.after(event.attempts() + 1));
        }
        return false;
    }

    static String words(CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Unreachable unreachable) {
            return unreachable.text();
        }
        return answer instanceof CrmAnswer.Refused refused ? refused.text() : "";
    }
}
