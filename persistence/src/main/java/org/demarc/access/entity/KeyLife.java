package org.demarc.access.entity;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long a key lives, written as {@code 10m}, {@code 1h}, {@code 30d} (wildcore-mikbill.md 3.5). */
public final class KeyLife {

    /** The longest life. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([mhd])");

    private KeyLife() {}

    /**
     * Reads a life; a bad one is refused, never replaced by a default.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#BAD_EXPIRATION}
     */
    public static Duration parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw bad(text);
        }
        long number = Long.parseLong(matcher.group(1));
        var life =
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        if (life.compareTo(LONGEST) > 0) {
            throw bad(text);
        }
        return life;
    }

    private static RuntimeException bad(String text) {
        return AccessProblem.BAD_EXPIRATION.because("Bad expiration: " + text + " (use 10m, 1h, 30d)");
    }
}
