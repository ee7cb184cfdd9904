package org.demarc.job.boundary;

import org.demarc.Phrase;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobRun;

/** What a working job knows about its run and says about itself. Used by the job's own thread. */
public interface JobProgress {

    /** The run as it was when it was claimed: id, source, parameters. */
    JobRun run();

    /** How far it is; written at most every half second. {@code total} below 0 while unknown. */
    void at(long done, long total, Phrase said);

    /** The same with words that stay English, be it because they are others'. */
    default void at(long done, long total, String message) {
        at(done, total, Phrase.plain(message));
    }

    /** Somebody asked this run to stop, or another node took it over. */
    boolean isStopRequested();

    /** What the run leaves behind: a record or map, kept as JSON and shown on the run's page. */
    void report(Object report);

    /** Call between units of work: ends the run when it shall stop. */
    default void goOn() throws JobStopped {
        if (isStopRequested()) {
            throw new JobStopped();
        }
    }
}
