package org.demarc.routeros.control;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what is wanted and what somebody else's row holds instead (UR-46): an operator decides between the two. */
final class BothSides {

    private static final Set<String> UNTOLD =
            Set.of(".id", "password", "insert-queue-before", "last-logged-out", "blocked", "dynamic");

    private BothSides() {}

    /** For instance {@code wanted: name=sub101, profile=Basic 10M; site1 has: comment=by hand, name=sub101}; never a password. */
    static String of(Map<String, String> wanted, AccountRow there, String router) {
        return "wanted: " + told(wanted) + "; " + router + " has: " + told(there.values());
    }

    private static String told(Map<String, String> words) {
        return new TreeMap<>(words)
                .entrySet().stream()
                        .filter(word -> !UNTOLD.contains(word.getKey())
                                && !word.getValue().isEmpty())
                        .map(word -> word.getKey() + "=" + word.getValue())
                        .collect(Collectors.joining(", "));
    }
}
