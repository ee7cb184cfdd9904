package org.demarc.ucrm.boundary;

import java.time.Duration;

/** For how many of a group a CRM is asked: for the first always, for the next as long as the time is not used up. */
final class Patience {

    private final long untilNanos;
    private boolean isFirst = true;

    private Patience(long untilNanos) {
        this.untilNanos = untilNanos;
    }

    static Patience lasting(Duration time) {
        return new Patience(System.nanoTime() + time.toNanos());
    }

    /** For nobody who can wait: the CRM has just fallen silent. */
    static Patience none() {
        Patience none = new Patience(System.nanoTime());
        none.isFirst = false;
        return none;
    }

    boolean hasTimeForAnother() {
        boolean has = isFirst || System.nanoTime() - untilNanos < 0;
        isFirst = false;
        return has;
    }
}
