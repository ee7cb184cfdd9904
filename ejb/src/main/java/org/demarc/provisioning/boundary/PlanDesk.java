package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.Pools;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.Limits;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.provisioning.entity.PlanState;
import org.demarc.provisioning.entity.Plans;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.settings.boundary.Settings;

/** Bulk changes: thought through first, applied only by the dry run's id, within limits (UR-71, UR-72). */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class PlanDesk {

    @Inject
    Plans plans;

    @Inject
    Pools pools;

    @Inject
    RouterReports reports;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first; an empty state for all. */
    public Page<BulkPlan> list(String state, PageRequest page) {
        List<String> known =
                Arrays.stream(PlanState.values()).map(PlanState::name).toList();
        return plans.list(StateWord.of(known, state), page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_PLAN} */
    public BulkPlan one(long id) {
        return plans.withId(id).orElseThrow(() -> ProvisioningProblem.UNKNOWN_PLAN.because("no dry run " + id));
    }

    public List<PlanRouter> routers(long id) {
        return plans.routers(id);
    }

    /** A page of the same, sortable by router, adds, sets, removes, kicks, unchanged, conflicts, waiting. */
    public Page<PlanRouter> routers(long id, PageRequest page) {
        one(id);
        return plans.routers(id, page);
    }

    public Page<PlanRow> rows(long id, Plans.Filter filter, PageRequest page) {
        one(id);
        return plans.rows(id, filter, page);
    }

    /** How many rows of an applied plan are in each state. */
    public List<Accounts.Count> results(long id) {
        return plans.countByState(id);
    }

    /** How far the dry run or the application is; empty when nothing is under way. */
    public Optional<JobRun> progress(long id) {
        String source = Long.toString(id);
        return jobs.open(ApplyJob.KIND, source).or(() -> jobs.open(DryRunJob.KIND, source));
    }

    /**
     * Begins a dry run.
     *
     * @param value router's row, plan's name, pool's row, {@code source/client} or source's code; empty for everything
     * @param target row of the router that a move goes to; empty for everything else
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#BAD_SCOPE}, {@link ProvisioningProblem#UNKNOWN_ROUTER}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public BulkPlan dryRun(PlanKind kind, PlanScope scope, String value, String target) {
        long targetId = target(kind, scope, value, target);
        String words = words(scope, value)
                + (targetId == 0
                        ? ""
                        : " \u2192 " + reports.router(targetId).access().name());
        long id = plans.add(
                new Plans.Draft(kind, scope, scope == PlanScope.ALL ? "" : value, words, targetId),
                caller.caller().login());
        jobs.start(DryRunJob.KIND, Long.toString(id), "{}");
        audit.record("plan:dry-run", "plan", id, null, Map.of("kind", kind, "scope", words));
        return one(id);
    }

    /** Addresses are given anew pool by pool, and routers are emptied one by one. */
    private static long target(PlanKind kind, PlanScope scope, String value, String target) {
        if (kind == PlanKind.RENUMBER && scope != PlanScope.POOL) {
            throw ProvisioningProblem.BAD_SCOPE.because("renumber is about a pool");
        }
        if (kind != PlanKind.MOVE) {
            return 0;
        }
        if (scope != PlanScope.ROUTER || target.isBlank() || target.strip().equals(value.strip())) {
            throw ProvisioningProblem.BAD_SCOPE.because("a move is from a router to another one");
        }
        return number(target.strip());
    }

    private String words(PlanScope scope, String value) {
        if (scope != PlanScope.ALL && value.isBlank()) {
            throw ProvisioningProblem.BAD_SCOPE.because(scope + " of what?");
        }
        return switch (scope) {
            case ALL -> "everything";
            case ROUTER -> "router " + reports.router(number(value)).access().name();
            case POOL ->
                "pool "
                        + pools.withId(number(value))
                                .orElseThrow(() -> ProvisioningProblem.BAD_SCOPE.because("no pool " + value))
                                .name();
            case PLAN -> "plan " + value;
            case CLIENT -> {
                if (!value.matches("[^/]+/[^/]+")) {
                    throw ProvisioningProblem.BAD_SCOPE.because("a client is source/client");
                }
                yield "client " + value;
            }
            case SOURCE -> "source " + value;
        };
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ProvisioningProblem.BAD_SCOPE.because("not a number: " + text);
        }
        return Long.parseLong(text);
    }

    /** Which limits the plan goes beyond, of all its routers together and of each, in words; empty when it needs no administrator's word. */
    public List<String> exceeded(long id) {
        List<Limits.Blast> blasts = plans.routers(id).stream()
                .filter(router -> router.message().isEmpty()
                        || router.writes() > 0) // nobody knows what an unread one's share would be
                .map(PlanDesk::blast)
                .toList();
        return settings.of(DriftSettings.class).limits().exceededBy(blasts);
    }

    private static Limits.Blast blast(PlanRouter router) {
        return new Limits.Blast(
                router.routerName(),
                router.removes(),
                router.kicks(),
                router.writes(),
                router.managed(),
                router.sessions());
    }

    /** How many rows the plan would write: what an administrator types to go beyond the limits. */
    public int writes(long id) {
        return plans.routers(id).stream().mapToInt(PlanRouter::writes).sum();
    }

    /**
     * Carries the plan out, as a job.
     *
     * @param typedCount {@link #writes}, typed in by an administrator where the plan goes beyond the limits; 0 for nothing
     * @param reason why it has to, where it does
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#PLAN_NOT_READY}, {@link ProvisioningProblem#NEEDS_OVERRIDE},
     *     {@link ProvisioningProblem#REASON_NEEDED}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public BulkPlan apply(long id, int typedCount, String reason) {
        BulkPlan plan = one(id);
        requireReady(plan);
        List<String> exceeded = exceeded(id);
        if (!exceeded.isEmpty()) {
            BeyondLimits.requireWord(caller, exceeded, writes(id), typedCount, reason);
        }
        int recorded = exceeded.isEmpty() ? 0 : typedCount;
        if (!plans.apply(id, caller.caller().login(), recorded, reason.strip())) {
            throw ProvisioningProblem.PLAN_NOT_READY.because("dry run " + id + " is " + one(id).state());
        }
        jobs.start(ApplyJob.KIND, Long.toString(id), "{}");
        audit.record(
                "plan:applied",
                "plan",
                id,
                plan,
                Map.of("exceeded", exceeded, "typedCount", recorded, "reason", reason.strip()));
        return one(id);
    }

    private static void requireReady(BulkPlan plan) {
        Instant until = plan.validUntil();
        if (plan.state() != PlanState.READY || until == null) {
            throw ProvisioningProblem.PLAN_NOT_READY.because("dry run " + plan.id() + " is " + plan.state());
        }
        if (until.isBefore(Instant.now())) {
            throw ProvisioningProblem.PLAN_NOT_READY.because("dry run " + plan.id() + " was valid until " + until);
        }
    }

    /**
     * Pauses the application after the chunk it is working on; it goes on by {@link #resume}.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#PLAN_NOT_READY} when it is not being applied
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public BulkPlan pause(long id) {
        if (!plans.askPause(one(id).id())) {
            throw ProvisioningProblem.PLAN_NOT_READY.because("dry run " + id + " is not being applied");
        }
        audit.record("plan:paused", "plan", id, null, null);
        return one(id);
    }

    /**
     * Goes on with a paused application; everything is read once more, as when it began.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#PLAN_NOT_READY} when it is not paused
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public BulkPlan resume(long id) {
        if (!plans.leavePause(one(id).id(), PlanState.APPLYING)) {
            throw ProvisioningProblem.PLAN_NOT_READY.because("dry run " + id + " is not paused");
        }
        jobs.start(ApplyJob.KIND, Long.toString(id), "{}");
        audit.record("plan:resumed", "plan", id, null, null);
        return one(id);
    }

    /**
     * Stops the dry run or the application after what it is doing now.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#PLAN_NOT_READY} when nothing is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public BulkPlan stop(long id) {
        if (plans.leavePause(id, PlanState.STOPPED)) {
            audit.record("plan:stopped", "plan", id, null, null);
            return one(id);
        }
        JobRun job = progress(id)
                .orElseThrow(
                        () -> ProvisioningProblem.PLAN_NOT_READY.because("nothing is under way for dry run " + id));
        jobs.stop(job.id());
        audit.record("plan:stopped", "plan", id, null, null);
        return one(id);
    }
}
