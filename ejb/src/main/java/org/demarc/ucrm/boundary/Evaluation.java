package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.demarc.Transactions;
import org.demarc.provisioning.boundary.Story;
import org.demarc.provisioning.boundary.Wishes;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.HookBody;
import org.demarc.ucrm.control.HookEvent;
import org.demarc.ucrm.control.Refreshed;
import org.demarc.ucrm.control.Retry;
import org.demarc.ucrm.control.WishOfService;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.KnownService;

/**
 * Looks at one service: has its events confirmed, refreshes it, follows plan changes, and asks provisioning for what it
 * needs now (ucrm-routeros.md 5.1). The network is asked first; then everything is written in one short transaction.
 */
@Dependent
public class Evaluation {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(15);

    private final CrmEvents events;
    private final CrmServices services;
    private final EventCheck check;
    private final Refresh refresh;
    private final ClientEvents clients;
    private final Successors successors;
    private final Wishes wishes;
    private final Accounts accounts;
    private final Story story;
    private final Transactions transactions;

    @Inject
    public Evaluation(
            CrmEvents events,
            CrmServices services,
            EventCheck check,
            Refresh refresh,
            ClientEvents clients,
            Successors successors,
            Wishes wishes,
            Accounts accounts,
            Story story,
            Transactions transactions) {
        this.events = events;
        this.services = services;
        this.check = check;
        this.refresh = refresh;
        this.clients = clients;
        this.successors = successors;
        this.wishes = wishes;
        this.accounts = accounts;
        this.story = story;
        this.transactions = transactions;
    }

    /** @param due events of the service that wait, maybe none when the service itself is due */
    void of(CrmSource source, KnownService known, List<CrmEvent> due) {
        List<CrmEvent> confirmed = check.confirmed(source, due);
        if (confirmed.isEmpty() && !known.due()) {
            return;
        }
        Case now = new Case(
                source, known, confirmed, hooks(confirmed), correlation(confirmed, known), cause(confirmed, known));
        Refreshed refreshed = refresh.of(source, known, now.hooks());
        if (refreshed instanceof Refreshed.Later later) {
            later(now, later.text());
        } else if (refreshed instanceof Refreshed.Stale) {
            events.finish(now.eventIds(), EventState.STALE, "older than what was applied already");
        } else if (refreshed instanceof Refreshed.Gone gone) {
            gone(now, gone);
        } else if (refreshed instanceof Refreshed.Present present) {
            present(now, present);
        }
    }

    private NavigableMap<Long, HookEvent> hooks(List<CrmEvent> confirmed) {
        NavigableMap<Long, HookEvent> hookByEvent = new TreeMap<>();
        if (!confirmed.isEmpty()) {
            events.bodies(ids(confirmed)).forEach((id, body) -> hookByEvent.put(id, HookBody.stored(body)));
        }
        return hookByEvent;
    }

    /** What is being looked at, why, and the hooks by their events, oldest first. */
    record Case(
            CrmSource source,
            KnownService known,
            List<CrmEvent> events,
            NavigableMap<Long, HookEvent> hooks,
            String correlation,
            String cause) {

        List<Long> eventIds() {
            return events.stream().map(CrmEvent::id).toList();
        }

        long newestEvent() {
            return events.stream().mapToLong(CrmEvent::id).max().orElse(0);
        }

        ServiceKey key() {
            return new ServiceKey(source.code(), known.service());
        }
    }

    private void later(Case now, String text) {
        transactions.run(() -> {
            List<CrmEvent> tooOld = now.events().stream()
                    .filter(event -> event.receivedAt().plus(Retry.LIMIT).isBefore(Instant.now()))
                    .toList();
            events.finish(ids(tooOld), EventState.FAILED, "the CRM did not answer: " + text);
            List<CrmEvent> others = new ArrayList<>(now.events());
            others.removeAll(tooOld);
            int attempts = others.stream()
                    .mapToInt(CrmEvent::attempts)
                    .max()
                    .orElse(now.known().attempts());
            events.later(ids(others), EventState.QUEUED, text, Retry.after(attempts + 1));
            if (now.known().due()) {
                services.retry(now.known().id(), Retry.after(now.known().attempts() + 1));
            }
        });
    }

    private static List<Long> ids(List<CrmEvent> events) {
        return events.stream().map(CrmEvent::id).toList();
    }

