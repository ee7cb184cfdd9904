package org.demarc.schedule.boundary;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Instant;

/** The one clock of all schedules. Its timer is persistent: one node of the cluster ticks. */
@Startup
@Singleton
@DependsOn({"SchemaMigration", "ScheduleSeeds"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Ticker {

    @Inject
    DueSchedules due;

    /** Every ten seconds. */
    @jakarta.ejb.Schedule(hour = "*", minute = "*", second = "*/10", persistent = true, info = "schedule-ticker")
    void tick() {
        due.startAll(Instant.now());
    }
}
