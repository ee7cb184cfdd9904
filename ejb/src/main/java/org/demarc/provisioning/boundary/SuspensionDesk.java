package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
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
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceSources;
import org.demarc.provisioning.entity.SuspensionFindings;
import org.demarc.provisioning.entity.SuspensionRow;
import org.demarc.provisioning.entity.SuspensionRule;
import org.demarc.provisioning.entity.SuspensionRules;

/** The rules by which billings suspend, and their runs. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class SuspensionDesk {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Inject
    SuspensionRules rules;

    @Inject
    ServiceSources sources;

    @Inject
    SuspensionFindings findings;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_BILLING} */
    public SuspensionRule rule(long billingId) {
        billing(billingId);
        return rules.of(billingId);
    }

    /** The billing's name. */
    public String billing(long billingId) {
        return rules.billing(billingId)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_BILLING.because("no billing source " + billingId));
    }

    /** How many services the rule holds now. */
    public long held(long billingId) {
        return rules.countHeld(billingId);
    }

    /**
     * Its runs and those at all billings that go over it by the rule that it has now, or found something about it before, newest first unless sorted by id, state, createdAt,
     * startedAt, finishedAt; the filter looks at states and messages.
     */
    public Page<JobRun> runs(long billingId, PageRequest page) {
        billing(billingId);
        return jobs.pageWithAll(
                SuspensionJob.KIND,
                Long.toString(billingId),
                rules.concernedSince(billingId).orElseGet(Instant::now),
                findings.runsOfAll(SuspensionJob.KIND, billingId),
                page);
    }

    /** The look that is under way, this billing's or the one at all billings; empty for none. */
    public Optional<JobRun> progress(long billingId) {
        return jobs.open(SuspensionJob.KIND, Long.toString(billingId)).or(() -> jobs.open(SuspensionJob.KIND, ""));
    }

    /**
     * What a look found about this billing.
     *
     * @param action suspend or resume, empty for both
     * @param page as {@link SuspensionFindings#rows} takes it
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_BILLING}, {@link ProvisioningProblem#UNKNOWN_REPORT}
     */
    public Page<SuspensionRow> rows(long billingId, long runId, String action, PageRequest page) {
        billing(billingId);
        boolean isLook = jobs.withId(runId)
                .filter(run -> run.kind().equals(SuspensionJob.KIND))
                .isPresent();
        if (!isLook) {
            throw ProvisioningProblem.UNKNOWN_REPORT.because("no look " + runId);
        }
        return findings.rows(runId, billingId, action, page);
    }

    /** Ends {@link #progress} after the portion that is under way; what is done stays, and nothing happens where there is none. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void stop(long billingId) {
        billing(billingId);
        progress(billingId).ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("suspension-rule:stopped", "job_run", run.id(), null, null);
        });
    }

    /**
     * Changes a rule. What it holds stays until the next run.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#INVALID_RULE}, {@link ProvisioningProblem#RULE_HOLDS},
     *     {@link ProvisioningProblem#RULE_CHANGED}
     */
    @Requires(Permission.PROVISIONING_ADMIN)
    public SuspensionRule save(SuspensionRule draft) {
        SuspensionRule before = rule(draft.billingId());
        SuspensionRule wanted = tidy(draft);
        check(wanted);
        boolean isAboutOthers = !wanted.services().equals(before.services()) || wanted.link() != before.link();
        if (isAboutOthers && rules.countHeld(draft.billingId()) > 0) {
            throw ProvisioningProblem.RULE_HOLDS.because(
                    rules.countHeld(draft.billingId()) + " services of source " + before.services() + " are held");
        }
        if (!rules.save(wanted)) {
            throw ProvisioningProblem.RULE_CHANGED.because("the rule has version " + before.version() + " now");
        }
        SuspensionRule after = rules.of(draft.billingId());
        audit.record("suspension-rule:changed", "billing_source", draft.billingId(), before, after);
        return after;
    }

    private static SuspensionRule tidy(SuspensionRule draft) {
        return new SuspensionRule(
                draft.billingId(),
                draft.version(),
                draft.enabled(),
                draft.services().strip(),
                draft.link(),
                draft.states().stream()
                        .map(state -> state.strip().toLowerCase(Locale.ROOT))
                        .filter(state -> !state.isEmpty())
                        .distinct()
                        .toList(),
                draft.balanceBelow(),
                draft.graceHours(),
                "",
                0,
                null);
    }

    private void check(SuspensionRule rule) {
        if (rule.graceHours() < 0 || rule.graceHours() > 8784) {
            throw ProvisioningProblem.INVALID_RULE.because("the time of grace is 0 to 8784 hours");
        }
        if (!rule.services().isEmpty() && !sources.isKnown(rule.services())) {
            throw ProvisioningProblem.INVALID_RULE.because(
                    "there is no source of services \"" + rule.services() + "\"");
        }
        if (rule.enabled() && rule.services().isEmpty()) {
            throw ProvisioningProblem.INVALID_RULE.because("say whose services are suspended");
        }
        if (rule.enabled() && rule.states().isEmpty() && rule.balanceBelow() == null) {
            throw ProvisioningProblem.INVALID_RULE.because("say which states or which balance mean suspended");
        }
    }

    /** Looks now; a dry run writes nothing. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun run(long billingId, boolean dryRun) {
        billing(billingId);
        return begun(billingId, JSON.createObjectNode().put("dryRun", dryRun));
    }

    /**
     * Looks now and goes beyond the limits, if exactly that many services change.
     *
     * @param typedCount how many services will change, typed in by an administrator
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NEEDS_OVERRIDE}, {@link ProvisioningProblem#REASON_NEEDED}
     */
    @Requires(Permission.PROVISIONING_ADMIN)
    public JobRun allow(long billingId, int typedCount, String reason) {
        SuspensionRule rule = rule(billingId);
        if (typedCount < 1 || typedCount != rule.asksCount()) {
            throw ProvisioningProblem.NEEDS_OVERRIDE.because(
                    rule.asks().isEmpty() ? "nothing is asked" : "type " + rule.asksCount() + " to do it all the same");
        }
        if (reason.isBlank()) {
            throw ProvisioningProblem.REASON_NEEDED.because("say why");
        }
        return begun(
                billingId,
                JSON.createObjectNode()
                        .put("typedCount", typedCount)
                        .put("by", caller.caller().login())
                        .put("reason", reason.strip()));
    }

    private JobRun begun(long billingId, ObjectNode parameters) {
        JobRun run = jobs.start(SuspensionJob.KIND, Long.toString(billingId), parameters.toString());
        audit.record(
                "suspension-rule:run", "billing_source", billingId, null, Map.of("parameters", parameters.toString()));
        return run;
    }
}
