package org.demarc.job.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Caller;
import org.demarc.job.entity.JobProblem;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;

/**
 * Starts, watches and stops long work. For capabilities, which check permissions at their own boundary; what the web
 * shows of all jobs goes through {@link JobControl}.
 */
@Stateless
public class Jobs {

    @Inject
    JobRuns runs;

    @Inject
    JobWork work;

    @Inject
    WakeUps wakeUps;

    @Inject
    CurrentUser currentUser;

    /**
     * Queues a run; some node begins within moments of the commit.
     *
     * @param source what it works on where the job has several, else empty
     * @param parametersJson JSON object for the job
     * @throws org.demarc.ProblemException {@link JobProblem#NO_SUCH_JOB}; {@link JobProblem#ALREADY_RUNNING} when a run of
     *     the same job and source waits or works
     */
    public JobRun start(String kind, String source, String parametersJson) {
        if (work.jobOf(kind).isEmpty()) {
            throw JobProblem.NO_SUCH_JOB.because(kind);
        }
        runs.open(kind, source).ifPresent(open -> {
            throw JobProblem.ALREADY_RUNNING.because(kind + (source.isEmpty() ? "" : " " + source)
                    + " is already running since "
                    + (open.startedAt() == null ? open.createdAt() : open.startedAt()));
        });
        var run = runs.queue(kind, source, parametersJson, requestedBy());
        wakeUps.afterCommit(JobRunner.QUEUE, run.id());
        return run;
    }

    /** Notes that a run did not take place, and why. */
    public JobRun skip(String kind, String source, Phrase reason) {
        return runs.skip(kind, source, reason, requestedBy());
    }

    /** True when a job of this kind is deployed. */
    public boolean exists(String kind) {
        return work.jobOf(kind).isPresent();
    }

    public Optional<JobRun> withId(long id) {
        return runs.withId(id);
    }

    /** The run of this job and source that waits or works now. */
    public Optional<JobRun> open(String kind, String source) {
        return runs.open(kind, source);
    }

    /** The newest runs of a job and source, newest first. */
    public List<JobRun> latest(String kind, String source, int limit) {
        return runs.latest(kind, source, limit);
    }

    /** Runs of a job and source, newest first unless sorted otherwise, as {@link JobRuns#page(String, String, PageRequest)} takes them. */
    public Page<JobRun> page(String kind, String source, PageRequest request) {
        return runs.page(kind, source, request);
    }

    /** The same with those at all sources, as {@link JobRuns#pageWithAll} takes them. */
    public Page<JobRun> pageWithAll(
            String kind, String source, Instant since, List<Long> earlier, PageRequest request) {
        return runs.pageWithAll(kind, source, since, earlier, request);
    }

    /**
     * Asks a run to stop; it does so between two units of its work.
     *
     * @throws org.demarc.ProblemException {@link JobProblem#RUN_IS_OVER}
     */
    public void stop(long id) {
        if (!runs.requestStop(id)) {
            throw JobProblem.RUN_IS_OVER.because("run " + id);
        }
    }

    private String requestedBy() {
        try {
            return currentUser.known().map(Caller::login).orElse("system");
        } catch (ContextNotActiveException e) {
            return "system";
        }
    }
}
