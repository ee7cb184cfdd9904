package org.demarc;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is too long to be counted and skipped through.
 *
 * @param items the rows, in the order asked for, at most {@code limit}
 * @param total how many rows there are under the same filter, as far as they were counted
 * @param more there are more rows than were counted
 * @param limit the page size that was applied (1..1000)
 * @param offset the number of rows skipped
 * @param next what to send as {@code after} for the rows behind these; null when these are the last ones, or cannot be gone on from
 */
public record Stretch<T>(
        List<T> items,
        long total,
        boolean more,
        int limit,
        long offset,
        @Nullable String next) {

    public Stretch {
        items = List.copyOf(items);
    }

    /** The same stretch with its rows shown another way. */
    public <R> Stretch<R> with(Function<List<T>, List<R>> view) {
        return new Stretch<>(view.apply(items), total, more, limit, offset, next);
    }

    /** As a page of what was counted. */
    public Page<T> page() {
        return new Page<>(items, total, limit, offset);
    }
}
