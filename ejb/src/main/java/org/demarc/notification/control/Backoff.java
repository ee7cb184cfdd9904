package org.demarc.notification.control;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubled with each one, up to a bound, and spread a little so that not all come at once.
 *
 * @param first after the first attempt
 * @param most never longer
 */
public record Backoff(Duration first, Duration most) {

    private static final int DOUBLINGS = 20;
    private static final double SPREAD = 0.1;

    /**
     * The pause after so many attempts.
     *
     * @param attempts 1 and up
     * @param chance 0 to 1
     */
    public Duration after(int attempts, double chance) {
        long doubled = first.toMillis() << Math.min(Math.max(0, attempts - 1), DOUBLINGS);
        long bounded = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * chance)));
    }
}
