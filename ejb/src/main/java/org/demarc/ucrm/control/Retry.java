package org.demarc.ucrm.control;

import java.time.Duration;

/** When the CRM is asked again after it did not answer (UR-22). */
public final class Retry {

    /** Afterwards nobody asks any more, and nothing is applied. */
    public static final Duration LIMIT = Duration.ofHours(24);

    private static final long[] FIRST_SECONDS = {5, 15, 60};
    private static final Duration EVERY = Duration.ofMinutes(5);

    private Retry() {}

    /**
     * @param attempts how often it was asked already, at least 1
     */
    public static Duration after(int attempts) {
        return attempts <= FIRST_SECONDS.length ? Duration.ofSeconds(FIRST_SECONDS[attempts - 1]) : EVERY;
    }
}
