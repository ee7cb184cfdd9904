package org.demarc.poll.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobSaid;
import org.demarc.poll.entity.HistorySteps;
import org.demarc.poll.entity.HistorySteps.History;

/**
 * Makes quarters of an hour and days out of the samples of polling. One node of the cluster does; where it dies, the next run goes on
 * with the step that was not done.
 */
@ApplicationScoped
public class HistoryRollUp implements Job {

    @Inject
    HistorySteps steps;

    @Override
    public String kind() {
        return "history-roll-up";
    }

    @Override
    public String title() {
        return "Make quarters of an hour and days of the histories of polling";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "11,26,41,56 * * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        int quarters = 0;
        int days = 0;
        for (History history : HistorySteps.all()) {
            while (steps.quarters(history, Instant.now())) {
                quarters++;
                progress.goOn();
            }
            while (steps.day(history)) {
                days++;
                progress.goOn();
            }
        }
        progress.at(1, 1, JobSaid.HISTORY_ROLLED.with(quarters, days));
    }
}
