package org.demarc.billing.control;

/** Where a reader and a plan put what they could not take. */
public interface Findings {

    /** A row is left out; everything else goes on. */
    void refused(String place, String reason);

    /** A row is taken, but somebody should look at it. */
    void warned(String place, String reason);

    /** Somebody wants the work to end: whoever waits for the billing gives up. */
    default boolean stopWanted() {
        return false;
    }
}
