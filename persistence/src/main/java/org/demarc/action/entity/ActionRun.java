package org.demarc.action.entity;

import java.time.Instant;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.poll.entity.Asker;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody wanted done, and what came of it: a row of the log of actions.
 *
 * @param batchId null where it was asked for alone
 * @param deviceId null when the device has been removed since
 * @param interfaceId null when it is about the device itself, or the interface has been removed
 * @param kind key of the catalogue: {@code onu-reboot}
 * @param before values that the device showed before, by what they are called
 * @param after values that it showed afterwards
 * @param resultJson rows of a test as a JSON array; null for none
 * @param sentStep the last step that may have reached the device, from 1; 0 for none
 * @param requestedFrom address of whoever asked
 */
public record ActionRun(
        long id,
        @Nullable Long batchId,
        @Nullable Long deviceId,
        String deviceName,
        @Nullable Long interfaceId,
        String interfaceName,
        String kind,
        Map<String, String> arguments,
        State state,
        Phrase said,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String resultJson,
        int sentStep,
        Asker requestedBy,
        String requestedFrom,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String node) {

    public ActionRun {
        arguments = Map.copyOf(arguments);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** The device said no. */
        REFUSED,
        FAILED,
        /** Nobody knows whether it was done. */
        UNSURE,
        CANCELLED;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** The same without what came back. */
    public ActionRun withoutResult() {
        return new ActionRun(
                id,
                batchId,
                deviceId,
                deviceName,
                interfaceId,
                interfaceName,
                kind,
                arguments,
                state,
                said,
                before,
                after,
                null,
                sentStep,
                requestedBy,
                requestedFrom,
                requestedAt,
                startedAt,
                finishedAt,
                node);
    }

    /** How it ended, in English. */
    public String message() {
        return said.text();
    }

    /** From beginning to end; null while it lasts. */
    public @Nullable Long durationMs() {
        return startedAt == null || finishedAt == null
                ? null
                : (Long) java.time.Duration.between(startedAt, finishedAt).toMillis();
    }
}
