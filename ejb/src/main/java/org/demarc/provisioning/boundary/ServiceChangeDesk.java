package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.Limits;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.boundary.Settings;

/** Suspends, resumes and removes many services at once, within the limits of bulk changes (UR-72). */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class ServiceChangeDesk {

    /** What an operator can do to many services. */
    public static final List<RequestAction> ACTIONS =
            List.of(RequestAction.SUSPEND, RequestAction.RESUME, RequestAction.REMOVE);

    @Inject
    Fleet fleet;

    @Inject
    Accounts accounts;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /**
     * What a change would be about.
     *
     * @param services how many services are meant
     * @param changes how many of them are not so already
     * @param exceeded which limits it goes beyond, in words; empty when it needs no administrator's word
     */
    public record Meant(long services, long changes, List<String> exceeded) {}

    /** What a change would be about; nothing is written. */
    public Meant meant(RequestAction action, Accounts.Many many) {
        List<Accounts.Share> shares = accounts.shares(many, changing(action));
        return new Meant(
                shares.stream().mapToLong(Accounts.Share::services).sum(),
                shares.stream().mapToLong(Accounts.Share::changes).sum(),
                exceeded(action, shares, many.filter().source()));
    }

    /** Services that are wanted like this are changed; all others are so already, or cannot be. */
    private static List<String> changing(RequestAction action) {
        List<Aim> aims =
                switch (action) {
                    case SUSPEND -> List.of(Aim.ENABLED);
                    case RESUME -> List.of(Aim.DISABLED);
                    case REMOVE -> List.of(Aim.ENABLED, Aim.DISABLED, Aim.KEEP, Aim.AWAIT_SUCCESSOR, Aim.UNKNOWN);
                    case ENSURE, MOVE, DRY_RUN ->
                        throw new IllegalArgumentException(action + " is not for many services");
                };
        return aims.stream().map(Aim::name).toList();
    }

    /**
     * Where one source is meant, what is changed is a share of all that it has; otherwise of the routers that are concerned. The sessions of
     * a router are not asked for: there are at most as many as accounts.
     */
    private List<String> exceeded(RequestAction action, List<Accounts.Share> shares, String source) {
        List<Limits.Blast> blasts = shares.stream()
                .filter(share -> share.routerId() != 0)
                .map(share -> blast(action, share))
                .toList();
        Limits limits = settings.of(DriftSettings.class).limits();
        return source.isEmpty() ? limits.exceededBy(blasts) : limits.exceededBy(blasts, fleet.managed(List.of(source)));
    }

    private static Limits.Blast blast(RequestAction action, Accounts.Share share) {
        int changes = Math.toIntExact(share.changes());
        return new Limits.Blast(
                share.router(),
                action == RequestAction.REMOVE ? changes : 0,
                Math.toIntExact(share.sessions()),
                changes,
                share.managed(),
                share.managed());
    }

    /**
     * What somebody says to a change.
     *
     * @param reason may be empty within the limits
     * @param typedCount how many services are meant, which an administrator types to go beyond the limits; 0 for nothing
     * @param told how many services he was told that it is about; 0 where nobody was asked before
     */
    public record Word(String reason, long typedCount, long told) {}

    /**
     * Suspends, resumes or removes services, as a job.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOTHING_CHOSEN}, {@link ProvisioningProblem#LIST_CHANGED},
     *     {@link ProvisioningProblem#NEEDS_OVERRIDE}, {@link ProvisioningProblem#REASON_NEEDED}; or when such a job is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun change(RequestAction action, Accounts.Many many, Word word) {
        Meant meant = meant(action, many);
        if (meant.services() == 0) {
            throw ProvisioningProblem.NOTHING_CHOSEN.because("no service fits");
        }
        if (word.told() > 0 && meant.services() > word.told()) {
            throw ProvisioningProblem.LIST_CHANGED.because("more than " + word.told() + " services fit by now");
        }
        BeyondLimits.requireWord(caller, meant.exceeded(), meant.services(), word.typedCount(), word.reason());
        String by = caller.caller().login();
        String reason = word.reason().strip();
        JobRun job = jobs.start(
                ChangeJob.KIND, "", JobOrder.text(new ChangeJob.Order(action, many, meant.services(), by, reason)));
        audit.record(
                "service:changed-many",
                "job_run",
                job.id(),
                null,
                Map.of(
                        "action",
                        action.word(),
                        "services",
                        meant.services(),
                        "chosen",
                        many.services(),
                        "filter",
                        many.filter(),
                        "text",
                        many.text(),
                        "exceeded",
                        meant.exceeded(),
                        "typedCount",
                        word.typedCount(),
                        "reason",
                        reason));
        return job;
    }

    /** A change that is under way or over, and what it does. */
    public record Change(RequestAction action, JobRun run) {}

    /** The newest change, under way or over. */
    public Optional<Change> latest() {
        return jobs.latest(ChangeJob.KIND, "", 1).stream()
                .findFirst()
                .map(run -> new Change(JobOrder.of(run, ChangeJob.Order.class).action(), run));
    }

    /** The change that is under way. */
    public Optional<JobRun> progress() {
        return jobs.open(ChangeJob.KIND, "");
    }

    /** The change that is under way when it was said of this service by its name. */
    public Optional<JobRun> progress(ServiceKey service) {
        return progress().filter(run -> JobOrder.of(run, ChangeJob.Order.class)
                .many()
                .services()
                .contains(service));
    }

    /** Ends {@link #progress()} after the services that it is working on; nothing happens where there is none. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void stop() {
        progress().ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("service:stopped", "job_run", run.id(), null, null);
        });
    }
}
