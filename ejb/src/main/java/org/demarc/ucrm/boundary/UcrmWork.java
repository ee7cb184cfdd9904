package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.provisioning.boundary.Holders;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.KnownService;

/**
 * Handles events and services that wait. One worker at a time looks at a service; whoever comes while it is looked at goes
 * away, and the worker looks again before it leaves. So events of one service that wait are handled together (UR-32).
 */
@Dependent
public class UcrmWork {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int ROUNDS = 100;
    private static final int EVENTS_AT_ONCE = 50;

    private final CrmSources sources;
    private final CrmEvents events;
    private final CrmServices services;
    private final Evaluation evaluation;
    private final ClientEvents clients;

    @Inject
    public UcrmWork(
            CrmSources sources, CrmEvents events, CrmServices services, Evaluation evaluation, ClientEvents clients) {
        this.sources = sources;
        this.events = events;
        this.services = services;
        this.evaluation = evaluation;
        this.clients = clients;
    }

    /** An event waits. */
    public void event(long eventId) {
        Optional<CrmEvent> event = events.withId(eventId).filter(found -> isOpen(found.state()));
        if (event.isEmpty()) {
            return;
        }
        CrmSource source = sources.withId(event.get().sourceId()).orElseThrow();
        if (event.get().entity().equals("client")) {
            clients.handle(source, event.get());
        } else {
            look(source, event.get().entityId());
        }
    }

    /** A service is due. */
    public void service(long knownServiceId) {
        services.withId(knownServiceId)
                .ifPresent(known -> look(sources.withId(known.sourceId()).orElseThrow(), known.service()));
    }

    private static boolean isOpen(EventState state) {
        return state == EventState.STORED || state == EventState.UNVERIFIED || state == EventState.QUEUED;
    }

    private void look(CrmSource source, String service) {
        boolean again = true;
        for (int round = 0; again && round < ROUNDS; round++) {
            again = once(source, service);
        }
    }

    /** Whether there is something to look at again. */
    private boolean once(CrmSource source, String service) {
        String holder = Holders.node() + ":" + java.util.UUID.randomUUID();
        Optional<KnownService> known = services.claim(source.id(), service, holder, LEASE);
        if (known.isEmpty()) {
            return false;
        }
        boolean went = false;
        try {
            List<CrmEvent> due = events.due(source.id(), "service", service, EVENTS_AT_ONCE);
            if (due.isEmpty() && !known.get().due()) {
                return false;
            }
            evaluation.of(source, known.get(), due);
            went = true;
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault; // nothing can be written down now: the claim ends by itself
            }
            UcrmLog.LOG.notEvaluated(source.code() + "/" + service, fault);
            evaluation.postpone(source, service);
        } finally {
            services.release(known.get().id(), holder);
        }
        return went && services.hasWork(source.id(), service);
    }
}
