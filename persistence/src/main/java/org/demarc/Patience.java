package org.demarc;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the thread waits for the database to answer a question. Whoever waits for a page or calls by REST has given up after a minute, while a
 * question that PostgreSQL plans badly may hold a connection for many: a few of them, and nobody gets one. Work in the background has threads of
 * its own, which never begin to be impatient, and what changes something is never cut off: it may take long where much is changed.
 */
public final class Patience {

    private static final Pattern CHANGES = Pattern.compile("(?i)\\b(insert|update|delete|merge)\\b");

    /** Who asks so is about to change something, and waits for others who do. */
    private static final List<String> LOCKS = List.of("for update", "FOR UPDATE", "FOR KEY SHARE", "pg_advisory");

    /** Seconds; null: for ever. */
    private static final ThreadLocal<@Nullable Integer> LONGEST = new ThreadLocal<>();

    private Patience() {}

    /** From now on this thread's questions are cut off after so long; to be followed by {@link #end}. */
    public static void begin(Duration longest) {
        LONGEST.set(Math.toIntExact(longest.toSeconds()));
    }

    /** This thread waits for ever again. */
    public static void end() {
        LONGEST.remove();
    }

    /** How many seconds the statement may take; 0 for any number. */
    static int secondsFor(String sql) {
        Integer longest = LONGEST.get();
        return longest == null || !onlyAsks(sql) ? 0 : longest;
    }

    private static boolean onlyAsks(String sql) {
        String text = sql.stripLeading();
        if (text.regionMatches(true, 0, "select", 0, 6)) {
            return LOCKS.stream().noneMatch(text::contains);
        }
        return text.regionMatches(true, 0, "with", 0, 4)
                && !CHANGES.matcher(text).find();
    }
}
