package org.demarc.job.boundary;

import java.util.List;

/**
 * Long work with a name, run by one node at a time per source, watched and stopped through its row in {@code job_run}.
 * An application-scoped CDI bean that implements this is found by itself.
 */
public interface Job {

    /** The stable kind, words joined by dashes: {@code billing-import}. */
    String kind();

    /** What it does, in English, for lists. */
    String title();

    /** Schedules to begin with; an operator may change them and his change stays. */
    default List<SeededSchedule> schedules() {
        return List.of();
    }

    /**
     * Does the work. No transaction is open; the caller is Demarc itself. Returning means done, an exception means
     * failed with its message; {@link JobProgress#goOn()} ends a run that somebody stopped.
     */
    void run(JobProgress progress) throws Exception;

    /**
     * A schedule to begin with.
     *
     * @param key unique name, usually the kind
     * @param cron five fields, or six with seconds first
     * @param parametersJson JSON object handed to the job
     */
    record SeededSchedule(String key, String title, String cron, String parametersJson) {

        public static SeededSchedule of(String key, String title, String cron) {
            return new SeededSchedule(key, title, cron, "{}");
        }
    }
}
