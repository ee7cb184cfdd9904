package org.demarc.notification.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.notification.entity.Deliveries;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryQuery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.NotificationProblem;
import org.jspecify.annotations.Nullable;

/** What was told and what became of it: everybody sees his own messages, and all of them who may see the history. */
@Stateless
@Requires
public class DeliveryDesk {

    private static final Duration LATELY = Duration.ofDays(1);

    @Inject
    Deliveries deliveries;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** The query's user is narrowed to the caller unless he may see all. */
    public Page<Delivery> page(PageRequest request, DeliveryQuery query) {
        return deliveries.page(
                request,
                new DeliveryQuery(
                        whose(query.userId()),
                        query.contactId(),
                        query.eventId(),
                        query.toldIn(),
                        query.state(),
                        query.kind(),
                        query.from(),
                        query.until()));
    }

    /**
     * One message.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#UNKNOWN_DELIVERY}, also when it is somebody else's business
     */
    public Delivery delivery(long id) {
        Long mine = whose(null);
        return deliveries
                .withId(id)
                .filter(one -> mine == null || mine.equals(one.userId()))
                .orElseThrow(() -> NotificationProblem.UNKNOWN_DELIVERY.because("message " + id));
    }

    /** How many of the last 24 hours stand where. */
    public Map<DeliveryState, Long> numbers() {
        return deliveries.numbers(whose(null), Instant.now().minus(LATELY));
    }

    /**
     * Has a message sent again, quiet hours or not: one's own, or any with the right to configure contacts.
     *
     * @return the new message
     * @throws org.demarc.ProblemException {@link NotificationProblem#NOT_TO_BE_SENT_AGAIN}
     */
    public Delivery again(long id) {
        Delivery before = delivery(id);
        boolean isOwn =
                before.userId() != null && before.userId() == caller.caller().id();
        if (!isOwn) {
            caller.requireAny(Permission.NOTIFICATIONS_CONFIGURE_CONTACTS, Permission.NOTIFICATIONS_FULL_ACCESS);
        }
        long again = deliveries
                .again(id, caller.caller().login())
                .orElseThrow(() -> NotificationProblem.NOT_TO_BE_SENT_AGAIN.because(
                        "it is on its way, tells of several events, or its contact or event is gone"));
        audit.record("notification:resent", "notification", id, null, Map.of("message", again));
        return delivery(again);
    }

    private @Nullable Long whose(@Nullable Long wanted) {
        boolean seesAll = caller.may(Permission.NOTIFICATIONS_VIEW_HISTORY)
                || caller.may(Permission.NOTIFICATIONS_CONFIGURE_CONTACTS)
                || caller.may(Permission.NOTIFICATIONS_FULL_ACCESS);
        return seesAll ? wanted : (Long) caller.caller().id();
    }
}
