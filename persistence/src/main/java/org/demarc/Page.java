package org.demarc;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows, in the order asked for, at most {@code limit}
 * @param total how many rows the whole list has under the same filter
 * @param limit the page size that was applied (1..1000)
 * @param offset the number of rows skipped
 */
public record Page<T>(List<T> items, long total, int limit, long offset) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with every row shown another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<R>(items.stream().<R>map(view).toList(), total, limit, offset);
    }
}
