package org.demarc.notification.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobSaid;
import org.demarc.notification.control.NotificationSettings;
import org.demarc.notification.entity.Deliveries;
import org.demarc.settings.boundary.Settings;

/** Forgets messages of long ago, once a day. */
@ApplicationScoped
public class DeliveryTidy implements Job {

    @Inject
    Deliveries deliveries;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return "notification-tidy";
    }

    @Override
    public String title() {
        return "Forget old messages";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "47 3 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        Instant before = Instant.now()
                .minus(Duration.ofDays(settings.of(NotificationSettings.class).keepDays()));
        int total = 0;
        for (int some = deliveries.forget(before); some > 0; some = deliveries.forget(before)) {
            total += some;
            progress.goOn();
        }
        progress.at(total, total, JobSaid.MESSAGES_FORGOTTEN.with(total));
    }
}
