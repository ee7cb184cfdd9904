package org.demarc.billing.control;

import org.demarc.subscriber.entity.LineBook;

/**
 * What a run did, in numbers; on a dry run, what it would have done.
 *
 * @param billing what the billing calls itself
 * @param dryRun nothing was written
 * @param tariffs tariffs
 * @param subscribers subscribers
 * @param addresses houses
 * @param bindings lines found for the source's subscribers
 * @param refused rows left out; each is in the run's findings
 * @param warnings rows that somebody should look at; each is in the run's findings
 * @param seconds how long it took
 */
public record ImportReport(
        String billing,
        boolean dryRun,
        Counts tariffs,
        Counts subscribers,
        Houses addresses,
        LineBook.Found bindings,
        long refused,
        long warnings,
        double seconds) {

    /** The same with the time that it took. */
    public ImportReport took(double howLong) {
        return new ImportReport(billing, dryRun, tariffs, subscribers, addresses, bindings, refused, warnings, howLong);
    }

    /**
     * @param read rows in the list
     * @param created new ones
     * @param edited known ones that were different
     * @param absent those that the list no longer names
     */
    public record Counts(long read, long created, long edited, long absent) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /**
     * @param read houses in the billing's list
     * @param created houses that Demarc did not know
     */
    public record Houses(long read, long created) {

        public static final Houses NONE = new Houses(0, 0);
    }
}
