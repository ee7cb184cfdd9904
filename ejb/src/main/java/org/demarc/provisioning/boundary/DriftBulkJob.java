package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRuns;

/** Repairs, accepts or ignores many rows of a drift report; its source is the run's row. */
@ApplicationScoped
public class DriftBulkJob implements Job {

    static final String KIND = "provisioning-drift-rows";
    static final int MOST = 100_000;

    @Inject
    DriftRuns runs;

    @Inject
    DriftDecisions decisions;

    @Inject
    AuditLog audit;

    /** What the job gets. */
    public record Order(DriftDecisions.Action action, String by, String reason, String expires, DriftRuns.Many many) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Decide about drift rows";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long run = Long.parseLong(progress.run().source());
        Order order = JobOrder.of(progress.run(), Order.class);
        List<DriftRow> rows = runs.undecided(run, order.many(), MOST);
        DriftDecisions.Decision decision =
                new DriftDecisions.Decision(order.action(), order.by(), order.reason(), order.expires());
        int done = 0;
        int refused = 0;
        for (DriftRow row : rows) {
            progress.goOn();
            try {
                decisions.carryOut(row, decision);
                audit.record(
                        "drift:" + order.action().name().toLowerCase(java.util.Locale.ROOT),
                        "drift_row",
                        row.id(),
                        Map.of("kind", row.kind(), "service", row.source() + "/" + row.service()),
                        Map.of("by", order.by(), "reason", order.reason()));
                done++;
            } catch (ProblemException refusal) {
                refused++;
            }
            progress.at(done + refused, rows.size(), refused == 0 ? "" : refused + " could not be done");
        }
        progress.report(Map.of("done", done, "refused", refused));
        progress.at(
                rows.size(), rows.size(), done + " rows" + (refused == 0 ? "" : ", " + refused + " could not be done"));
    }
}
