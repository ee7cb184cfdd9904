package org.demarc.access.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.SignInGuard;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.entity.JobSaid;

/** Removes expired keys and attempts that no longer count, once a day. */
@ApplicationScoped
public class AccessTidy implements Job {

    @Inject
    ApiKeys keys;

    @Inject
    SignInGuard guard;

    @Override
    public String kind() {
        return "access-tidy";
    }

    @Override
    public String title() {
        return "Remove expired keys";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "17 4 * * *"));
    }

    @Override
    public void run(JobProgress progress) {
        var now = Instant.now();
        int removed = keys.removeExpired(now);
        guard.tidy(now);
        progress.report(Map.of("expiredKeys", removed));
        progress.at(removed, -1, JobSaid.KEYS_REMOVED.with(removed));
    }
}
