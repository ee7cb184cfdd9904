package org.demarc;

/**
 * Which part of a list is wanted.
 *
 * @param limit page size; values outside 1..1000 are brought inside
 * @param offset rows to skip; negative counts as 0
 * @param sort name of the column to sort by, empty for the list's own order; each list knows its own names and refuses others
 * @param descending true for falling order
 * @param filter free text that the list looks for, empty for none
 */
public record PageRequest(int limit, long offset, String sort, boolean descending, String filter) {

    public static final int MAX_LIMIT = 1000;

    public PageRequest {
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
        offset = Math.max(0, offset);
        filter = filter.strip();
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, 0, "", false, "");
    }
}
