package org.demarc.subscriber.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.entity.JobSaid;
import org.demarc.subscriber.entity.LineBook;

/** Looks for subscribers' lines again: devices report new ONUs and MAC addresses between two imports. */
@ApplicationScoped
public class FindLinesJob implements Job {

    /** Kind of this job. */
    public static final String KIND = "line-binding";

    @Inject
    LineBook lines;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Find the lines of subscribers";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "0 */2 * * * *"));
    }

    @Override
    public void run(JobProgress progress) {
        LineBook.Found found = lines.find();
        progress.report(found);
        progress.at(
                found.bound(),
                found.bound(),
                JobSaid.LINES.with(found.bound(), found.added(), found.removed(), found.conflicts()));
    }
}
