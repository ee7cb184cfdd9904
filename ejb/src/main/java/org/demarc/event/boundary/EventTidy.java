package org.demarc.event.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.event.control.EventSettings;
import org.demarc.event.entity.Events;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobSaid;
import org.demarc.settings.boundary.Settings;

/** Forgets events that were resolved long ago, once a day. */
@ApplicationScoped
public class EventTidy implements Job {

    @Inject
    Events events;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return "event-tidy";
    }

    @Override
    public String title() {
        return "Forget old events";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "37 3 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        Instant before = Instant.now()
                .minus(Duration.ofDays(settings.of(EventSettings.class).keepDays()));
        int total = 0;
        for (int some = events.forget(before); some > 0; some = events.forget(before)) {
            total += some;
            progress.goOn();
        }
        progress.at(total, total, JobSaid.EVENTS_FORGOTTEN.with(total));
    }
}
