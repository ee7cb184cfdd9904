package org.demarc;

import java.util.Map;
import java.util.TreeSet;

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

    /**
     * The SQL of the column to sort by.
     *
     * @param sqlByName the columns that the list can be sorted by
     * @param usual the list's own order, for a request that names no column
     * @throws ProblemException {@link ListProblem#UNKNOWN_SORT} naming the columns that the list knows
     */
    public String column(Map<String, String> sqlByName, String usual) {
        if (sort.isEmpty()) {
            return usual;
        }
        String column = sqlByName.get(sort);
        if (column == null) {
            throw ListProblem.UNKNOWN_SORT.because(
                    "sort: " + sort + " is not one of " + String.join(", ", new TreeSet<>(sqlByName.keySet())));
        }
        return column;
    }

    /**
     * As {@link #column}, with what makes it fall where that is asked for. The list's own order may have columns that rise and fall: it is left
     * as it is.
     *
     * @param falling in SQL, like {@code " desc nulls last"}
     */
    public String order(Map<String, String> sqlByName, String usual, String falling) {
        return column(sqlByName, usual) + (descending && !sort.isEmpty() ? falling : "");
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, 0, "", false, "");
    }
}
