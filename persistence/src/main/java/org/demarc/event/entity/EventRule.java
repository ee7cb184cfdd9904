package org.demarc.event.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param name of its events, as in wildcore-mikbill.md 12.3
 * @param measure {@code <reading>.<column>} where a value is looked at, else empty
 * @param threshold beyond it there is an event; null where there is nothing to compare
 * @param clearAt until the value is back on this side of that one the event stays; null: the threshold
 * @param word what a word is compared with
 * @param least how many there must be at least, where several make an event
 * @param forSeconds how long it must be so before it is an event
 * @param clearSeconds how long it must be over before the event is resolved; longer for what comes and goes
 * @param builtin Demarc brought it along
 */
public record EventRule(
        long id,
        String name,
        Watch watch,
        String measure,
        Comparison comparison,
        @Nullable Double threshold,
        @Nullable Double clearAt,
        String word,
        int least,
        int forSeconds,
        int clearSeconds,
        Severity severity,
        boolean enabled,
        boolean builtin,
        Scope scope,
        Looked looked,
        int version) {

    /** Whose values are looked at; null: any. */
    public record Scope(
            @Nullable Long groupId,
            @Nullable String modelKey,
            @Nullable Long deviceId,
            @Nullable Long interfaceId) {

        /** Everything. */
        public static final Scope ALL = new Scope(null, null, null, null);
    }

    /** How the last look went: when (null: never), how long it took, how much it found, what went wrong. */
    public record Looked(@Nullable Instant at, int tookMs, int found, String problem) {}
}
