package org.demarc.provisioning.rest;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.entity.DriftRun;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a router with Demarc and the billings.
 *
 * @param state queued, running, done or failed
 * @param inSync accounts about which all agree
 * @param counts rows by class, in lower case
 * @param progress how far the comparison, or a decision about many rows, is; null when nothing is under way
 */
public record DriftRunView(
        long id,
        long routerId,
        String router,
        String state,
        String cause,
        String message,
        @Nullable Instant crmReadAt,
        @Nullable Instant demarcReadAt,
        @Nullable Instant routerReadAt,
        int accounts,
        int sessions,
        int inSync,
        Map<String, Integer> counts,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable WorkView progress) {

    /** How far work is. */
    public record WorkView(
            long jobRun, String state, long done, @Nullable Long total, String message) {

        public static WorkView of(JobRun run) {
            return new WorkView(
                    run.id(), run.state().name().toLowerCase(Locale.ROOT), run.progress(), run.total(), run.message());
        }
    }

    static DriftRunView of(DriftRun run) {
        return of(run, null);
    }

    static DriftRunView of(DriftRun run, @Nullable JobRun work) {
        Map<String, Integer> counts = DifferenceJson.counts(run.countsJson()).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        Integer::sum,
                        java.util.TreeMap::new));
        return new DriftRunView(
                run.id(),
                run.routerId(),
                run.routerName(),
                run.state().toLowerCase(Locale.ROOT),
                run.cause(),
                run.message(),
                run.crmReadAt(),
                run.demarcReadAt(),
                run.routerReadAt(),
                run.accounts(),
                run.sessions(),
                run.inSync(),
                counts,
                run.createdAt(),
                run.finishedAt(),
                work == null ? null : WorkView.of(work));
    }
}
