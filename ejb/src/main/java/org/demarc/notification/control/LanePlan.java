package org.demarc.notification.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.Phrase;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.Due;
import org.demarc.notification.entity.NotificationSaid;
import org.demarc.notification.entity.Occasion;
import org.demarc.notification.entity.QuietHours;

/**
 * What is done with the messages to one contact whose time has come: some are no longer needed, some wait for the end of quiet hours or
 * for the next hour, the others are told, several in one where they are too many.
 */
public final class LanePlan {

    /** Messages that go out in one pass; the next pass takes the others. */
    static final int MOST_AT_ONCE = 10;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    /** It is not told now: dropped, or held until then. */
    public record Put(Delivery delivery, DeliveryState state, Phrase why, Instant dueAt) {}

    /** One message that tells of one or several. */
    public record Telling(Occasion occasion, List<Due> of) {

        public Telling {
            of = List.copyOf(of);
        }

        /** The rows that it tells of. */
        public List<Long> ids() {
            return of.stream().map(due -> due.delivery().id()).toList();
        }
    }

    private final Contact contact;
    private final Instant now;
    private final List<Put> put = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();

    private LanePlan(Contact contact, Instant now) {
        this.contact = contact;
        this.now = now;
    }

    /**
     * Makes the plan.
     *
     * @param due in the order in which they were owed
     * @param sentLately when messages went out within the last hour, oldest first
     */
    public static LanePlan of(Contact contact, List<Due> due, List<Instant> sentLately, Instant now) {
        LanePlan plan = new LanePlan(contact, now);
        List<Due> wanted = plan.stillWanted(due);
        List<Due> told = wanted.stream().filter(plan::isNotHeld).toList();
        plan.tell(told, sentLately);
        return plan;
    }

    public List<Put> put() {
        return put;
    }

    public List<Telling> tellings() {
        return tellings;
    }

    private List<Due> stillWanted(List<Due> due) {
        List<Due> wanted = new ArrayList<>();
        Set<Long> openingsNow = new HashSet<>();
        for (Due one : due) {
            Optional<Put> instead = notTold(one, openingsNow);
            if (instead.isPresent()) {
                put.add(instead.get());
            } else {
                wanted.add(one);
                Long event = one.delivery().eventId();
                if (one.delivery().occasion() == Occasion.OPENED && event != null) {
                    openingsNow.add(event);
                }
            }
        }
        return wanted;
    }

    private Optional<Put> notTold(Due due, Set<Long> openingsNow) {
        EventRow event = due.event();
        if (!contact.enabled()) {
            return dropped(due, NotificationSaid.CONTACT_OFF);
        }
        if (event == null) {
            return dropped(due, NotificationSaid.EVENT_GONE);
        }
        if (!due.seen()) {
            return dropped(due, NotificationSaid.NOT_SEEN);
        }
        if (due.delivery().againOf() != null) {
            return Optional.empty();
        }
        return switch (due.delivery().occasion()) {
            case OPENED ->
                isOver(event) && contact.subscription().afterSeconds() > 0
                        ? dropped(due, NotificationSaid.OVER_BEFORE)
                        : Optional.empty();
            case REMINDER -> reminder(due, event);
            case RESOLVED -> resolved(due, openingsNow.contains(event.id()));
            case DIGEST, OVERFLOW -> dropped(due, NotificationSaid.EVENT_GONE);
        };
    }

    private Optional<Put> reminder(Due due, EventRow event) {
        if (isOver(event)) {
            return dropped(due, NotificationSaid.OVER_BEFORE);
        }
        return event.acknowledgedAt() == null ? Optional.empty() : dropped(due, NotificationSaid.TAKEN);
    }

    private Optional<Put> resolved(Due due, boolean isOpeningToldNow) {
        DeliveryState opening = due.opening();
        boolean isTold = opening == DeliveryState.SENT || opening == DeliveryState.FOLDED;
        if (isTold || isOpeningToldNow) {
            return Optional.empty();
        }
        boolean isOnItsWay =
                opening == DeliveryState.WAITING || opening == DeliveryState.HELD || opening == DeliveryState.SENDING;
        boolean willBeDropped = contact.subscription().afterSeconds() > 0 && opening == DeliveryState.WAITING;
        return isOnItsWay && !willBeDropped
                ? Optional.of(new Put(
                        due.delivery(), due.delivery().state(), NotificationSaid.TOO_MANY.with(), now.plus(SOON)))
                : dropped(due, NotificationSaid.OPENING_NOT_TOLD);
    }

    private static boolean isOver(EventRow event) {
        return event.state() == EventState.RESOLVED;
    }

    private Optional<Put> dropped(Due due, NotificationSaid why) {
        return Optional.of(new Put(due.delivery(), DeliveryState.DROPPED, why.with(), now));
    }

    private boolean isNotHeld(Due due) {
        QuietHours quiet = contact.quiet();
        if (quiet == null || due.delivery().againOf() != null) {
            return true;
        }
        Optional<Instant> until = quiet.holds(due.delivery().severity(), now);
        until.ifPresent(
                end -> put.add(new Put(due.delivery(), DeliveryState.HELD, NotificationSaid.QUIET.with(end), end)));
        return until.isEmpty();
    }

    private void tell(List<Due> told, List<Instant> sentLately) {
        List<Telling> all = oneByOne(told);
        int budget = contact.perHour() - sentLately.size();
        if (budget <= 0) {
            Instant next = sentLately.get(0).plus(HOUR);
            told.forEach(due ->
                    put.add(new Put(due.delivery(), due.delivery().state(), NotificationSaid.TOO_MANY.with(), next)));
        } else if (all.size() <= budget) {
            tellings.addAll(all.subList(0, Math.min(all.size(), MOST_AT_ONCE)));
        } else if (budget > MOST_AT_ONCE) {
            tellings.addAll(all.subList(0, MOST_AT_ONCE));
        } else {
            tellings.addAll(all.subList(0, budget - 1));
            List<Due> rest = all.subList(budget - 1, all.size()).stream()
                    .flatMap(telling -> telling.of().stream())
                    .toList();
            tellings.add(new Telling(Occasion.OVERFLOW, rest));
        }
    }

    /** What was held back goes into one message, if it is more than one. */
    private static List<Telling> oneByOne(List<Due> told) {
        List<Due> held = told.stream()
                .filter(due -> due.delivery().state() == DeliveryState.HELD)
                .toList();
        List<Telling> all = new ArrayList<>();
        if (held.size() > 1) {
            all.add(new Telling(Occasion.DIGEST, held));
        }
        told.stream()
                .filter(due -> held.size() < 2 || due.delivery().state() != DeliveryState.HELD)
                .forEach(due -> all.add(new Telling(due.delivery().occasion(), List.of(due))));
        return all;
    }
}
