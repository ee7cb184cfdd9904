package org.demarc.backup.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.backup.control.BackupSettings;
import org.demarc.backup.entity.BackupSaid;
import org.demarc.backup.entity.Configurations;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.settings.boundary.Settings;

/** Forgets old versions of configurations, once a day; the newest of each device stays. */
@ApplicationScoped
public class BackupTidy implements Job {

    @Inject
    Configurations configurations;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return "configuration-tidy";
    }

    @Override
    public String title() {
        return "Forget old configurations";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "47 3 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        BackupSettings keep = settings.of(BackupSettings.class);
        Instant before = Instant.now().minus(Duration.ofDays(keep.keepDays()));
        int versions = 0;
        for (int some = 1; some > 0; versions += some) {
            some = configurations.forgetVersions(before, keep.keepVersions());
            progress.goOn();
        }
        int texts = 0;
        for (int some = 1; some > 0; texts += some) {
            some = configurations.forgetContents();
            progress.goOn();
        }
        progress.at(1, 1, BackupSaid.FORGOTTEN.with(versions, texts));
    }
}
