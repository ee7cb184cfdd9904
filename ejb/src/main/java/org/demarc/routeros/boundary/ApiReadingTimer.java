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
import java.time.Instant;
import java.util.List;
import org.demarc.ProblemException;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.Asker;
import org.demarc.routeros.control.ApiQueue;
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

    /** Everything is looked up when it is used: nothing is injected yet. */
    private final ApiQueue queue = new ApiQueue(this::due, this::read, task -> threads.execute(task), this::places);

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "router-api")
    void look() {
        queue.look();
    }

    private int places() {
        return settings.of(RouterOsSettings.class).readingDevices();
    }

    private List<Long> due(ApiRound round, int most) {
        PollSettings poll = settings.of(PollSettings.class);
        if (!poll.enabled()) {
            return List.of();
        }
        try {
            String reading = round.reading().key();
            return devices.takeDue(round.poller(), reading, Instant.now(), poll.interval(round.reading()), most);
        } catch (RuntimeException e) {
            database.unlessAway(e, RouterOsLog.LOG::readingsFailed);
            return List.of();
        }
    }

    private void read(ApiQueue.Due due) {
        try {
            readings.read(due.deviceId(), due.round().menus(), Asker.SCHEDULE);
        } catch (RouterFault | ProblemException told) {
            LOG.debugf("device %d was not read by its API: %s", (Long) due.deviceId(), told.getMessage());
        } catch (RuntimeException e) {
            database.unlessAway(e, RouterOsLog.LOG::readingsFailed);
        }
    }
}
