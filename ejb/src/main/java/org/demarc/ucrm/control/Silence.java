package org.demarc.ucrm.control;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a CRM that takes calls and does not answer them from holding everybody who asks it for a whole time-out: for a few seconds nobody
 * calls, then one tries for all.
 */
final class Silence {

    /** Shorter than the first pause after which an event is verified again. */
    static final Duration PAUSE = Duration.ofSeconds(4);

    private String why = "";
    private long pauseEnds;
    private boolean isTried;

    /** Why it is not called now, empty when it may be; whoever may has to say how it went. */
    synchronized Optional<String> refuses(long nowNanos) {
        if (why.isEmpty()) {
            return Optional.empty();
        }
        if (isTried || nowNanos - pauseEnds < 0) {
            return Optional.of(why);
        }
        isTried = true;
        return Optional.empty();
    }

    /** A call got no answer in time. */
    synchronized void began(String words, long nowNanos) {
        why = words;
        pauseEnds = nowNanos + PAUSE.toNanos();
        isTried = false;
    }

    /** It answered, or said at least that it cannot be reached. */
    synchronized void ended() {
        why = "";
        isTried = false;
    }
}
