package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.provisioning.entity.DriftRun;
import org.demarc.provisioning.entity.DriftRuns;

/** Compares one router with Demarc and the billings; its source is the run's row. */
@ApplicationScoped
public class DriftJob implements Job {

    static final String KIND = "provisioning-drift";

    @Inject
    DriftRuns runs;

    @Inject
    DriftBook book;

    @Inject
    Registers registers;

    @Inject
    RouterReports reports;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Compare a router";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long id = Long.parseLong(progress.run().source());
        DriftRun run = runs.withId(id).orElseThrow();
        if (!run.isOpen()) {
            // another node has carried it out, and died before it could say so
            return;
        }
        try {
            progress.at(0, 3, "reading the billings");
            String only = reports.router(run.routerId()).access().adoptsFrom();
            Registers.Book billings = registers.read(only, true);
            progress.goOn();
            progress.at(1, 3, "reading and comparing " + run.routerName());
            RouterReports.Outcome outcome = book.carryOut(id, run.routerId(), billings);
            if (outcome instanceof RouterReports.Outcome.NotRead notRead) {
                progress.at(3, 3, notRead.why());
                return;
            }
            DriftRun done = runs.withId(id).orElse(run);
            progress.report(
                    Map.of("run", id, "inSync", done.inSync(), "rows", DifferenceJson.counts(done.countsJson())));
            progress.at(3, 3, done.inSync() + " of " + done.accounts() + " accounts in order");
        } finally {
            runs.fail(id, "interrupted");
        }
    }
}
