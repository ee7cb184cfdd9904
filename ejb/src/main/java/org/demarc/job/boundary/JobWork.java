package org.demarc.job.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.job.control.JobStopped;
import org.demarc.job.control.LiveRun;
import org.demarc.job.control.Node;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;

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
            finish(live, JobRun.State.DONE, live.lastMessage());
            JobLog.LOG.done(run.id(), run.kind(), run.source(), live.lastMessage());
        } catch (JobStopped e) {
            finish(live, JobRun.State.STOPPED, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            finish(live, JobRun.State.FAILED, String.valueOf(e.getMessage()));
            JobLog.LOG.refused(run.id(), run.kind(), run.source(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(live, JobRun.State.STOPPED, "the server is stopping");
        } catch (Exception e) {
            finish(live, JobRun.State.FAILED, words(e));
            JobLog.LOG.failed(run.id(), run.kind(), run.source(), e);
        }
    }

    private void finish(LiveRun live, JobRun.State state, String message) {
        runs.finish(
                live.run().id(), Node.name(), state, message, live.reportJson().orElse(null));
    }

    private static String words(Exception e) {
        return e.getMessage() == null || e.getMessage().isBlank() ? "failed, see the server's log" : e.getMessage();
    }
}
