package org.demarc.schedule.boundary;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.demarc.job.boundary.Duty;
import org.demarc.settings.boundary.DatabaseWatch;

/** The one clock of all schedules: one node of the cluster ticks, because the clocks of two may differ. */
@Startup
@Singleton
@DependsOn({"SchemaMigration", "ScheduleSeeds"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Ticker {

    @Inject
    DueSchedules due;

    @Inject
    DatabaseWatch database;

    @Inject
    Duty duty;

    /** Every ten seconds. */
    @jakarta.ejb.Schedule(hour = "*", minute = "*", second = "*/10", persistent = false, info = "schedule-ticker")
    void tick() {
        try {
            if (duty.isMine("schedule-ticker")) {
                due.startAll(Instant.now());
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, ScheduleLog.LOG::tickFailed);
        }
    }
}
