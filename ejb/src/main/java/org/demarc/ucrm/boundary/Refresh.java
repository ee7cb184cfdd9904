package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.NavigableMap;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.HookEvent;
import org.demarc.ucrm.control.Refreshed;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.KnownService;

/** Finds out what a service is like now: by asking the CRM, or from the newest hook (ucrm-routeros.md 5.2). */
@Dependent
public class Refresh {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final CrmApis apis;
    private final GeneratedCredentials credentials;

    @Inject
    public Refresh(CrmApis apis, GeneratedCredentials credentials) {
        this.apis = apis;
        this.credentials = credentials;
    }

    /** @param confirmed hooks that count by their events, oldest first; maybe none */
    Refreshed of(CrmSource source, KnownService known, NavigableMap<Long, HookEvent> confirmed) {
        return source.hasApi() ? asked(source, known.service()) : told(known, confirmed);
    }

    private Refreshed asked(CrmSource source, String service) {
        CrmAnswer answer = apis.of(source).service(service);
        if (answer instanceof CrmAnswer.Found found) {
            CrmService now = CrmService.of(found.json(), Instant.now());
            return now.id().equals(service)
                    ? credentials.completed(source, new Refreshed.Present(now, found.json(), true))
                    : new Refreshed.Later("the CRM answered with another service");
        }
        if (answer instanceof CrmAnswer.Missing) {
            return new Refreshed.Gone(Told.UNKNOWN_TO_CRM.with());
        }
        if (answer instanceof CrmAnswer.Refused refused) {
            UcrmLog.LOG.refused(source.code(), refused.text());
        }
        return new Refreshed.Later(EventCheck.words(answer));
    }

    private static Refreshed told(KnownService known, NavigableMap<Long, HookEvent> confirmed) {
        if (confirmed.isEmpty()) {
            return stored(known);
        }
        if (confirmed.lastKey() < known.snapshotEvent()) {
            return new Refreshed.Stale();
        }
        HookEvent hook = confirmed.lastEntry().getValue();
        CrmService service = CrmService.of(hook.body(), Instant.now());
        if (hook.changeType().equals("archive") || hook.changeType().equals("delete")) {
            return new Refreshed.Gone(Told.DELETED.with());
        }
        if (hook.changeType().equals("end") && service.status() == null) {
            return new Refreshed.Gone(Told.ENDED.with());
        }
        return new Refreshed.Present(service.withId(hook.entityId()), hook.body(), false);
    }

    /** Nothing new was told: what was told last counts. */
    private static Refreshed stored(KnownService known) {
        String snapshot = known.snapshot();
        if (known.gone() || snapshot == null) {
            return new Refreshed.Gone(Told.NOT_KNOWN.with());
        }
        JsonNode json = parsed(snapshot);
        return new Refreshed.Present(CrmService.of(json, Instant.now()).withId(known.service()), json, false);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored service that is no JSON", e);
        }
    }
}
