package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.provisioning.boundary.Story;
import org.demarc.provisioning.boundary.Wishes;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.HookBody;
import org.demarc.ucrm.control.HookDifference;
import org.demarc.ucrm.control.HookEvent;
import org.demarc.ucrm.control.Refreshed;
import org.demarc.ucrm.control.Retry;
import org.demarc.ucrm.control.WishOfService;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.HookTold;
import org.demarc.ucrm.entity.KnownService;

/**
 * Looks at services: has their events confirmed, refreshes them, follows plan changes, and asks provisioning for what they
 * need now (ucrm-routeros.md 5.1). The network is asked first; then everything is written in one short transaction.
 */
@Dependent
public class Evaluation {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 5;

    /**
     * How long a CRM is asked one kind of question for a group. Whose turn has not come then still waits and is looked at in the next
     * round: a CRM that takes its time does not keep answers until they are old.
     */
    private static final Duration ASKING = Duration.ofMillis(500);

    /** So long may it take to find who follows a service, of the two seconds that an answer about it is good for. */
    private static final Duration LONG = Duration.ofSeconds(1);

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

    /**
     * A service that is looked at.
     *
     * @param due events of the service that wait, maybe none when the service itself is due
     */
    record Looked(KnownService known, List<CrmEvent> due) {}

    /** Looks at services of one source, each once. */
    void of(CrmSource source, List<Looked> looked) {
        List<Found> found = found(source, looked);
        if (!found.isEmpty()) {
            transactions.run(() -> new Round(source).write(found));
        }
    }

    /**
     * What was found out about a service.
     *
     * @param answeredNanos when the CRM had answered, of {@link System#nanoTime}
     */
    private record Found(Case now, Refreshed refreshed, long answeredNanos, String clientName, Successors.Found next) {}

    private List<Found> found(CrmSource source, List<Looked> looked) {
        List<Asked> all = asked(source, cases(source, looked));
        boolean isSilent = all.stream().anyMatch(one -> one.refreshed() instanceof Refreshed.Later);
        Map<String, String> nameByClient =
                clients.namesOf(source, clientsOf(all), isSilent ? Patience.none() : Patience.lasting(ASKING));
        Patience patience = Patience.lasting(ASKING);
        List<Found> found = new ArrayList<>();
        boolean isLate = false;
        for (Asked one : all) {
            if (!(one.refreshed() instanceof Refreshed.Present present)) {
                found.add(new Found(one.now(), one.refreshed(), one.nanos(), "", Successors.Found.NOBODY));
                continue;
            }
            String name = nameByClient.get(present.service().clientId());
            if (name != null && !isLate && patience.hasTimeForAnother()) {
                long began = System.nanoTime();
                Successors.Found next = successors.find(one.now(), present.service());
                if (System.nanoTime() - began < LONG.toNanos()) {
                    found.add(new Found(one.now(), present, one.nanos(), name, next));
                } else if (found.isEmpty()) {
                    Asked again =
                            ask(source, one.now()); // what the CRM said before is too old by now to be carried out
                    found.add(new Found(again.now(), again.refreshed(), again.nanos(), name, next));
                } else {
                    isLate = true; // what was found of the others would grow too old
                }
            }
        }
        return found;
    }

    /**
     * A service of which is known what it is like now.
     *
     * @param nanos when that was answered, of {@link System#nanoTime}: a CRM that takes long is asked about as rarely as others
     */
    private record Asked(Case now, Refreshed refreshed, long nanos) {}

    private List<Asked> asked(CrmSource source, List<Case> cases) {
        Patience patience = Patience.lasting(ASKING);
        List<Asked> asked = new ArrayList<>();
        for (Case now : cases) {
            if (!patience.hasTimeForAnother()) {
                break;
            }
            asked.add(ask(source, now));
        }
        return asked;
    }

    private Asked ask(CrmSource source, Case now) {
        Refreshed refreshed = refresh.of(source, now.known(), now.hooks());
        return new Asked(now, refreshed, System.nanoTime());
    }

    private static Set<String> clientsOf(List<Asked> asked) {
        Set<String> clients = new HashSet<>();
        for (Asked one : asked) {
            if (one.refreshed() instanceof Refreshed.Present present) {
                clients.add(present.service().clientId());
            }
        }
        return clients;
    }

    private List<Case> cases(CrmSource source, List<Looked> looked) {
        Map<Long, List<CrmEvent>> confirmedById = confirmed(source, looked);
        Map<Long, String> bodyByEvent = events.bodies(confirmedById.values().stream()
                .flatMap(List::stream)
                .map(CrmEvent::id)
                .toList());
        List<Case> cases = new ArrayList<>();
        for (Looked one : looked) {
            List<CrmEvent> confirmed = confirmedById.get(one.known().id());
            if (confirmed != null) {
                cases.add(new Case(
                        source,
                        one.known(),
                        confirmed,
                        hooks(confirmed, bodyByEvent),
                        correlation(confirmed, one.known()),
                        cause(confirmed, one.known())));
            }
        }
        return cases;
    }

