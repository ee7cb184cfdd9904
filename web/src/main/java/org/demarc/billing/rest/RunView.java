package org.demarc.billing.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.demarc.job.entity.JobRun;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import.
 *
 * @param state {@code QUEUED, RUNNING, DONE, FAILED, STOPPED, SKIPPED}
 * @param dryRun counts only, writes nothing
 * @param forcedBecause why the guards were ignored, empty where they were not
 * @param progress rows done
 * @param total rows in the list, absent while unknown
 * @param message what it is doing, or how it ended
 * @param counts what it did, absent while it works
 */
public record RunView(
        long id,
        String state,
        boolean dryRun,
        String forcedBecause,
        long progress,
        @Nullable Long total,
        String message,
        @Nullable JsonNode counts,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunView of(JobRun run) {
        JsonNode parameters = StoredJson.read(run.parameters());
        String report = run.report();
        return new RunView(
                run.id(),
                run.state().name(),
                parameters.path("dryRun").asBoolean(),
                parameters.path("forcedBecause").asText(""),
                run.progress(),
                run.total(),
                run.message(),
                report == null ? null : StoredJson.read(report),
                run.requestedBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }
}
