package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.demarc.ProblemException;
import org.demarc.Transactions;
import org.demarc.billing.control.SubscribersFollowed;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobStopped;
import org.demarc.provisioning.boundary.Suspension.Look;
import org.demarc.provisioning.entity.SuspensionFindings;
import org.demarc.provisioning.entity.SuspensionRules;
import org.demarc.provisioning.entity.SuspensionRules.Case;

/**
 * Suspends and resumes by what billings say: after each import of a billing, and every quarter of an hour for the times of grace that
 * end. Its source is the billing's row, or empty for all.
 */
@ApplicationScoped
public class SuspensionJob implements Job {

    static final String KIND = "subscriber-suspension";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Inject
    SuspensionRules rules;

    @Inject
    Suspension suspension;

    @Inject
    SuspensionFindings findings;

    @Inject
    Transactions transactions;

    @Inject
    Jobs jobs;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Suspend and resume by billings";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "*/15 * * * *"));
    }

    void after(@Observes SubscribersFollowed followed) {
        if (!rules.concerned().contains(followed.sourceId())) {
            return;
        }
        try {
            jobs.start(KIND, Long.toString(followed.sourceId()), "{}");
        } catch (ProblemException alreadyRunning) {
            // the run that is under way, or the one of the schedule, sees the same
        }
    }

    /**
     * What a run did; on a dry run, what it would have done. Which services these are is in {@link SuspensionFindings}.
     *
     * @param asks which limits it would have gone beyond, so that nothing was done; empty when all is well
     */
    public record Report(boolean dryRun, int suspended, int resumed, String asks) {}

    /** Parameters: {@code dryRun}; {@code typedCount}, {@code by} and {@code reason} of an administrator's word. */
    @Override
    public void run(JobProgress progress) throws Exception {
        String source = progress.run().source();
        JsonNode parameters = JSON.readTree(progress.run().parameters());
        List<Report> reports = new ArrayList<>();
        try {
            for (long billing : source.isEmpty() ? rules.concerned() : List.of(Long.parseLong(source))) {
                progress.goOn();
                one(billing, parameters, progress, reports);
            }
        } finally {
            progress.report(sum(reports));
        }
        Report sum = sum(reports);
        int all = sum.suspended() + sum.resumed();
        progress.at(all, all, words(sum));
    }

    private void one(long billing, JsonNode parameters, JobProgress progress, List<Report> reports) throws JobStopped {
        boolean isDry = parameters.path("dryRun").asBoolean();
        if (!isDry) {
            suspension.note(billing);
        }
        Look look = suspension.look(billing);
        transactions.run(() -> findings.add(progress.run().id(), billing, look.cases()));
        String asks = String.join("; ", look.exceeded());
        if (isDry) {
            reports.add(new Report(true, look.holding(), look.lettingGo(), asks));
            return;
        }
        boolean isAllowed = asks.isEmpty()
                || parameters.path("typedCount").asInt() == look.cases().size();
        if (!isAllowed) {
            findings.forgetUndoneBefore(progress.run().id(), billing);
            rules.asks(billing, asks, look.cases().size());
            ProvisioningLog.LOG.suspensionAsks(look.billing(), look.cases().size(), asks);
            reports.add(new Report(false, look.holding(), look.lettingGo(), asks));
            return;
        }
        Watch watch = new Watch(progress, look);
        try {
            suspension.carryOut(look, by(parameters), watch);
        } finally {
            reports.add(watch.report());
        }
        rules.asks(billing, "", 0);
    }

    /** Says how far a billing is, and ends the work between two portions when the run shall stop. */
    private final class Watch implements Suspension.Watcher {

        private final JobProgress progress;
        private final Look look;
        private int suspended;
        private int resumed;

        Watch(JobProgress progress, Look look) {
            this.progress = progress;
            this.look = look;
        }

        @Override
        public void at(int done) throws JobStopped {
            int all = look.cases().size();
            progress.at(done, all, look.billing() + ": " + done + " of " + all + " services");
            if (done < all) {
                progress.goOn();
            }
        }

        @Override
        public void done(List<Case> portion) {
            int held = (int) portion.stream().filter(Case::holds).count();
            suspended += held;
            resumed += portion.size() - held;
            findings.done(progress.run().id(), look.rule().billingId(), portion);
        }

        Report report() {
            return new Report(false, suspended, resumed, "");
        }
    }

    private static String by(JsonNode parameters) {
        String by = parameters.path("by").asText();
        return by.isEmpty()
                ? ""
                : " (allowed by " + by + ": " + parameters.path("reason").asText() + ")";
    }

    private static Report sum(List<Report> all) {
        return new Report(
                all.stream().anyMatch(Report::dryRun),
                all.stream().mapToInt(Report::suspended).sum(),
                all.stream().mapToInt(Report::resumed).sum(),
                String.join(
                        "; ",
                        all.stream()
                                .map(Report::asks)
                                .filter(text -> !text.isEmpty())
                                .toList()));
    }

    private static String words(Report sum) {
        String what = sum.suspended() + " to suspend, " + sum.resumed() + " to resume";
        if (sum.dryRun()) {
            return "dry run: " + what + (sum.asks().isEmpty() ? "" : "; beyond the limits: " + sum.asks());
        }
        return sum.asks().isEmpty() ? what : "nothing done, beyond the limits: " + sum.asks() + " (" + what + ")";
    }
}
