package org.demarc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Hides the lists of a statement from PostgreSQL's planner. It reckons with the length of a list that it sees, finds a plan for two keys cheaper
 * than one for any list, and so plans anew at each call, which takes longer than the call. A list that comes out of a subquery has no length
 * beforehand: it is reckoned with ten, and after five calls the plan is kept (decision 0045).
 */
final class KeptPlans {

    private static final Pattern ANY_OF_LIST = Pattern.compile("(?i)\\bany\\((\\?::\\w+\\[])\\)");
    private static final Pattern LIST = Pattern.compile("(?i)(?<!select )\\?::\\w+\\[]");

    /** Texts of statements are made of constants of the program: there is an end to them. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private KeptPlans() {}

    /** The statement with each {@code ?::type[]} behind a subquery; it means the same. */
    static String of(String sql) {
        return KNOWN.computeIfAbsent(sql, KeptPlans::hidden);
    }

    private static String hidden(String sql) {
        // ANY of a subquery compares with its rows: the cast tells that its one row is the list
        String withCast = ANY_OF_LIST.matcher(sql).replaceAll(found -> {
            String list = found.group(1);
            return "ANY((SELECT " + list + ")" + list.substring(1) + ")";
        });
        return LIST.matcher(withCast).replaceAll(found -> "(SELECT " + found.group() + ")");
    }
}
