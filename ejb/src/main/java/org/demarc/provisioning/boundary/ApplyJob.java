package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.demarc.ProblemException;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.provisioning.control.Finding;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.PlanRowState;
import org.demarc.provisioning.entity.PlanState;
import org.demarc.provisioning.entity.Plans;

/**
 * Carries a bulk plan out (ucrm-routeros.md 8.2): reads everything once more, skips what has changed since the dry run, be it that it
 * changes between the reading and the order, orders the rest in chunks, and stops by itself when too much fails: within a chunk it begins
 * with as many as may fail in a row, and orders twice as many as before while nothing fails. Its source is the plan's row.
 */
@ApplicationScoped
public class ApplyJob implements Job {

    static final String KIND = "provisioning-apply";

    private static final int CHUNK = 50;
    private static final int FAILURES_IN_A_ROW = 5;
    private static final int FAILURES_PERCENT = 2;
    private static final Duration READ_AGAIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MS = 200;
    private static final String CHANGED = "changed since the dry run";

    @Inject
    Plans plans;

    @Inject
    PlanReading reading;

    @Inject
    PlanOrders orders;

    @Inject
    UnusedProfiles profiles;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Apply a dry run";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long id = Long.parseLong(progress.run().source());
        BulkPlan plan = plans.withId(id).orElseThrow();
        Tally tally = new Tally(
                plans.routers(id).stream().mapToInt(PlanRouter::writes).sum());
        String end = "interrupted";
        PlanState state = PlanState.STOPPED;
        try {
            end = applied(plan, tally, progress);
            state = end.isEmpty() ? PlanState.APPLIED : tally.isPaused ? PlanState.PAUSED : PlanState.STOPPED;
        } catch (JobStopped stopped) {
            end = "stopped";
            throw stopped;
        } finally {
            plans.end(id, state, end);
            progress.report(Map.of(
                    "done", tally.done, "failed", tally.failed, "changed", tally.changed, "waiting", tally.waiting));
        }
        progress.at(tally.rows(), Math.max(tally.rows(), tally.total), tally.words());
    }

    /** How it went so far. */
    private static final class Tally {

        private final int total;
        private int done;
        private int failed;
        private int changed;
        private int waiting;
        private int failedInARow;
        private int failedBefore;
        private int stride = FAILURES_IN_A_ROW;
        private boolean isPaused;

        Tally(int total) {
            this.total = total;
        }

        int rows() {
            return done + failed + changed + waiting;
        }

        void count(PlanRowState state) {
            switch (state) {
                case DONE -> {
                    done++;
                    failedInARow = 0;
                }
                case FAILED -> {
                    failed++;
                    failedInARow++;
                }
                case BASE_CHANGED -> changed++;
                default -> waiting++;
            }
        }

        /** How many may be ordered together next. */
        int stride() {
            stride = failed == failedBefore ? stride : FAILURES_IN_A_ROW;
            failedBefore = failed;
            int next = stride;
            stride = Math.min(CHUNK, 2 * stride);
            return next;
        }

        boolean isTooMuch() {
            int tried = done + failed;
            return failedInARow >= FAILURES_IN_A_ROW
                    || (tried >= CHUNK && failed * 100L > (long) tried * FAILURES_PERCENT);
        }

        String words() {
            return "%d done, %d failed, %d changed meanwhile, %d waiting".formatted(done, failed, changed, waiting);
        }
    }

    /** Why it stopped, empty when it came to its end. */
    private String applied(BulkPlan plan, Tally tally, JobProgress progress) throws Exception {
        progress.at(0, tally.total, "reading the billings once more");
        Registers.Book billings = reading.billings(plan);
        for (PlanRouter router : plans.routers(plan.id())) {
            String why = onRouter(plan, router, billings, tally, progress);
            if (!why.isEmpty()) {
                return why;
            }
        }
        return "";
    }

    /**
     * What was read last.
     *
     * @param nowBySubject what there is to do on the router now
     * @param fault why nothing is done there, empty when all is well
     */
    private record Sight(
            Registers.Book billings, Map<String, PlanReading.Change> nowBySubject, Instant readAt, String fault) {

        static Sight of(PlanReading.OnRouter now, Registers.Book billings, Instant readAt) {
            String why = now.fault().isEmpty() ? "" : now.routerName() + ": " + now.fault();
            boolean isShort = why.isEmpty() && billings.isIncompleteFor(now.sources());
            Map<String, PlanReading.Change> nowBySubject = new HashMap<>();
            now.changes().forEach(change -> nowBySubject.put(change.finding().subject(), change));
            return new Sight(billings, nowBySubject, readAt, isShort ? billings.remarksOn(now.sources()) : why);
        }

        boolean isOld() {
            return readAt.plus(READ_AGAIN).isBefore(Instant.now());
        }

        /** What the row is about now; empty where that is not what the dry run was about. */
        Optional<Finding> asPlanned(PlanRow row) {
            return Optional.ofNullable(nowBySubject.get(row.subject()))
                    .filter(now -> now.action() == row.action())
                    .map(PlanReading.Change::finding)
                    .filter(finding -> finding.planBase().equals(row.base()));
        }
    }

    private String onRouter(
            BulkPlan plan, PlanRouter router, Registers.Book billings, Tally tally, JobProgress progress)
            throws Exception {
        Sight sight = new Sight(billings, Map.of(), Instant.EPOCH, "");
        while (true) {
            List<PlanRow> chunk = plans.planned(plan.id(), router.routerId(), CHUNK);
            if (chunk.isEmpty()) {
                return ""; // a stop or pause that was asked for during the last chunk has nothing left to put off
            }
            progress.goOn();
            if (plans.isPauseAsked(plan.id())) {
                tally.isPaused = true;
                return "paused: " + tally.words();
            }
            for (int at = 0; at < chunk.size() && !tally.isTooMuch(); ) {
                progress.goOn();
                if (sight.isOld()) {
                    progress.at(tally.rows(), tally.total, "reading " + router.routerName() + " once more");
                    sight = Sight.of(reading.of(plan, router.routerId(), billings), billings, Instant.now());
                }
                if (!sight.fault().isEmpty()) {
                    return sight.fault();
                }
                List<PlanRow> group = chunk.subList(at, Math.min(chunk.size(), at + tally.stride()));
                await(ordered(plan, group, sight, tally), tally);
                at += group.size();
            }
            progress.at(tally.rows(), tally.total, router.routerName() + ": " + tally.words());
            if (tally.isTooMuch()) {
                return "stopped by itself: " + tally.words();
            }
        }
    }

    /** Orders what is still as the dry run found it; the rows whose ends are to be waited for, by their orders. */
    private Map<Long, PlanRow> ordered(BulkPlan plan, List<PlanRow> group, Sight sight, Tally tally) {
        Map<Long, PlanRow> rowByOrder = new LinkedHashMap<>();
        for (PlanRow row : group) {
            Optional<Finding> now = sight.asPlanned(row);
            if (now.isEmpty()) {
                settle(row, PlanRowState.BASE_CHANGED, CHANGED, tally);
            } else if (now.get().kind() == DriftClass.UNUSED_PROFILE) {
                String why = profiles.remove(
                        row.routerId(), row.naturalKey(), now.get().comment());
                settle(row, why.isEmpty() ? PlanRowState.DONE : PlanRowState.FAILED, why, tally);
            } else {
                long order = order(new PlanOrders.Due(plan, row, now.get(), sight.billings()), tally);
                if (order != 0) {
                    plans.settle(row.id(), PlanRowState.ORDERED, "", order);
                    rowByOrder.put(order, row);
                }
            }
        }
        return rowByOrder;
    }

    /** The order that the row led to; 0 where there is none to wait for, which is settled then. */
    private long order(PlanOrders.Due due, Tally tally) {
        try {
            Optional<Long> order = orders.order(due);
            if (order.isEmpty()) {
                settle(due.row(), PlanRowState.BASE_CHANGED, CHANGED, tally);
            } else if (order.get() == 0) {
                settle(due.row(), PlanRowState.WAITING, "the billing is asked again", tally);
            }
            return order.orElse(0L);
        } catch (ProblemException refusal) {
            settle(due.row(), PlanRowState.FAILED, String.valueOf(refusal.getMessage()), tally);
            return 0;
        }
    }

    /** Looks at the orders until all have come to an end, or wait for a router or an address. */
    private void await(Map<Long, PlanRow> rowByOrder, Tally tally) {
        Instant until = Instant.now().plus(PATIENCE);
        Map<Long, PlanRow> open = new LinkedHashMap<>(rowByOrder);
        while (!open.isEmpty()) {
            for (Plans.OrderStanding standing : plans.standing(new ArrayList<>(open.keySet()))) {
                PlanRowState state = state(standing.state());
                if (state != PlanRowState.ORDERED || Instant.now().isAfter(until)) {
                    PlanRow row = open.remove(standing.id());
                    if (row != null) {
                        settle(
                                row,
                                state == PlanRowState.ORDERED ? PlanRowState.WAITING : state,
                                state == PlanRowState.BASE_CHANGED ? CHANGED : standing.words(),
                                tally);
                    }
                }
            }
            if (!open.isEmpty() && !rest()) {
                open.values().forEach(row -> settle(row, PlanRowState.WAITING, "", tally));
                return;
            }
        }
    }

    private static PlanRowState state(OrderState order) {
        return switch (order) {
            case DONE -> PlanRowState.DONE;
            case SUPERSEDED -> PlanRowState.BASE_CHANGED; // by a word that nothing is ordered for
            case REFUSED, FAILED, DEAD, CANCELLED -> PlanRowState.FAILED;
            case PARKED -> PlanRowState.WAITING;
            case WAITING, RUNNING -> PlanRowState.ORDERED;
        };
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void settle(PlanRow row, PlanRowState state, String outcome, Tally tally) {
        plans.settle(row.id(), state, outcome, 0);
        tally.count(state);
    }
}
