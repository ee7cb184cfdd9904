package org.demarc.job.entity;

import java.time.Instant;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One run of something long: an import, a synchronisation, a bulk plan, a named job (DECISIONS 3).
 *
 * @param kind which job, for instance {@code billing-import}
 * @param source what it works on where the job has several (a billing source's key), else empty
 * @param progress units done so far
 * @param total units altogether, null while unknown
 * @param said what it is doing, or how it ended
 * @param parameters JSON object given at the start
 * @param report JSON that the job left, null for none
 * @param node where it runs or ran
 * @param stopRequested somebody asked it to stop
 */
public record JobRun(
        long id,
        String kind,
        String source,
        State state,
        long progress,
        @Nullable Long total,
        Phrase said,
        String parameters,
        @Nullable String report,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String node,
        boolean stopRequested) {

    /** What it is doing, or how it ended, in English. */
    public String message() {
        return said.text();
    }

    /** Where a run stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        STOPPED,
        /** It was due while the same job still ran, or its time had passed. */
        SKIPPED;

        public boolean isOpen() {
            return this == QUEUED || this == RUNNING;
        }
    }
}
