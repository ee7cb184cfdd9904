package org.demarc.poll.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.demarc.device.entity.Device;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.boundary.DatabaseWatch;

/**
 * Has whole devices asked by all ways beside SNMP. That it is under way is a row, so that every node can tell; it is carried out where it was
 * wanted. What a dying node leaves undone is done by the schedule of that way.
 */
@ApplicationScoped
public class OtherWays {

    @Inject
    @Any
    Instance<OtherWay> ways;

    @Inject
    PollBook book;

    @Inject
    Event<Wanted> wanted;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    /** A device that is asked by these ways once the row is there. */
    record Wanted(long deviceId, List<String> keys, Asker asker) {}

    /** Asks when the running transaction has committed; returns at once. */
    void ask(Device device, Asker asker) {
        List<String> keys = ways.stream()
                .filter(way -> way.leadsTo(device))
                .map(OtherWay::key)
                .toList();
        if (!keys.isEmpty()) {
            book.ask(device.id(), keys);
            wanted.fire(new Wanted(device.id(), keys, asker));
        }
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Wanted device) {
        ways.stream().filter(way -> device.keys().contains(way.key())).forEach(way -> begin(way, device));
    }

    private void begin(OtherWay way, Wanted device) {
        try {
            threads.execute(() -> carryOut(way, device));
        } catch (RejectedExecutionException shuttingDown) {
            PollLog.LOG.debugf("device %d is not asked by %s: no thread", (Long) device.deviceId(), way.key());
        }
    }

    private void carryOut(OtherWay way, Wanted device) {
        carefully(way, device, () -> way.ask(device.deviceId(), device.asker()));
        carefully(way, device, () -> book.answered(device.deviceId(), way.key()));
    }

    private void carefully(OtherWay way, Wanted device, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> PollLog.LOG.wayFailed(device.deviceId(), way.key(), fault));
        }
    }
}
