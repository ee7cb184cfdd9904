package org.demarc.job.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.job.control.JobStopped;
import org.demarc.job.control.LiveRun;
import org.demarc.job.control.Node;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;
import org.demarc.job.entity.JobSaid;

/** Does a claimed run and writes down how it ended. This is the loop that must outlive one bad job. */
@ApplicationScoped
public class JobWork {

    @Inject
    Instance<Job> jobs;

    @Inject
    JobRuns runs;

    @Inject
    CurrentUser currentUser;

    /** The job of this kind, if any is deployed. */
    public Optional<Job> jobOf(String kind) {
        return jobs.stream().filter(job -> job.kind().equals(kind)).findFirst();
    }

    /** Works on the run to its end. */
    @ActivateRequestContext
    public void carryOut(LiveRun live) {
        currentUser.becomeSystem();
        var run = live.run();
        try {
            jobOf(run.kind())
                    .orElseThrow(() -> new IllegalStateException("no job is called " + run.kind()))
                    .run(live);
            live.write();
            finish(live, JobRun.State.DONE, live.lastSaid());
            JobLog.LOG.done(run.id(), run.kind(), run.source(), live.lastSaid().text());
        } catch (JobStopped e) {
            finish(live, JobRun.State.STOPPED, JobSaid.STOPPED.with());
        } catch (ProblemException e) {
            finish(live, JobRun.State.FAILED, Phrase.plain(String.valueOf(e.getMessage())));
            JobLog.LOG.refused(run.id(), run.kind(), run.source(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(live, JobRun.State.STOPPED, JobSaid.SERVER_STOPPING.with());
        } catch (Exception e) {
            finish(live, JobRun.State.FAILED, words(e));
            JobLog.LOG.failed(run.id(), run.kind(), run.source(), e);
        }
    }

    private void finish(LiveRun live, JobRun.State state, Phrase said) {
        runs.finish(live.run().id(), Node.name(), state, said, live.reportJson().orElse(null));
    }

    private static Phrase words(Exception e) {
        return e.getMessage() == null || e.getMessage().isBlank()
                ? JobSaid.FAILED.with()
                : Phrase.plain(e.getMessage());
    }
}
