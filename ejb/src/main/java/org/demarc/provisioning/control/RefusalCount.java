package org.demarc.provisioning.control;

import java.time.Duration;
import java.time.Instant;

/**
 * Turns a count that only grows into what is new since the last look, and says when people should be told: at once, and then once a
 * minute at most, so that who guesses a thousand times a second fills no log. For one thread at a time.
 */
public final class RefusalCount {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private long known;
    private long untold;
    private Instant toldAt = Instant.EPOCH;

    /** @param known the count at the first look, of which nothing is told */
    public RefusalCount(long known) {
        this.known = known;
    }

    /** How many came since the last look; a count that is smaller than before has begun anew. */
    public long more(long count) {
        long more = count >= known ? count - known : count;
        known = count;
        untold += more;
        return more;
    }

    /** How many to tell of now, 0 for none; they count as told. */
    public long toTell(Instant now) {
        if (untold == 0 || now.isBefore(toldAt.plus(QUIET))) {
            return 0;
        }
        long told = untold;
        untold = 0;
        toldAt = now;
        return told;
    }
}
