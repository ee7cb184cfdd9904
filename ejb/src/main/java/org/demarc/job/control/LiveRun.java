package org.demarc.job.control;

import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.audit.control.AuditJson;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobRuns;
import org.jspecify.annotations.Nullable;

/** A run that this node works on. */
public final class LiveRun implements JobProgress {

    private static final long WRITE_EVERY_NANOS = 500_000_000L;

    private final JobRun run;
    private final JobRuns runs;
    private volatile boolean stop;
    private long writtenAt = System.nanoTime() - WRITE_EVERY_NANOS;
    private Phrase lastSaid = Phrase.plain("");
    private long lastDone;
    private @Nullable Long lastTotal;
    private boolean heldBack;
    private @Nullable String report;

    public LiveRun(JobRun run, JobRuns runs) {
        this.run = run;
        this.runs = runs;
    }

    @Override
    public JobRun run() {
        return run;
    }

    @Override
    public synchronized void at(long done, long total, Phrase said) {
        lastDone = done;
        lastTotal = total < 0 ? null : Long.valueOf(total);
        lastSaid = said;
        heldBack = true;
        catchUp();
    }

    @Override
    public boolean isStopRequested() {
        return stop;
    }

    @Override
    public void report(Object what) {
        report = AuditJson.of(what);
    }

    /** Said by the keeper of leases. */
    public void stop() {
        stop = true;
    }

    /** Writes progress that was held back long enough. Said by the keeper of leases too: a run may work on one thing for long. */
    public synchronized void catchUp() {
        if (heldBack && System.nanoTime() - writtenAt >= WRITE_EVERY_NANOS) {
            write();
        }
    }

    /** Writes the last progress. */
    public synchronized void write() {
        runs.progress(run.id(), lastDone, lastTotal, lastSaid);
        heldBack = false;
        writtenAt = System.nanoTime();
    }

    public synchronized Phrase lastSaid() {
        return lastSaid;
    }

    public Optional<String> reportJson() {
        return Optional.ofNullable(report);
    }
}
