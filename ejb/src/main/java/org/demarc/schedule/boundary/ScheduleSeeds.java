package org.demarc.schedule.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.demarc.job.boundary.Job;
import org.demarc.schedule.control.Cron;
import org.demarc.schedule.entity.Schedules;

/** Gives new jobs their first schedule; what an operator has changed stays. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
public class ScheduleSeeds {

    @Inject
    Instance<Job> jobs;

    @Inject
    Schedules schedules;

    @PostConstruct
    void seed() {
        for (var job : jobs) {
            for (var seed : job.schedules()) {
                Cron.of(seed.cron());
                schedules.seed(seed.key(), job.kind(), seed.title(), seed.cron(), seed.parametersJson());
            }
        }
    }
}
