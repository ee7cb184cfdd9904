package org.demarc.provisioning.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.Adoptions;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a router that is to be taken over.
 *
 * @param state reading, ready or failed
 * @param managed rows that were Demarc's own already
 * @param counts rows by class, in lower case
 * @param states rows by state, in lower case
 * @param progress how far reading, taking over or undoing is; null when nothing is under way
 * @param lastWork how the last taking over or undoing ended; null when there was none
 */
public record AdoptionView(
        long id,
        long routerId,
        String router,
        String state,
        String message,
        String requestedBy,
        @Nullable Instant crmReadAt,
        @Nullable Instant routerReadAt,
        int managed,
        Map<String, Integer> counts,
        Map<String, Integer> states,
        Instant createdAt,
        @Nullable Instant finishedAt,
        DriftRunView.@Nullable WorkView progress,
        DriftRunView.@Nullable WorkView lastWork) {

    static AdoptionView of(
            Adoption run, List<Adoptions.Tally> tallies, @Nullable JobRun work, @Nullable JobRun lastWork) {
        return new AdoptionView(
                run.id(),
                run.routerId(),
                run.routerName(),
                run.state().toLowerCase(Locale.ROOT),
                run.message(),
                run.requestedBy(),
                run.crmReadAt(),
                run.routerReadAt(),
                run.managed(),
                counts(tallies, tally -> tally.kind().name()),
                counts(tallies, tally -> tally.state().name()),
                run.createdAt(),
                run.finishedAt(),
                work == null ? null : DriftRunView.WorkView.of(work),
                lastWork == null ? null : DriftRunView.WorkView.of(lastWork));
    }

    private static Map<String, Integer> counts(List<Adoptions.Tally> tallies, Function<Adoptions.Tally, String> name) {
        return tallies.stream()
                .collect(Collectors.toMap(
                        tally -> name.apply(tally).toLowerCase(Locale.ROOT),
                        Adoptions.Tally::rows,
                        Integer::sum,
                        TreeMap::new));
    }
}
