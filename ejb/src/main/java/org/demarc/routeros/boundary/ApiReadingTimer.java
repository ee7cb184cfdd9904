package org.demarc.routeros.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.demarc.ProblemException;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.Asker;
import org.demarc.routeros.control.ApiRound;
import org.demarc.routeros.control.RouterFault;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.routeros.entity.ApiDevices;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.jboss.logging.Logger;

/**
 * Reads the menus of devices that are due, some at once, on every node: each takes what nobody else has taken. A device that does not answer
 * costs one of the places its time-out, and nobody else anything.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ApiReadingTimer {

    private static final Logger LOG = Logger.getLogger(ApiReadingTimer.class);
    private static final int TAKEN_FOR_EACH_PLACE = 4;

    @Inject
    ApiDevices devices;

    @Inject
    ApiReadings readings;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    private final AtomicInteger working = new AtomicInteger();
    private final Queue<Due> waiting = new ConcurrentLinkedQueue<>();

    /** Menus of a device that are due. */
    private record Due(long deviceId, ApiRound round) {}

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "router-api")
    void take() {
        PollSettings poll = settings.of(PollSettings.class);
        if (!poll.enabled() || !waiting.isEmpty()) {
            return;
        }
        try {
            int places = settings.of(RouterOsSettings.class).readingDevices();
            List<Due> due = Arrays.stream(ApiRound.values())
                    .flatMap(round -> taken(round, poll.interval(round.reading()), places * TAKEN_FOR_EACH_PLACE))
                    .toList();
            waiting.addAll(due);
            for (int place = working.get(); place < Math.min(places, due.size()); place++) {
                begin();
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, RouterOsLog.LOG::readingsFailed);
        }
    }

    private Stream<Due> taken(ApiRound round, Duration usual, int most) {
        return devices.takeDue(round.poller(), round.reading().key(), Instant.now(), usual, most).stream()
                .map(deviceId -> new Due(deviceId, round));
    }

    private void begin() {
        working.incrementAndGet();
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException shuttingDown) {
            working.decrementAndGet();
        }
    }

    private void work() {
        try {
            for (Due next = waiting.poll(); next != null; next = waiting.poll()) {
                read(next);
            }
        } finally {
            working.decrementAndGet();
        }
    }

    private void read(Due due) {
        try {
            readings.read(due.deviceId(), due.round().menus(), Asker.SCHEDULE);
        } catch (RouterFault | ProblemException told) {
            LOG.debugf("device %d was not read by its API: %s", (Long) due.deviceId(), told.getMessage());
        } catch (RuntimeException e) {
            database.unlessAway(e, RouterOsLog.LOG::readingsFailed);
        }
    }
}
