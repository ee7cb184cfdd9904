package org.demarc.event.entity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; null for any.
 *
 * @param groups of whose devices
 * @param open true: only open ones, false: only resolved ones
 * @param acknowledged true: only those that somebody has taken
 * @param from raised then or later
 * @param until raised before
 */
public record EventQuery(
        @Nullable Set<Long> groups,
        @Nullable Boolean open,
        @Nullable Severity severity,
        @Nullable String name,
        @Nullable Long deviceId,
        @Nullable Long interfaceId,
        @Nullable Boolean acknowledged,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All open ones of these groups. */
    public static EventQuery open(@Nullable Set<Long> groups) {
        return new EventQuery(groups, true, null, null, null, null, null, null, null);
    }
}
