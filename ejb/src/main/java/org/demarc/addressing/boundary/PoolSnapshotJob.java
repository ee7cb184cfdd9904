package org.demarc.addressing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.entity.JobSaid;

/** Notes how full the pools are: a row a pool and day, brought up to date every hour (ucrm-routeros.md 7.6). */
@ApplicationScoped
public class PoolSnapshotJob implements Job {

    static final String KIND = "ip-pool-snapshot";

    @Inject
    PoolBook book;

    @Inject
    PoolWatch watch;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Note how full the IP pools are";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "5 * * * *"));
    }

    @Override
    public void run(JobProgress progress) {
        int pools = book.noteToday();
        watch.look();
        progress.at(pools, pools, JobSaid.POOLS.with(pools));
    }
}
