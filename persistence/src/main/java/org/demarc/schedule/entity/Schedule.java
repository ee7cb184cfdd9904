package org.demarc.schedule.entity;

import java.time.Instant;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * When a job runs (DECISIONS 6).
 *
 * @param key unique name of the schedule
 * @param job kind of the job that it starts
 * @param cron five fields (minute hour day month weekday), or six with seconds first; local time of the server
 * @param parameters JSON object handed to the job; its {@code source} becomes the run's source
 * @param nextRun null until it has been worked out
 * @param lastState state of the last run at the moment it was started, null before the first
 * @param lastJobRun id of the last run
 * @param version for optimistic locking
 */
public record Schedule(
        String key,
        String job,
        String title,
        String cron,
        boolean enabled,
        String parameters,
        MissedPolicy missedPolicy,
        @Nullable Instant nextRun,
        boolean runNow,
        @Nullable Instant lastRun,
        @Nullable String lastState,
        Phrase lastSaid,
        @Nullable Long lastJobRun,
        int version) {

    /** What the last run said, in English. */
    public String lastMessage() {
        return lastSaid.text();
    }

    /** What to do with a run whose time passed while no server ran. */
    public enum MissedPolicy {
        /** Run once, late, however many were missed. */
        RUN_ONCE,
        /** Wait for the next regular time. */
        SKIP
    }
}
