package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.PredecessorPlan.Fate;
import org.demarc.ucrm.boundary.PredecessorPlan.Kind;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.ucrm.control.PredecessorReader;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.PredecessorOrders;
import org.demarc.ucrm.entity.UcrmProblem;

/**
 * Looks through the configuration of the predecessor and has it taken over (UR-11): routers, pools, exclusions, and who has which address.
 * Nothing is done on any router; accounts that are there are taken over when their services are evaluated or adopted.
 */
@Stateless
@Requires(Permission.PROVISIONING_ADMIN)
public class PredecessorImport {

    @Inject
    SourceDesk sources;

    @Inject
    PredecessorPlanner planner;

    @Inject
    PredecessorOrders orders;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /**
     * How the routers are signed in at; the predecessor had one user for all of them.
     *
     * @param port of the plain API
     */
    public record Login(String user, Secret password, int port) {}

    private record Imported(long created, long present, long conflicts, long skipped, int flaws) {}

    /** What an import would do; changes nothing. */
    public PredecessorPlan preview(long sourceId, PredecessorFiles files) {
        return planner.plan(sources.one(sourceId).code(), PredecessorReader.read(files));
    }

    /**
     * Makes what the preview showed as to be created, as a job; conflicts are left as they are.
     *
     * @param fingerprint of the preview
     * @param despiteFlaws whether to go on without what could not be read
     * @throws org.demarc.ProblemException {@link UcrmProblem#PREVIEW_OUTDATED}, {@link UcrmProblem#FILES_FLAWED}, {@link
     *     UcrmProblem#LOGIN_MISSING}, and when such a job is under way for the source
     */
    public JobRun apply(long sourceId, PredecessorFiles files, Login login, String fingerprint, boolean despiteFlaws) {
        CrmSource source = sources.one(sourceId);
        PredecessorPlan plan = planner.plan(source.code(), PredecessorReader.read(files));
        refuse(plan, login, fingerprint, despiteFlaws);
        orders.forgetOver();
        JobRun run = jobs.start(PredecessorJob.KIND, source.code(), "{}");
        String by = caller.caller().login();
        orders.keep(run.id(), SealedJson.seal(new PredecessorJob.Order(files, login, fingerprint, by)));
        audit.record("predecessor:imported", "crm-source", source.code(), null, counts(plan));
        return run;
    }

    /** The newest import of a source, under way or over. */
    public Optional<JobRun> last(long sourceId) {
        return jobs.latest(PredecessorJob.KIND, sources.one(sourceId).code(), 1).stream()
                .findFirst();
    }

    /** The import of a source that is under way. */
    public Optional<JobRun> progress(long sourceId) {
        return jobs.open(PredecessorJob.KIND, sources.one(sourceId).code());
    }

    /** Ends {@link #progress} after the portion that is under way; what is done stays, and nothing happens where there is none. */
    public void stop(long sourceId) {
        progress(sourceId).ifPresent(run -> {
            jobs.stop(run.id());
            orders.forgetOver();
            audit.record("predecessor:stopped", "job_run", run.id(), null, null);
        });
    }

    private static void refuse(PredecessorPlan plan, Login login, String fingerprint, boolean despiteFlaws) {
        if (!plan.fingerprint().equals(fingerprint)) {
            throw UcrmProblem.PREVIEW_OUTDATED.because("the import would do something else now");
        }
        if (!plan.flaws().isEmpty() && !despiteFlaws) {
            throw UcrmProblem.FILES_FLAWED.because(plan.flaws().size() + " flaws, the first: "
                    + plan.flaws().get(0).file() + " " + plan.flaws().get(0).place() + ": "
                    + plan.flaws().get(0).text());
        }
        boolean routersToMake =
                plan.items().stream().anyMatch(item -> item.kind() == Kind.ROUTER && item.fate() == Fate.CREATE);
        if (routersToMake && (login.user().isBlank() || login.password().isEmpty())) {
            throw UcrmProblem.LOGIN_MISSING.because("routers are to be made");
        }
    }

    private static Imported counts(PredecessorPlan plan) {
        return new Imported(
                plan.count(Fate.CREATE),
                plan.count(Fate.PRESENT),
                plan.count(Fate.CONFLICT),
                plan.count(Fate.SKIPPED),
                plan.flaws().size());
    }
}
