package org.demarc.routeros.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a router that does not answer from costing a time-out for each piece of work (ucrm-routeros.md 6.6). Open after
 * three failed connects in a row; then one trial after 15 s, 30 s, 60 s and so on, at most 5 min apart.
 */
final class CircuitBreaker {

    static final int FAILURES_TO_OPEN = 3;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private int failures;
    private Duration pause = FIRST_PAUSE;
    private Instant openUntil = Instant.MIN;
    private boolean open;

    /** Until when connecting is not worth trying; empty when it is. Past that instant, one caller gets to try. */
    synchronized Optional<Instant> refusesUntil(Instant now) {
        if (!open) {
            return Optional.empty();
        }
        if (now.isBefore(openUntil)) {
            return Optional.of(openUntil);
        }
        // The one that comes first is the trial; those behind it wait for what comes of it.
        openUntil = now.plus(pause);
        return Optional.empty();
    }

    synchronized void succeeded() {
        failures = 0;
        open = false;
        pause = FIRST_PAUSE;
    }

    synchronized void failed(Instant now) {
        failures++;
        if (open) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        if (failures >= FAILURES_TO_OPEN) {
            open = true;
            openUntil = now.plus(pause);
        }
    }

    /** Whether it is open, and since how many failures; for people to see. */
    synchronized State state(Instant now) {
        return new State(failures, open && now.isBefore(openUntil) ? Optional.of(openUntil) : Optional.empty());
    }

    /** @param failures failed connects in a row */
    record State(int failures, Optional<Instant> openUntil) {}
}
