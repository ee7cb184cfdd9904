package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stack of a query with sets of rows in place of truths; nothing stands for "any row". */
final class CandidateStack {

    private final List<Optional<Set<Row>>> sets = new ArrayList<>(4);

    void push(Optional<Set<Row>> rows) {
        sets.add(rows);
    }

    /** False when the operations are too clever for this short cut. */
    boolean operate(String operations) {
        for (int at = 0; at < operations.length(); at++) {
            switch (operations.charAt(at)) {
                case '!' -> {
                    pop();
                    push(Optional.empty());
                }
                case '&' -> push(smaller(pop(), pop()));
                case '|' -> push(union(pop(), pop()));
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    Optional<Set<Row>> intersection() {
        return sets.stream().reduce(Optional.empty(), CandidateStack::smaller);
    }

    private Optional<Set<Row>> pop() {
        return sets.isEmpty() ? Optional.empty() : sets.remove(sets.size() - 1);
    }

    private static Optional<Set<Row>> smaller(Optional<Set<Row>> one, Optional<Set<Row>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().size() <= other.get().size() ? one : other;
    }

    private static Optional<Set<Row>> union(Optional<Set<Row>> one, Optional<Set<Row>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<Row> both = new HashSet<>(one.get());
        both.addAll(other.get());
        return Optional.of(both);
    }
}
