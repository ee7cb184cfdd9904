package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobSaid;
import org.demarc.settings.boundary.Settings;
import org.demarc.ucrm.control.UcrmSettings;
import org.demarc.ucrm.entity.CrmEvents;

/** Forgets old webhooks once a day; what they told of services stays (ucrm-routeros.md 9.4). */
@ApplicationScoped
public class EventTidy implements Job {

    private static final int AT_ONCE = 10_000;

    @Inject
    CrmEvents events;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return "crm-event-tidy";
    }

    @Override
    public String title() {
        return "Forget old webhooks";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "47 4 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        Duration kept = settings.of(UcrmSettings.class).eventRetention();
        long forgotten = 0;
        int last;
        do {
            progress.goOn();
            last = events.forgetOlderThan(kept, AT_ONCE);
            forgotten += last;
            progress.at(forgotten, -1, JobSaid.WEBHOOKS_FORGOTTEN.with(forgotten));
        } while (last == AT_ONCE);
    }
}
