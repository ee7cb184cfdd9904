package org.demarc.job.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.entity.JobProblem;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;

/** All long work, for administrators. */
@Stateless
@Requires({Permission.SCHEDULE_REPORTS, Permission.JOBS_RUN, Permission.SCHEDULE_CONFIGURATION})
public class JobControl {

    /** A job that may be started. */
    public record JobKind(String kind, String title) {}

    @Inject
    Instance<Job> jobs;

    @Inject
    JobRuns runs;

    @Inject
    Jobs starter;

    @Inject
    AuditLog audit;

    public List<JobKind> kinds() {
        return jobs.stream()
                .map(job -> new JobKind(job.kind(), job.title()))
                .sorted(Comparator.comparing(JobKind::kind))
                .toList();
    }

    public Page<JobRun> page(PageRequest request) {
        return runs.page(request);
    }

    /**
     * One run.
     *
     * @throws org.demarc.ProblemException {@link JobProblem#RUN_NOT_FOUND}
     */
    public JobRun run(long id) {
        return runs.withId(id).orElseThrow(() -> JobProblem.RUN_NOT_FOUND.because("run " + id));
    }

    /** Starts a job by hand; see {@link Jobs#start}. */
    @Requires(Permission.JOBS_RUN)
    public JobRun start(String kind, String source, String parametersJson) {
        var run = starter.start(kind, source, parametersJson);
        audit.record("job:started", "job_run", run.id(), null, run);
        return run;
    }

    /**
     * Asks a run to stop.
     *
     * @throws org.demarc.ProblemException {@link JobProblem#RUN_NOT_FOUND}, {@link JobProblem#RUN_IS_OVER}
     */
    @Requires(Permission.JOBS_RUN)
    public void stop(long id) {
        var run = run(id);
        starter.stop(id);
        audit.record("job:stopped", "job_run", id, run, null);
    }
}
