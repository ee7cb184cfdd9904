package org.demarc.provisioning.entity;

import java.time.Duration;

/**
 * How a wish came to be known, which decides whether its source is asked again before a router is written to (ucrm-routeros.md UR-30).
 *
 * @param ago how long ago its source answered: what is found out for many together is a little old when it is written down
 */
public record Heard(How how, Duration ago) {

    /** Somebody told it, and means it: nobody is asked again. */
    public static final Heard TOLD = new Heard(How.TOLD, Duration.ZERO);

    /** It is what was heard before, for another reason. */
    public static final Heard KNOWN = new Heard(How.KNOWN, Duration.ZERO);

    /** Whom a wish is heard from. */
    public enum How {
        ASKED,
        TOLD,
        KNOWN
    }

    /** So old may an answer be that is carried out (ucrm-routeros.md 3.6). */
    public static final Duration FRESH = Duration.ofSeconds(2);

    /** The source was asked, and had answered at this moment of {@link System#nanoTime}. */
    public static Heard answeredAt(long nanos) {
        return new Heard(How.ASKED, Duration.ofNanos(System.nanoTime() - nanos));
    }
}
