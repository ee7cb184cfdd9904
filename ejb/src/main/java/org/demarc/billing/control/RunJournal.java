package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.List;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.billing.entity.Finding;
import org.demarc.billing.entity.ImportSaid;

/** Keeps a run's findings and shows where it is. */
public final class RunJournal implements Findings {

    private static final int BATCH = 500;

    private final BillingRuns runs;
    private final long runId;
    private final Watcher watcher;
    private final List<Finding> unwritten = new ArrayList<>();
    private ImportSaid doing = ImportSaid.STARTED;
    private long refused;
    private long warned;

    /** Somebody who watches the run and may want it to stop. */
    public interface Watcher {

        /** The run is at {@code done} rows of {@code total}, below 0 while unknown. */
        void at(long done, long total, ImportSaid doing);

        boolean stopWanted();
    }

    public RunJournal(BillingRuns runs, long runId, Watcher watcher) {
        this.runs = runs;
        this.runId = runId;
        this.watcher = watcher;
    }

    /** Says what begins now. */
    void begins(ImportSaid work) {
        doing = work;
        done(0, -1);
    }

    /** Says how many rows are done of how many, below 0 while unknown. */
    void done(long count, long of) {
        watcher.at(count, of, doing);
        if (watcher.stopWanted()) {
            throw new RunStopped();
        }
    }

    @Override
    public boolean stopWanted() {
        return watcher.stopWanted();
    }

    @Override
    public synchronized void refused(String place, String reason) {
        refused++;
        add(true, place, reason);
    }

    @Override
    public synchronized void warned(String place, String reason) {
        warned++;
        add(false, place, reason);
    }

    private void add(boolean leftOut, String place, String reason) {
        unwritten.add(new Finding(refused + warned, leftOut, place, reason));
        if (unwritten.size() >= BATCH) {
            flush();
        }
    }

    /** Writes what has been found so far. */
    public synchronized void flush() {
        runs.note(runId, List.copyOf(unwritten));
        unwritten.clear();
    }

    /** Rows left out so far. */
    public synchronized long refusals() {
        return refused;
    }

    /** Rows warned of so far. */
    public synchronized long warnings() {
        return warned;
    }
}
