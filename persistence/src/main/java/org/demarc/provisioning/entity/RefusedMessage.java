package org.demarc.provisioning.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was refused at the door.
 *
 * @param requestId the sender's own id as far as it could be read, else empty
 * @param code why
 * @param text the same as a sentence
 * @param origin {@code jms} or {@code rest}
 * @param sender who sent it, as far as known
 * @param octets length of the whole message
 * @param kept whether it can be sent again
 * @param shown what people may see of it: secrets are dots, the end may be cut off
 * @param settledBy login of who sent it again or discarded it
 */
public record RefusedMessage(
        long id,
        String requestId,
        String code,
        String text,
        String origin,
        String sender,
        long octets,
        boolean kept,
        String shown,
        State state,
        Instant receivedAt,
        @Nullable Instant settledAt,
        String settledBy) {

    /** What became of it. */
    public enum State {
        /** For a person. */
        WAITING,
        RESENT,
        DISCARDED
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public boolean isResendable() {
        return isWaiting() && kept;
    }
}
