package org.demarc.job.entity;

import org.demarc.Wording;

/** What runs say of themselves, and what came of housekeeping. */
public enum JobSaid implements Wording {
    SERVER_RESTARTED("the server was restarted"),
    NODE_SILENT("the node stopped answering"),
    SERVER_STOPPING("the server is stopping"),
    STOPPED("stopped on request"),
    FAILED("failed, see the server's log"),
    TIME_PASSED("its time had passed"),
    STILL_WORKING("the run before was still working"),
    NO_SUCH_JOB("there is no such job"),
    /** How many. */
    RUNS_FORGOTTEN("{0} old runs forgotten"),
    /** How many. */
    WEBHOOKS_FORGOTTEN("{0} old webhooks forgotten"),
    /** How many. */
    KEYS_REMOVED("{0} expired keys removed"),
    /** Made, dropped, rows. */
    HISTORY_TIDIED("{0} partitions made, {1} dropped, {2} old rows forgotten"),
    /** How many. */
    EVENTS_FORGOTTEN("{0} old events forgotten"),
    /** How many. */
    MESSAGES_FORGOTTEN("{0} old messages forgotten"),
    /** Quarters of an hour, days. */
    HISTORY_ROLLED("{0} steps of quarters of an hour, {1} of days"),
    /** How many. */
    POOLS("{0} pools"),
    /** Bound, added, removed, in conflict. */
    LINES("{0} lines, {1} new, {2} removed, {3} claimed by several");

    private final String pattern;

    JobSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "job.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
