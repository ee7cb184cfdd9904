package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.demarc.Sql;
import org.demarc.provisioning.boundary.Backlog;
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
    private static final int EVENTS_AT_ONCE = 50;

    private final CrmSources sources;
    private final CrmEvents events;
    private final CrmServices services;
    private final Evaluation evaluation;
    private final ClientEvents clients;
    private final Backlog backlog;

    @Inject
    public UcrmWork(
            CrmSources sources,
            CrmEvents events,
            CrmServices services,
            Evaluation evaluation,
            ClientEvents clients,
            Backlog backlog) {
        this.sources = sources;
        this.events = events;
        this.services = services;
        this.evaluation = evaluation;
        this.clients = clients;
        this.backlog = backlog;
    }

    /** Which source each of the events is of; those that there are no more are left out. */
    public Map<Long, List<Long>> bySource(Collection<Long> eventIds) {
        return events.bySource(eventIds);
    }

    /**
     * Events wait.
     *
     * @param atMost so long is the CRM asked for one more; those whose turn does not come stay due
     * @return the events whose turn has not come
     */
    public List<Long> events(Collection<Long> eventIds, Duration atMost) {
        Patience patience = Patience.lasting(atMost);
        Map<Long, List<CrmEvent>> openBySource = new LinkedHashMap<>();
        for (CrmEvent event : events.withIds(eventIds)) {
            if (isOpen(event.state())) {
                openBySource
                        .computeIfAbsent(event.sourceId(), source -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Long> left = new ArrayList<>();
        openBySource.forEach(
                (source, open) -> left.addAll(handle(sources.withId(source).orElseThrow(), open, patience)));
        return left;
    }

    /** Names that hooks tell go before the services that bear them; a CRM that is asked is asked about services first. */
    private List<Long> handle(CrmSource source, List<CrmEvent> open, Patience patience) {
        Deque<CrmEvent> ofClients = new ArrayDeque<>();
        Set<String> services = new LinkedHashSet<>();
        for (CrmEvent event : open) {
            if (event.entity().equals("client")) {
                ofClients.add(event);
            } else {
                services.add(event.entityId());
            }
        }
        Set<String> left = new HashSet<>();
        if (source.hasApi()) {
            backlog.giveWay();
            left.addAll(look(source, services, patience));
            handleClients(source, ofClients, patience);
        } else {
            handleClients(source, ofClients, patience);
            left.addAll(look(source, services, patience));
        }
        return open.stream()
                .filter(event ->
                        event.entity().equals("client") ? ofClients.contains(event) : left.contains(event.entityId()))
                .map(CrmEvent::id)
                .toList();
    }

    /** Takes those whose turn comes; the others stay due: the sweeper finds them, if nobody else does. */
    private void handleClients(CrmSource source, Deque<CrmEvent> ofClients, Patience patience) {
        while (!ofClients.isEmpty() && patience.hasTimeForAnother()) {
            handleClient(source, ofClients.remove());
        }
    }

    /** An event that cannot be handled costs the others nothing; one that somebody has handled meanwhile is not handled again. */
    private void handleClient(CrmSource source, CrmEvent event) {
        try {
            events.withId(event.id()).filter(now -> isOpen(now.state())).ifPresent(now -> clients.handle(source, now));
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault;
            }
            UcrmLog.LOG.clientNotHandled(event.uuid(), "client " + source.code() + "/" + event.entityId(), fault);
            evaluation.postpone(event);
        }
    }

    /** A service is due. */
    public void service(long knownServiceId) {
        services.withId(knownServiceId)
                .ifPresent(known -> look(
                        sources.withId(known.sourceId()).orElseThrow(),
                        Set.of(known.service()),
                        Patience.lasting(LEASE)));
    }

    /** Services of a source are due, and somebody waits for a while. Those whose turn does not come stay due. */
    void services(CrmSource source, Collection<String> services, Patience patience) {
        look(source, services, patience);
    }

    private static boolean isOpen(EventState state) {
        return state == EventState.STORED || state == EventState.UNVERIFIED || state == EventState.QUEUED;
    }

    /** Which of the services there was no time to look at. */
    private Collection<String> look(CrmSource source, Collection<String> services, Patience patience) {
        Collection<String> left = services;
        while (!left.isEmpty() && patience.hasTimeForAnother()) {
            left = once(source, left);
        }
        return left;
    }

    /** Which of the services there is to look at again. */
    private List<String> once(CrmSource source, Collection<String> wanted) {
        String holder = Holders.node() + ":" + UUID.randomUUID();
        List<KnownService> claimed = services.claim(source.id(), wanted, holder, LEASE);
        if (claimed.isEmpty()) {
            return List.of();
        }
        List<String> names = claimed.stream().map(KnownService::service).toList();
        try {
            Map<String, List<CrmEvent>> dueByService = events.due(source.id(), names, EVENTS_AT_ONCE);
            List<Evaluation.Looked> looked = claimed.stream()
                    .map(known -> new Evaluation.Looked(known, dueByService.getOrDefault(known.service(), List.of())))
                    .filter(one -> one.known().due() || !one.due().isEmpty())
                    .toList();
            if (looked.isEmpty()) {
                return List.of();
            }
            evaluate(source, looked);
        } finally {
            services.release(claimed.stream().map(KnownService::id).toList(), holder);
        }
        return services.withWork(source.id(), names);
    }

    /** A service that cannot be evaluated costs the others nothing: after a fault each is evaluated by itself. */
    private void evaluate(CrmSource source, List<Evaluation.Looked> looked) {
        try {
            evaluation.of(source, looked);
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault; // nothing can be written down now: the claims end by themselves
            }
            if (looked.size() > 1) {
                Patience patience = Patience.lasting(LEASE.dividedBy(2));
                looked.stream()
                        .takeWhile(one -> patience.hasTimeForAnother())
                        .forEach(one -> evaluate(source, List.of(one)));
            } else {
                String service = looked.get(0).known().service();
                UcrmLog.LOG.notEvaluated(source.code() + "/" + service, fault);
                evaluation.postpone(source, service);
            }
        }
    }
}
