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
import org.demarc.billing.control.SubscribersFollowed;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.boundary.Jobs;
import org.demarc.provisioning.boundary.Suspension.Look;
import org.demarc.provisioning.entity.SuspensionRules;

/**
 * Suspends and resumes by what billings say: after each import of a billing, and every quarter of an hour for the times of grace that
 * end. Its source is the billing's row, or empty for all.
 */
@ApplicationScoped
public class SuspensionJob implements Job {

    static final String KIND = "subscriber-suspension";

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MOST_ROWS = 500;

    @Inject
    SuspensionRules rules;

    @Inject
    Suspension suspension;

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
     * What a run did; on a dry run, what it would have done.
     *
     * @param asks which limits it would have gone beyond, so that nothing was done; empty when all is well
     * @param rows the first of them
     */
    public record Report(boolean dryRun, int suspended, int resumed, String asks, List<Row> rows) {}

    /** One service. */
    public record Row(String service, String action, String router, String subscriber, String state) {}

    /** Parameters: {@code dryRun}; {@code typedCount}, {@code by} and {@code reason} of an administrator's word. */
    @Override
    public void run(JobProgress progress) throws Exception {
        String source = progress.run().source();
        JsonNode parameters = JSON.readTree(progress.run().parameters());
        List<Report> reports = new ArrayList<>();
        for (long billing : source.isEmpty() ? rules.concerned() : List.of(Long.parseLong(source))) {
            progress.goOn();
            reports.add(one(billing, parameters));
        }
        Report sum = sum(reports);
        progress.report(sum);
        int all = sum.suspended() + sum.resumed();
        progress.at(all, all, words(sum));
    }

    private Report one(long billing, JsonNode parameters) {
        boolean isDry = parameters.path("dryRun").asBoolean();
        if (!isDry) {
            suspension.note(billing);
        }
        Look look = suspension.look(billing);
        String asks = String.join("; ", look.exceeded());
        if (isDry) {
            return report(true, look, asks);
        }
        boolean isAllowed = asks.isEmpty()
                || parameters.path("typedCount").asInt() == look.cases().size();
        if (!isAllowed) {
            rules.asks(billing, asks, look.cases().size());
            ProvisioningLog.LOG.suspensionAsks(look.billing(), look.cases().size(), asks);
            return report(false, look, asks);
        }
        suspension.carryOut(look, by(parameters), () -> {});
        rules.asks(billing, "", 0);
        return report(false, look, "");
    }

    private static String by(JsonNode parameters) {
        String by = parameters.path("by").asText();
        return by.isEmpty()
                ? ""
                : " (allowed by " + by + ": " + parameters.path("reason").asText() + ")";
    }

    private static Report report(boolean isDry, Look look, String asks) {
        List<Row> rows = look.cases().stream()
                .limit(MOST_ROWS)
                .map(one -> new Row(
                        one.service().toString(),
                        one.holds() ? "suspend" : "resume",
                        one.router(),
                        one.subscriber(),
                        one.state()))
                .toList();
        return new Report(isDry, look.holding(), look.lettingGo(), asks, rows);
    }

    private static Report sum(List<Report> all) {
        List<Row> rows = all.stream()
                .flatMap(one -> one.rows().stream())
                .limit(MOST_ROWS)
                .toList();
        return new Report(
                all.stream().anyMatch(Report::dryRun),
                all.stream().mapToInt(Report::suspended).sum(),
                all.stream().mapToInt(Report::resumed).sum(),
                String.join(
                        "; ",
                        all.stream()
                                .map(Report::asks)
                                .filter(text -> !text.isEmpty())
                                .toList()),
                rows);
    }

    private static String words(Report sum) {
        String what = sum.suspended() + " to suspend, " + sum.resumed() + " to resume";
        if (sum.dryRun()) {
            return "dry run: " + what + (sum.asks().isEmpty() ? "" : "; beyond the limits: " + sum.asks());
        }
        return sum.asks().isEmpty() ? what : "nothing done, beyond the limits: " + sum.asks() + " (" + what + ")";
    }
}
