package org.demarc.ucrm.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.demarc.job.boundary.Woken;
import org.demarc.provisioning.boundary.Rush;
import org.demarc.ucrm.control.UcrmBell;

/** Somebody says that events wait. They are rows: a doubled or lost message changes nothing. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/demarc.ucrm.event"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "24")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class EventConsumer implements MessageListener {

    /** So long does a handler stay with one source: behind it wait messages that the queue has given to this session already. */
    private static final long STAY = TimeUnit.SECONDS.toNanos(10);

    @Inject
    UcrmWork work;

    @Inject
    UcrmBell bell;

    @Inject
    Rush rush;

    @Inject
    EventPile pile;

    @Inject
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.byAll(message, this::events, UcrmLog.LOG::wakeUpFailed);
    }

    private void events(List<Long> ids) {
        work.bySource(ids).forEach((source, all) -> {
            if (pile.add(source, all)) {
                handle(source);
            }
        });
    }

    private void handle(long source) {
        List<Long> left = List.of();
        boolean isDone = false;
        try {
            left = handled(source);
            isDone = true;
        } finally {
            if (!isDone) {
                pile.abandon(source);
            }
        }
        if (!left.isEmpty()) {
            bell.events(left);
        }
    }

    /** Takes from the pile until it is empty, or its time here is over: then some of what is left. */
    private List<Long> handled(long source) {
        rush.giveWay(1);
        long end = System.nanoTime() + STAY;
        for (List<Long> some = pile.take(source); !some.isEmpty(); some = pile.take(source)) {
            List<Long> notReached = work.events(some, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (System.nanoTime() - end >= 0) {
                return pile.leave(source, notReached);
            }
            rush.giveWay(1);
        }
        return List.of();
    }
}
