package org.demarc.job.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.job.entity.JobRuns;
import org.demarc.job.entity.JobSaid;

/** Forgets runs older than 90 days, once a day. */
@ApplicationScoped
public class JobTidy implements Job {

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    JobRuns runs;

    @Override
    public String kind() {
        return "job-tidy";
    }

    @Override
    public String title() {
        return "Forget old runs";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "27 4 * * *"));
    }

    @Override
    public void run(JobProgress progress) {
        int removed = runs.removeOlderThan(Instant.now().minus(KEPT));
        progress.at(removed, -1, JobSaid.RUNS_FORGOTTEN.with(removed));
    }
}
