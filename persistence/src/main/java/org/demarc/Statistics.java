package org.demarc;

import java.util.List;

/**
 * What PostgreSQL knows of how much there is in its tables. It counts them anew by itself, a minute or more after they were filled; until then
 * it takes them for nearly empty, and a statement that joins a large device's rows with each other may compare each of them with each.
 */
public final class Statistics {

    /** Smaller tables are quickly read however often. */
    private static final int PAGES_WORTH_COUNTING = 100;

    private Statistics() {}

    /**
     * Counts those of the tables that have more than doubled since they were counted; to be called before a statement that goes over all of
     * them.
     *
     * @param tables names of our own tables, never what somebody has typed
     */
    public static void freshen(Sql sql, String... tables) {
        List<String> grown = sql.list("""
                select relname from pg_class where oid = any(?::text[]::regclass[]) and relkind = 'r'
                   and pg_relation_size(oid) > 2 * current_setting('block_size')::bigint * greatest(relpages, ?) order by relname
                """, row -> row.text("relname"), List.of(tables), PAGES_WORTH_COUNTING);
        if (!grown.isEmpty()) {
            sql.update("analyze " + String.join(", ", grown));
        }
    }
}
