package org.demarc.billing.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.OptionsText;
import org.demarc.billing.entity.BillingProblem;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.BillingSources;
import org.demarc.billing.entity.Finding;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.schedule.control.Cron;
import org.demarc.schedule.entity.Schedules;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** Billing sources and their runs, for operators. */
@Stateless
@Requires(Permission.IMPORTS_VIEW)
public class BillingDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    BillingSources sources;

    @Inject
    BillingClients clients;

    @Inject
    BillingRuns findings;

    @Inject
    Jobs jobs;

    @Inject
    Schedules schedules;

    @Inject
    AuditLog audit;

    public Page<BillingSource> page(PageRequest request) {
        return sources.page(request);
    }

    /** All but Demarc's own register. */
    public Page<BillingSource> followed(PageRequest request) {
        return sources.followed(request);
    }

    /** Kinds of billings that can be read. */
    public List<String> kinds() {
        return clients.kinds();
    }

    /**
     * One source.
     *
     * @throws org.demarc.ProblemException {@link BillingProblem#SOURCE_UNKNOWN}
     */
    public BillingSource source(long id) {
        return sources.byId(id).orElseThrow(() -> BillingProblem.SOURCE_UNKNOWN.because("no source " + id));
    }

    /** Adds a source. */
    @Requires(Permission.IMPORTS_CONFIGURE)
    public BillingSource add(SourceDraft draft) {
        BillingSource blank = new BillingSource(0, "", draft.kind(), Secret.NONE, "", true, "", "{}", 2, 20, 50, "", 0);
        BillingSource added = sources.add(checked(blank, draft));
        schedule(added);
        audit.record("billing-source:created", "billing_source", added.id(), null, shown(added));
        return added;
    }

    /** Changes a source. */
    @Requires(Permission.IMPORTS_CONFIGURE)
    public BillingSource change(long id, SourceDraft draft) {
        BillingSource before = source(id);
        BillingSource after = sources.replace(checked(before, draft));
        schedule(after);
        audit.record("billing-source:changed", "billing_source", id, shown(before), shown(after));
        return after;
    }

    /** Removes a source that has no subscribers. */
    @Requires(Permission.IMPORTS_CONFIGURE)
    public void remove(long id) {
        BillingSource before = source(id);
        sources.remove(id);
        schedules.remove(scheduleKey(id));
        audit.record("billing-source:removed", "billing_source", id, shown(before), null);
    }

    /**
     * Starts a run.
     *
     * @param dryRun count only
     * @param forcedBecause why the guards against drops are ignored; empty to keep them
     */
    @Requires(Permission.IMPORTS_RUN)
    public JobRun run(long id, boolean dryRun, String forcedBecause) {
        BillingSource source = source(id);
        clients.of(source.kind());
        if (source.url().isEmpty()) {
            throw BillingProblem.BAD_URL.because("source " + source.name() + " has no URL");
        }
        ObjectNode parameters =
                JSON.createObjectNode().put("dryRun", dryRun).put("forcedBecause", forcedBecause.strip());
        JobRun run = jobs.start(BillingRuns.KIND, Long.toString(id), parameters.toString());
        audit.record("billing-source:run", "billing_source", id, null, run);
        return run;
    }

    /** Runs of a source, newest first unless sorted by id, state, createdAt, startedAt, finishedAt; the filter looks at states and messages. */
    public Page<JobRun> runs(long id, PageRequest page) {
        source(id);
        return jobs.page(BillingRuns.KIND, Long.toString(id), page);
    }

    /** The newest run of a source. */
    public Optional<JobRun> lastRun(long id) {
        return jobs.latest(BillingRuns.KIND, Long.toString(id), 1).stream().findFirst();
    }

    /**
     * One run.
     *
     * @throws org.demarc.ProblemException {@link BillingProblem#RUN_UNKNOWN}
     */
    public JobRun runOf(long id, long runId) {
        return jobs.withId(runId)
                .filter(run ->
                        run.kind().equals(BillingRuns.KIND) && run.source().equals(Long.toString(id)))
                .orElseThrow(() -> BillingProblem.RUN_UNKNOWN.because("source " + id + " has no run " + runId));
    }

    /** Every row that the run refused or warned of, refusals first. */
    public Page<Finding> findings(long id, long runId, PageRequest request) {
        runOf(id, runId);
        return findings.findings(runId, request);
    }

    /** Asks a run to stop. What it has written stays. */
    @Requires(Permission.IMPORTS_RUN)
    public void stop(long id, long runId) {
        JobRun run = runOf(id, runId);
        jobs.stop(runId);
        audit.record("billing-source:stopped", "billing_source", id, run, null);
    }

    private BillingSource checked(BillingSource before, SourceDraft draft) {
        if (!draft.kind().equals(before.kind()) || before.id() == 0) {
            clients.of(draft.kind());
        }
        String url = draft.url();
        String cron = either(draft.cron(), before.cron()).strip();
        String options = either(draft.options(), before.options());
        OptionsText.read(options);
        if (!cron.isEmpty()) {
            Cron.of(cron);
        }
        Secret secret = url == null || url.isBlank() ? before.url() : Secret.of(acceptable(url.strip()));
        return new BillingSource(
                before.id(),
                draft.name().strip(),
                draft.kind(),
                secret,
                BillingAccess.maskedUrl(secret.reveal()),
                either(draft.enabled(), before.enabled()),
                cron,
                options,
                either(draft.minRows(), before.minRows()),
                either(draft.maxDropPercent(), before.maxDropPercent()),
                either(draft.maxTariffDropPercent(), before.maxTariffDropPercent()),
                either(draft.cardUrl(), before.cardUrl()).strip(),
                either(draft.version(), before.version()));
    }

    private static String acceptable(String url) {
        if (!url.matches("(?i)https?://[^\\s/?#]+.*")) {
            throw BillingProblem.BAD_URL.because("the URL must begin with http:// or https:// and name a host");
        }
        return url;
    }

    private void schedule(BillingSource source) {
        if (source.cron().isEmpty()) {
            schedules.remove(scheduleKey(source.id()));
            return;
        }
        String parameters = JSON.createObjectNode()
                .put("source", Long.toString(source.id()))
                .toString();
        schedules.put(
                scheduleKey(source.id()),
                BillingRuns.KIND,
                "Import from " + source.name(),
                source.cron(),
                source.enabled(),
                parameters);
    }

    private static String scheduleKey(long id) {
        return BillingRuns.KIND + "-" + id;
    }

    private static Object shown(BillingSource source) {
        return new Shown(
                source.name(),
                source.kind(),
                source.urlShown(),
                source.enabled(),
                source.cron(),
                source.options(),
                source.minRows(),
                source.maxDropPercent(),
                source.maxTariffDropPercent());
    }

    /** A source as the audit keeps it: without its key. */
    record Shown(
            String name,
            String kind,
            String url,
            boolean enabled,
            String cron,
            String options,
            int minRows,
            int maxDropPercent,
            int maxTariffDropPercent) {}

    private static <T> T either(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
