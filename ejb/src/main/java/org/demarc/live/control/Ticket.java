package org.demarc.live.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.demarc.Fingerprint;
import org.demarc.live.entity.LiveProblem;
import org.demarc.settings.entity.SecretBox;

/**
 * Lets a page of a signed-in user open a stream without its cookie: a request that lasts for minutes must not hold the session (decision
 * 39). Good on every node for a minute.
 *
 * @param passwordVersion of the password by which he came in
 * @param session digest of the session's number
 */
public record Ticket(long userId, long passwordVersion, String session, Instant until) {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final String KIND = "live";

    public static Ticket of(long userId, long passwordVersion, String sessionId, Instant now) {
        return new Ticket(userId, passwordVersion, digest(sessionId), now.plus(LIFE));
    }

    /** What the page is given. */
    public String sealed() {
        return SecretBox.current()
                .seal(String.join(
                        " ", KIND, Long.toString(userId), Long.toString(passwordVersion), session, until.toString()));
    }

    /**
     * What the page brings.
     *
     * @throws org.demarc.ProblemException {@link LiveProblem#TICKET_IS_OVER}
     */
    public static Ticket open(String sealed, Instant now) {
        try {
            String[] parts = SecretBox.current().open(sealed).split(" ");
            if (parts.length == 5 && parts[0].equals(KIND) && now.isBefore(Instant.parse(parts[4]))) {
                return new Ticket(
                        Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3], Instant.parse(parts[4]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw over();
        }
        throw over();
    }

    private static RuntimeException over() {
        return LiveProblem.TICKET_IS_OVER.because("ask for another at /ui/live/ticket");
    }

    /** How nodes tell each other of a session without telling its number. */
    public static String digest(String sessionId) {
        return Fingerprint.halfHex(sessionId);
    }
}
