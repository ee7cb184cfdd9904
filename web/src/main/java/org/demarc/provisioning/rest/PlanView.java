package org.demarc.provisioning.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.PlanDesk;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.jspecify.annotations.Nullable;

/**
 * A bulk change that was thought through.
 *
 * @param kind rebuild, retag, remove_orphans, renumber or move
 * @param scope router, plan, pool, client, source or all
 * @param state reading, ready, failed, applying, paused, applied or stopped
 * @param writes rows that would be written: what is typed to go beyond the limits
 * @param exceeded limits that it goes beyond, of a router or of all routers together, in words; empty when it needs no administrator's word
 * @param results rows of an applied plan by state
 */
public record PlanView(
        long id,
        String kind,
        String scope,
        String value,
        String words,
        String state,
        String message,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable Instant validUntil,
        String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable Instant finishedAt,
        int writes,
        List<String> exceeded,
        List<PlanRouter> routers,
        Map<String, Long> results,
        DriftRunView.@Nullable WorkView progress) {

    /**
     * One account of a plan.
     *
     * @param action add, set, move, remove, conflict or waiting
     * @param fields before (router) and after (crm), field by field; passwords are masked
     * @param state planned, ordered, done, failed, base_changed or waiting
     */
    public record RowView(
            long id,
            String router,
            String action,
            String kind,
            String source,
            String service,
            String client,
            String plan,
            String account,
            String key,
            String address,
            List<DriftRowView.FieldView> fields,
            String note,
            int kicks,
            String state,
            String outcome,
            @Nullable Long order) {

        static RowView of(PlanRow row) {
            return new RowView(
                    row.id(),
                    row.routerName(),
                    row.action().name().toLowerCase(Locale.ROOT),
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.source(),
                    row.service(),
                    row.clientName(),
                    row.planName(),
                    row.accountKind().toLowerCase(Locale.ROOT),
                    row.naturalKey(),
                    row.address(),
                    DriftRowView.FieldView.of(row.fieldsJson()),
                    row.note(),
                    row.kicks(),
                    row.state().name().toLowerCase(Locale.ROOT),
                    row.outcome(),
                    row.orderId());
        }
    }

    /** Without what only a single plan shows. */
    static PlanView brief(BulkPlan plan) {
        return of(plan, 0, List.of(), List.of(), Map.of(), null);
    }

    static PlanView of(BulkPlan plan, PlanDesk desk) {
        Map<String, Long> results = new TreeMap<>();
        desk.results(plan.id()).forEach(count -> results.put(count.name().toLowerCase(Locale.ROOT), count.number()));
        return of(
                plan,
                desk.writes(plan.id()),
                desk.exceeded(plan.id()),
                desk.routers(plan.id()),
                results,
                desk.progress(plan.id()).orElse(null));
    }

    private static PlanView of(
            BulkPlan plan,
            int writes,
            List<String> exceeded,
            List<PlanRouter> routers,
            Map<String, Long> results,
            @Nullable JobRun work) {
        return new PlanView(
                plan.id(),
                plan.kind().name().toLowerCase(Locale.ROOT),
                plan.scope().name().toLowerCase(Locale.ROOT),
                plan.scopeValue(),
                plan.scopeWords(),
                plan.state().name().toLowerCase(Locale.ROOT),
                plan.message(),
                plan.requestedBy(),
                plan.createdAt(),
                plan.readAt(),
                plan.validUntil(),
                plan.appliedBy(),
                plan.appliedAt(),
                plan.finishedAt(),
                writes,
                exceeded,
                routers,
                results,
                work == null ? null : DriftRunView.WorkView.of(work));
    }
}
