package org.demarc.notification.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.job.control.Node;
import org.demarc.notification.control.LanePlan;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.Channels;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.Lanes;
import org.demarc.notification.entity.NotificationSaid;
import org.demarc.notification.entity.Occasion;
import org.jspecify.annotations.Nullable;

/** The short transactions around the telling: what is owed, who tells it, what came of it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LaneRound {

    /** Longer than the messages of one pass can take. */
    static final Duration LEASE = Duration.ofMinutes(15);

    private static final int CHANGES = 500;
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Lanes lanes;

    @Inject
    Channels channels;

    /**
     * What one node has to tell one contact.
     *
     * @param userLanguage empty when the user has chosen none
     */
    public record Work(Contact contact, Channel channel, String userLanguage, LanePlan plan) {}

    /** Makes messages of what became of events; true when there is more. */
    public boolean owe() {
        return lanes.oweChanges(CHANGES) == CHANGES;
    }

    public void remind(Instant at) {
        lanes.dropThoseOfNobody();
        lanes.oweReminders(at);
    }

    public int takeUp(Instant at) {
        return lanes.takeUp(at);
    }

    public List<Long> claim(int most, Instant at) {
        return lanes.claim(Node.name(), most, LEASE, at);
    }

    public void release(long contactId, Instant at, @Nullable Instant restsUntil) {
        lanes.release(contactId, at, restsUntil);
    }

    /** Settles what is not told now and begins what is. */
    public Optional<Work> plan(long contactId, Instant at) {
        Optional<Contact> contact = lanes.contact(contactId);
        Optional<Channel> channel = contact.flatMap(known -> channels.withId(known.channelId()));
        if (contact.isEmpty() || channel.isEmpty()) {
            return Optional.empty();
        }
        Contact known = contact.get();
        LanePlan plan = LanePlan.of(known, lanes.due(contactId, at), lanes.sentSince(contactId, at.minus(HOUR)), at);
        plan.put().forEach(put -> lanes.settle(List.of(put.delivery().id()), put.state(), put.why(), put.dueAt()));
        plan.tellings().forEach(telling -> lanes.begin(telling.ids(), at.plus(LEASE)));
        return Optional.of(new Work(known, channel.get(), lanes.languageOf(known.userId()), plan));
    }

    /** The server has it. */
    public void taken(LanePlan.Telling telling, String message, Instant at) {
        if (telling.of().size() == 1 && !telling.occasion().isOfSeveral()) {
            lanes.sent(telling.ids().get(0), message, at);
        } else {
            Phrase why = telling.occasion() == Occasion.DIGEST
                    ? NotificationSaid.IN_DIGEST.with()
                    : NotificationSaid.IN_OVERFLOW.with();
            lanes.sentTogether(telling.ids(), telling.occasion(), message, why, at);
        }
    }

    /** It will never work. */
    public void refused(LanePlan.Telling telling, Phrase why, Instant at) {
        lanes.settle(telling.ids(), DeliveryState.GIVEN_UP, NotificationSaid.REFUSED.with(why), at);
    }

    /** It did not work this time: again then, or never again. */
    public void failed(Delivery delivery, Phrase why, boolean isLast, Instant next) {
        int attempts = delivery.attempts() + 1;
        lanes.settle(
                List.of(delivery.id()),
                isLast ? DeliveryState.GIVEN_UP : delivery.state(),
                isLast ? NotificationSaid.GAVE_UP.with(attempts, why) : NotificationSaid.RETRIES.with(attempts, why),
                next);
    }
}
