package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.control.AcceptedValue;
import org.demarc.provisioning.control.AcceptedValues;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.Limits;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRun;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.settings.boundary.Settings;

/** The three-way drift reports, for people and programs (UR-70). */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class DriftDesk {

    @Inject
    DriftRuns runs;

    @Inject
    RouterReports reports;

    @Inject
    DriftDecisions decisions;

    @Inject
    Accounts accounts;

    @Inject
    Story story;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first; {@code routerId} 0 and an empty state for all. */
    public Page<DriftRun> list(long routerId, String state, PageRequest page) {
        return runs.list(routerId, StateWord.of(DriftRun.STATES, state), page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_REPORT} */
    public DriftRun one(long id) {
        return runs.withId(id).orElseThrow(() -> ProvisioningProblem.UNKNOWN_REPORT.because("no report " + id));
    }

    public Optional<DriftRun> latest(long routerId) {
        return runs.latest(routerId);
    }

    /** How far the comparison or the decision about many rows is; empty when nothing is under way. */
    public Optional<JobRun> progress(long runId) {
        String source = Long.toString(runId);
        return jobs.open(DriftBulkJob.KIND, source).or(() -> jobs.open(DriftJob.KIND, source));
    }

    /** A page of the rows. */
    public Page<DriftRow> rows(long runId, DriftRuns.Filter filter, PageRequest page) {
        one(runId);
        return runs.rows(runId, filter, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_REPORT} */
    public DriftRow row(long runId, long rowId) {
        return runs.row(runId, rowId)
                .orElseThrow(
                        () -> ProvisioningProblem.UNKNOWN_REPORT.because("no row " + rowId + " in report " + runId));
    }

    /** What the newest comparisons found about a service and about which nothing was decided yet; at most 50. */
    public List<DriftRow> open(ServiceKey service) {
        return runs.open(service);
    }

    /**
     * Compares a router now.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ROUTER}, {@link ProvisioningProblem#REPORT_RUNNING}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public DriftRun start(long routerId) {
        String router = reports.router(routerId).access().name();
        runs.giveUp(routerId, 0);
        long id = runs.queue(routerId, router, "operator " + caller.caller().login())
                .orElseThrow(() -> ProvisioningProblem.REPORT_RUNNING.because(router + " is being compared already"));
        jobs.start(DriftJob.KIND, Long.toString(id), "{}");
        audit.record("drift:compared", "router", routerId, null, null);
        return one(id);
    }

    /**
     * Decides about one row.
     *
     * @param expires until when an accepted value holds, as ISO 8601 text; empty for ever
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#REASON_NEEDED} and those of {@link DriftDecisions#carryOut}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public DriftRow decide(long runId, long rowId, DriftDecisions.Action action, String reason, String expires) {
        DriftRow row = row(runId, rowId);
        requireReason(action, reason);
        decisions.carryOut(row, decision(action, reason, expires));
        DriftRow after = row(runId, rowId);
        audit.record(
                "drift:" + action.name().toLowerCase(Locale.ROOT),
                "drift_row",
                rowId,
                facts(row),
                Map.of("state", after.state(), "reason", reason));
        return after;
    }

    private static Map<String, Object> facts(DriftRow row) {
        return Map.of(
                "kind",
                row.kind(),
                "router",
                row.routerName(),
                "service",
                row.source() + "/" + row.service(),
                "account",
                row.naturalKey());
    }

    /**
     * What a decision about many rows would be about.
     *
     * @param rows how many it is carried out for
     * @param others how many more the same filters show, about which something was decided already
     * @param exceeded which limits a repair of them goes beyond, in words; empty when it needs no administrator's word
     */
    public record Meant(int rows, long others, List<String> exceeded) {}

    /** What a decision about these rows would be about. */
    public Meant meant(long runId, DriftRuns.Many many, DriftDecisions.Action action) {
        DriftRun run = one(runId);
        List<DriftRow> rows = runs.undecided(runId, many, DriftBulkJob.MOST);
        long others = many.rows().isEmpty() ? runs.count(runId, many) - rows.size() : 0;
        return new Meant(rows.size(), others, exceeded(run, rows, action));
    }

    private List<String> exceeded(DriftRun run, List<DriftRow> rows, DriftDecisions.Action action) {
        return action == DriftDecisions.Action.REPAIR
                ? settings.of(DriftSettings.class).limits().exceededBy(blast(run, rows))
                : List.of();
    }

    /**
     * Decides about many rows, as a job.
     *
     * @param typedCount what an administrator typed to go beyond the limits, 0 for nothing
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOTHING_CHOSEN}, {@link ProvisioningProblem#NEEDS_OVERRIDE},
     *     {@link ProvisioningProblem#REASON_NEEDED}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun decideAll(
            long runId,
            DriftRuns.Many many,
            DriftDecisions.Action action,
            String reason,
            String expires,
            int typedCount) {
        DriftRun run = one(runId);
        requireReason(action, reason);
        List<DriftRow> rows = runs.undecided(runId, many, DriftBulkJob.MOST);
        if (rows.isEmpty()) {
            throw ProvisioningProblem.NOTHING_CHOSEN.because("no open row of report " + runId + " fits");
        }
        BeyondLimits.requireTyped(caller, exceeded(run, rows, action), rows.size(), typedCount);
        DriftDecisions.Decision decision = decision(action, reason, expires);
        JobRun job = jobs.start(
                DriftBulkJob.KIND,
                Long.toString(runId),
                JobOrder.text(
                        new DriftBulkJob.Order(action, decision.by(), decision.reason(), decision.expires(), many)));
        audit.record(
                "drift:" + action.name().toLowerCase(Locale.ROOT) + "-many",
                "drift_run",
                runId,
                null,
                Map.of(
                        "rows",
                        rows.size(),
                        "class",
                        many.kind(),
                        "state",
                        many.state(),
                        "text",
                        many.text(),
                        "reason",
                        reason,
                        "typedCount",
                        typedCount));
        return job;
    }

    /**
     * Ends what is under way for the report between two steps of it.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_REPORT} when nothing is
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public DriftRun stop(long id) {
        JobRun job = progress(id)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_REPORT.because("nothing is under way for report " + id));
        jobs.stop(job.id());
        audit.record("drift:stopped", "drift_run", id, null, null);
        return one(id);
    }

    static Limits.Blast blast(DriftRun run, List<DriftRow> rows) {
        int removes = 0;
        int kicks = 0;
        int changes = 0;
        for (DriftRow row : rows) {
            boolean removal =
                    row.kind().remedy() == DriftClass.Remedy.REMOVE || row.kind() == DriftClass.MISSING_IN_CRM;
            removes += removal ? 1 : 0;
            kicks += row.kind().isRepairable() ? row.kicks() : 0;
            changes += row.kind().isRepairable() && row.kind() != DriftClass.DEMARC_BEHIND ? 1 : 0;
        }
        return new Limits.Blast(run.routerName(), removes, kicks, changes, run.accounts(), run.sessions());
    }

    private void requireReason(DriftDecisions.Action action, String reason) {
        if (action != DriftDecisions.Action.REPAIR && reason.isBlank()) {
            throw ProvisioningProblem.REASON_NEEDED.because("say why");
        }
    }

    private DriftDecisions.Decision decision(DriftDecisions.Action action, String reason, String expires) {
        return new DriftDecisions.Decision(action, caller.caller().login(), reason.strip(), instant(expires));
    }

    private static String instant(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            return Instant.parse(text.strip()).toString();
        } catch (DateTimeParseException e) {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because("not an instant: " + text);
        }
    }

    /** Values of a service that were accepted from a router and are in force; passwords masked. */
    public List<Accepted> accepted(ServiceKey service) {
        return accounts.of(service).map(account -> AcceptedValues.of(account, Instant.now())).stream()
                .flatMap(values -> values.list().stream())
                .map(Accepted::of)
                .toList();
    }

    /** An accepted value for people. */
    public record Accepted(String field, String value, String author, String reason, String since, String expires) {

        static Accepted of(AcceptedValue one) {
            String shown = one.field().equals("password")
                    ? org.demarc.provisioning.control.AccountFields.MASK
                    : one.value().reveal();
            return new Accepted(one.field(), shown, one.author(), one.reason(), one.since(), one.expires());
        }
    }

    /**
     * Lets the billing's word count again.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NO_OVERRIDE}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void forget(ServiceKey service, String field) {
        Account account = accounts.of(service)
                .flatMap(found -> accounts.locked(found.id()))
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + service));
        AcceptedValues values = AcceptedValues.of(account, Instant.now());
        if (values.of(field).isEmpty()) {
            throw ProvisioningProblem.NO_OVERRIDE.because(field + " of " + service);
        }
        AcceptedValues left = values.without(field);
        accounts.overrides(account.id(), left.isEmpty() ? null : SealedJson.seal(left));
        story.tell(
                service,
                TimelineKind.OPERATOR,
                Told.FORGOTTEN.with(field, caller.caller().login()),
                "accepted-" + account.id());
        audit.record("drift:forgotten", "service", service, Map.of("field", field), null);
    }
}
