package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.provisioning.entity.PlanState;
import org.demarc.provisioning.entity.Plans;
import org.demarc.settings.boundary.Settings;

/** Thinks a bulk change through without writing anything to a router (UR-71); its source is the plan's row. */
@ApplicationScoped
public class DryRunJob implements Job {

    static final String KIND = "provisioning-dry-run";

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    Plans plans;

    @Inject
    PlanReading reading;

    @Inject
    Fleet fleet;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Dry run on routers";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long id = Long.parseLong(progress.run().source());
        BulkPlan plan = plans.withId(id).orElseThrow();
        try {
            read(plan, progress);
        } finally {
            plans.end(id, PlanState.FAILED, "interrupted");
        }
        plans.forget(Instant.now().minus(KEPT));
    }

    private void read(BulkPlan plan, JobProgress progress) throws Exception {
        List<Long> routers = reading.routers(plan);
        progress.at(0, routers.size() + 1L, "reading the billings");
        Registers.Book billings = reading.billings(plan);
        Set<String> sources = new HashSet<>();
        Map<String, Integer> arrivalsByRouter = new LinkedHashMap<>();
        List<PlanRouter> counts = new ArrayList<>();
        int done = 1;
        for (long router : routers) {
            progress.goOn();
            progress.at(done++, routers.size() + 1L, "reading and comparing routers");
            PlanReading.OnRouter on = reading.of(plan, router, billings);
            sources.addAll(on.sources());
            List<PlanRow> rows = on.changes().stream()
                    .map(change -> PlanReading.row(on, change))
                    .toList();
            PlanRouter count = PlanReading.counts(on, name -> arrivalsByRouter.merge(name, 1, Integer::sum));
            counts.add(count);
            if (!rows.isEmpty() || isWorthALine(plan, count)) {
                plans.add(plan.id(), count, rows);
            }
        }
        arrive(plan.id(), arrivalsByRouter);
        if (billings.isIncompleteFor(sources)) {
            plans.end(plan.id(), PlanState.FAILED, billings.remarksOn(sources));
            return;
        }
        plans.ready(plan.id(), settings.of(DriftSettings.class).planValidity(), billings.remarksOn(sources));
        progress.report(Map.of("plan", plan.id(), "routers", counts.size()));
        progress.at(routers.size() + 1L, routers.size() + 1L, words(counts));
    }

    /** Of many routers those that have nothing to do with it are left out. */
    private static boolean isWorthALine(BulkPlan plan, PlanRouter count) {
        if (!count.message().isEmpty() && mayConcern(plan, count)) {
            return true;
        }
        return switch (plan.scope()) {
            case ROUTER -> true;
            case ALL -> count.managed() > 0;
            default -> false;
        };
    }

    /** Whether a router that could not be read may have to do with it: without accounts, too, it may lack some or have rows that nobody wants. */
    private static boolean mayConcern(BulkPlan plan, PlanRouter unread) {
        return plan.scope() == PlanScope.ALL || plan.kind() == PlanKind.REMOVE_ORPHANS || unread.managed() > 0;
    }

    /** What moves from one router to another is added there. */
    private void arrive(long planId, Map<String, Integer> arrivalsByRouter) {
        fleet.routerNames().forEach((router, name) -> {
            int adds = arrivalsByRouter.getOrDefault(name, 0);
            if (adds > 0) {
                plans.add(
                        planId,
                        new PlanRouter(router, name, adds, 0, 0, 0, 0, 0, 0, fleet.managed(router), 0, ""),
                        List.of());
            }
        });
    }

    private static String words(List<PlanRouter> counts) {
        return "%d to add, %d to set, %d to remove, %d sessions to end"
                .formatted(
                        counts.stream().mapToInt(PlanRouter::adds).sum(),
                        counts.stream().mapToInt(PlanRouter::sets).sum(),
                        counts.stream().mapToInt(PlanRouter::removes).sum(),
                        counts.stream().mapToInt(PlanRouter::kicks).sum());
    }
}