    private void gone(Case now, Refreshed.Gone gone) {
        transactions.run(() -> {
            begin(now, gone.how());
            services.gone(now.known().id(), now.newestEvent());
            successors.noLongerAwaited(now.known());
            finish(now, wishes.accept(ServiceWish.absent(now.key()), now.cause(), now.correlation()));
        });
    }

    private void present(Case now, Refreshed.Present present) {
        CrmService service = present.service();
        List<String> predecessors = linked(now);
        String clientName = clients.nameOf(now.source(), service.clientId());
        Successors.Found next = successors.find(now, service);
        transactions.run(() -> {
            begin(now, "status " + service.status() + ", plan \"" + service.planName() + "\"");
            services.snapshot(
                    now.known().id(),
                    service.clientId(),
                    service.status(),
                    present.json().toString(),
                    now.newestEvent());
            predecessors.forEach(older -> link(now, older));
            String predecessor = successors.predecessorOf(now, predecessors);
            ServiceWish wish = WishOfService.of(now.source(), service, clientName, predecessor, present.confirmed());
            if (!WishOfService.concerns(now.source(), service)
                    && accounts.of(now.key()).isEmpty()) {
                events.finish(now.eventIds(), EventState.IGNORED, "not an internet service and without a device");
                return;
            }
            ServiceWish decided = successors.decided(now, service, wish, next);
            finish(now, wishes.accept(decided, now.cause(), now.correlation()));
        });
    }

    private void link(Case now, String older) {
        services.link(now.source().id(), older, now.known().service());
        story.tell(now.key(), TimelineKind.LINKED, "follows service " + older, now.correlation());
        story.tell(
                new ServiceKey(now.source().code(), older),
                TimelineKind.LINKED,
                "is followed by service " + now.known().service(),
                now.correlation());
    }

    private List<String> linked(Case now) {
        return now.hooks().values().stream()
                .filter(HookEvent::linksToPredecessor)
                .map(HookEvent::beforeId)
                .filter(ServiceKey::isId)
                .distinct()
                .toList();
    }

    private void begin(Case now, String refreshed) {
        List<Timeline.Line> lines = new ArrayList<>();
        for (CrmEvent event : now.events()) {
            String name = event.eventName().isEmpty() ? event.changeType() : event.eventName();
            lines.add(Story.line(now.key(), TimelineKind.WEBHOOK, name + " " + event.uuid(), now.correlation()));
        }
        if (now.source().mustVerify() && !now.events().isEmpty()) {
            lines.add(Story.line(now.key(), TimelineKind.VERIFIED, "the CRM confirms it", now.correlation()));
        }
        lines.add(Story.line(now.key(), TimelineKind.REFRESHED, refreshed, now.correlation()));
        story.tell(lines);
    }

    private void finish(Case now, Wishes.Verdict verdict) {
        boolean isGood = verdict.orderId() != 0
                || verdict.state().isSettled()
                || verdict.state() == org.demarc.provisioning.entity.AccountState.AWAITING_SUCCESSOR
                || verdict.state() == org.demarc.provisioning.entity.AccountState.APPLYING;
        events.finish(
                now.eventIds(),
                isGood ? EventState.DONE : EventState.FAILED,
                isGood ? "" : verdict.state().name());
    }

    /** After a fault of ours: not at once again. */
    void postpone(CrmSource source, String service) {
        List<CrmEvent> open = events.due(source.id(), "service", service, 1000);
        for (CrmEvent event : open) {
            events.later(List.of(event.id()), event.state(), "failed by a fault, is tried again", AFTER_A_FAULT);
        }
        services.of(source.id(), service)
                .filter(KnownService::due)
                .ifPresent(known -> services.retry(known.id(), AFTER_A_FAULT));
    }

    private static String correlation(List<CrmEvent> confirmed, KnownService known) {
        return confirmed.isEmpty()
                ? "service-" + known.id() + "-" + Instant.now().toEpochMilli()
                : confirmed.get(confirmed.size() - 1).uuid();
    }

    private static String cause(List<CrmEvent> confirmed, KnownService known) {
        return confirmed.isEmpty()
                ? known.cause()
                : "hook " + confirmed.get(confirmed.size() - 1).uuid();
    }
}
