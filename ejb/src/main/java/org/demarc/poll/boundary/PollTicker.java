package org.demarc.poll.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.ReadingModules;
import org.demarc.job.boundary.Duty;
import org.demarc.job.boundary.WakeUps;
import org.demarc.job.control.Node;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;

/** Looks for devices that are due and wakes up whoever reads them; one node of the cluster does. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PollTicker {

    private static final long BEHIND_SECONDS = 300;
    private static final long MEASURED_SECONDS = 60;

    @Inject
    PollBook book;

    @Inject
    WakeUps wakeUps;

    @Inject
    PollerRuns runs;

    @Inject
    DeviceProfiles profiles;

    @Inject
    Settings settings;

    @Inject
    PollMeters meters;

    @Inject
    DatabaseWatch database;

    @Inject
    Duty duty;

    private volatile Instant warnedAt = Instant.EPOCH;
    private volatile Instant measuredAt = Instant.EPOCH;

    @PostConstruct
    void takeUpWhatWasLeft() {
        book.abandon(Node.name());
    }

    /** Every five seconds. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "poll-ticker")
    void tick() {
        try {
            if (settings.of(PollSettings.class).enabled() && duty.isMine("poll-ticker")) {
                look();
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, PollLog.LOG::tickFailed);
        }
    }

    private void look() {
        PollSettings wanted = settings.of(PollSettings.class);
        Instant now = Instant.now();
        book.prepare();
        wakeUps.now(PollRuns.QUEUE, book.batchDue(now, wanted.batchSize(), wanted.mostPerTick()));
        long late = book.latenessSeconds(now);
        meters.late(late);
        if (measuredAt.isBefore(now.minusSeconds(MEASURED_SECONDS))) {
            measuredAt = now;
            meters.late(
                    runs.lateness(now, ReadingModules.pairs(profiles.catalog().profiles())));
        }
        if (late > BEHIND_SECONDS && warnedAt.isBefore(now.minusSeconds(BEHIND_SECONDS))) {
            warnedAt = now;
            PollLog.LOG.late(late);
        }
    }
}