    /** By the ids of those services for which there is something to do. */
    private Map<Long, List<CrmEvent>> confirmed(CrmSource source, List<Looked> looked) {
        Patience patience = Patience.lasting(ASKING);
        Map<Long, List<CrmEvent>> confirmedById = new LinkedHashMap<>();
        for (Looked one : looked) {
            if (!patience.hasTimeForAnother()) {
                break;
            }
            List<CrmEvent> confirmed = check.confirmed(source, one.due());
            if (!confirmed.isEmpty() || one.known().due()) {
                confirmedById.put(one.known().id(), confirmed);
            }
        }
        check.note(source, confirmedById.values().stream().flatMap(List::stream).toList());
        return confirmedById;
    }

    private static NavigableMap<Long, HookEvent> hooks(List<CrmEvent> confirmed, Map<Long, String> bodyByEvent) {
        NavigableMap<Long, HookEvent> hookByEvent = new TreeMap<>();
        for (CrmEvent event : confirmed) {
            String body = bodyByEvent.get(event.id());
            if (body != null) {
                hookByEvent.put(event.id(), HookBody.stored(body));
            }
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

    /** Services that are evaluated together: what all of them need is written once. */
    private final class Round {

        /** How events end. */
        private record Ending(EventState state, String reason) {}

        private final CrmSource source;
        private final List<Timeline.Line> lines = new ArrayList<>();
        private final List<Case> wishing = new ArrayList<>();
        private final List<Wishes.Request> requests = new ArrayList<>();
        private final Map<Ending, List<Long>> eventsByEnding = new LinkedHashMap<>();

        Round(CrmSource source) {
            this.source = source;
        }

        /** Snapshots come first: what follows may make a service due again. */
        void write(List<Found> found) {
            hold(found);
            services.snapshot(found.stream().flatMap(Round::snapshot).toList());
            found.forEach(this::take);
            story.tell(lines);
            List<Wishes.Verdict> verdicts = wishes.accept(requests);
            for (int i = 0; i < verdicts.size(); i++) {
                finish(wishing.get(i), verdicts.get(i));
            }
            eventsByEnding.forEach((ending, ids) -> events.finish(ids, ending.state(), ending.reason()));
        }

        /** One service alone needs no order. */
        private void hold(List<Found> found) {
            Set<String> linked = new HashSet<>();
            found.stream()
                    .filter(one -> one.refreshed() instanceof Refreshed.Present)
                    .forEach(one -> {
                        linked.addAll(linked(one.now()));
                        Stream.of(one.now().known().successor(), one.next().successor())
                                .filter(successor -> !successor.isEmpty())
                                .forEach(linked::add);
                    });
            if (!linked.isEmpty()) {
                services.know(source.id(), linked);
            }
            if (!linked.isEmpty() || found.size() > 1) {
                found.forEach(one -> linked.add(one.now().known().service()));
                services.hold(source.id(), linked);
            }
        }

        private void take(Found one) {
            Case now = one.now();
            if (one.refreshed() instanceof Refreshed.Later later) {
                later(now, later.text());
            } else if (one.refreshed() instanceof Refreshed.Stale) {
                if (arrived(now)) {
                    lines.add(Story.line(now.key(), TimelineKind.WEBHOOK, Told.OUTDATED.with(), now.correlation()));
                }
                end(now, EventState.STALE, Told.OUTDATED.pattern());
            } else if (one.refreshed() instanceof Refreshed.Gone gone) {
                gone(one, gone);
            } else if (one.refreshed() instanceof Refreshed.Present present) {
                present(one, present);
            }
        }

        private static Stream<CrmServices.Snapshot> snapshot(Found one) {
            return one.refreshed() instanceof Refreshed.Present present
                    ? Stream.of(new CrmServices.Snapshot(
                            one.now().known().id(),
                            present.service().clientId(),
                            present.service().status(),
                            present.json().toString(),
                            one.now().newestEvent()))
                    : Stream.empty();
        }

        private void end(Case now, EventState state, String reason) {
            eventsByEnding
                    .computeIfAbsent(new Ending(state, reason), ending -> new ArrayList<>())
                    .addAll(now.eventIds());
        }

        private void later(Case now, String text) {
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
            arrived(now);
            if (now.known().due()) {
                services.retry(now.known().id(), Retry.after(now.known().attempts() + 1));
            }
        }

        private void gone(Found one, Refreshed.Gone gone) {
            Case now = one.now();
            begin(now, gone.how());
            services.gone(now.known().id(), now.newestEvent());
            successors.noLongerAwaited(now.known());
            wish(one, ServiceWish.absent(now.key()));
        }

        private void present(Found one, Refreshed.Present present) {
            Case now = one.now();
            CrmService service = present.service();
            begin(now, Told.PRESENT.with(String.valueOf(service.status()), service.planName()));
            contradiction(now, present)
                    .ifPresent(said -> lines.add(Story.line(
                            now.key(), TimelineKind.REFRESHED, Told.HOOK_DIFFERS.with(said), now.correlation())));
            present.notes()
                    .forEach(note -> lines.add(Story.line(now.key(), TimelineKind.REFRESHED, note, now.correlation())));
            List<String> predecessors = linked(now);
            predecessors.forEach(older -> link(now, older));
            String predecessor = successors.predecessorOf(now, predecessors);
            ServiceWish wish = WishOfService.of(source, service, one.clientName(), predecessor, present.confirmed());
            if (!WishOfService.concerns(source, service)
                    && accounts.of(now.key()).isEmpty()) {
                end(now, EventState.IGNORED, "not an internet service and without a device");
                return;
            }
            wish(one, successors.decided(now, service, wish, one.next()));
        }

        /** What the newest hook says otherwise than the CRM, which was asked after it came; the CRM's word counts. */
        private Optional<String> contradiction(Case now, Refreshed.Present present) {
            return present.confirmed() && !now.hooks().isEmpty()
                    ? HookDifference.words(
                            now.hooks().lastEntry().getValue().body(), present.service(), source.keys(), Instant.now())
                    : Optional.empty();
        }

        private void wish(Found one, ServiceWish wish) {
            Case now = one.now();
            Heard heard = source.hasApi() ? Heard.answeredAt(one.answeredNanos()) : Heard.TOLD;
            wishing.add(now);
            requests.add(new Wishes.Request(wish, now.cause(), now.correlation(), false, heard));
        }

        private void link(Case now, String older) {
            services.link(now.source().id(), older, now.known().service());
            lines.add(Story.line(now.key(), TimelineKind.LINKED, Told.FOLLOWS.with(older), now.correlation()));
            lines.add(Story.line(
                    new ServiceKey(now.source().code(), older),
                    TimelineKind.LINKED,
                    Told.FOLLOWED_BY.with(now.known().service()),
                    now.correlation()));
        }

        private List<String> linked(Case now) {
            return now.hooks().values().stream()
                    .filter(HookEvent::linksToPredecessor)
                    .map(HookEvent::beforeId)
                    .filter(ServiceKey::isId)
                    .distinct()
                    .toList();
        }

        /** The hooks are told now although nothing comes of them yet, and not once more when something does; whether any was news. */
        private boolean arrived(Case now) {
            boolean isNews = lines.addAll(hookLines(now));
            events.told(now.eventIds(), HookTold.CONFIRMED);
            return isNews;
        }

        private static List<Timeline.Line> hookLines(Case now) {
            return HookStory.lines(now.key(), now.events(), now.source().mustVerify(), now.correlation());
        }

        private void begin(Case now, Phrase refreshed) {
            lines.addAll(hookLines(now));
            lines.add(Story.line(now.key(), TimelineKind.REFRESHED, refreshed, now.correlation()));
        }

        private void finish(Case now, Wishes.Verdict verdict) {
            boolean isGood = verdict.orderId() != 0
                    || verdict.state().isSettled()
                    || verdict.state() == AccountState.AWAITING_SUCCESSOR
                    || verdict.state() == AccountState.APPLYING;
            end(
                    now,
                    isGood ? EventState.DONE : EventState.FAILED,
                    isGood ? "" : verdict.state().name());
        }
    }

    private static List<Long> ids(List<CrmEvent> events) {
        return events.stream().map(CrmEvent::id).toList();
    }

    /** After a fault of ours: not at once again, ever more rarely, and events not for ever. */
    void postpone(CrmSource source, String service) {
        events.due(source.id(), List.of(service), 1000)
                .getOrDefault(service, List.of())
                .forEach(this::postpone);
        services.of(source.id(), service)
                .filter(KnownService::due)
                .ifPresent(known -> services.retry(known.id(), afterFaults(known.attempts())));
    }

    /** As {@link #postpone(CrmSource, String)}, of one event. */
    void postpone(CrmEvent event) {
        if (event.receivedAt().plus(Retry.LIMIT).isBefore(Instant.now())) {
            events.finish(List.of(event.id()), EventState.FAILED, "failed by a fault, was tried for a day");
        } else {
            events.later(
                    List.of(event.id()),
                    event.state(),
                    "failed by a fault, is tried again",
                    afterFaults(event.attempts()));
        }
    }

    private static Duration afterFaults(int attempts) {
        return AFTER_A_FAULT.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
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
