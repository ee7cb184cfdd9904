package org.demarc.lab.routeros;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query words of a print (ucrm-routeros.md 4.4): a stack of truths; a row passes when no false is left on it. */
final class Query {

    private final List<QueryStep> steps;

    private Query(List<QueryStep> steps) {
        this.steps = steps;
    }

    /**
     * @param words in order, without the question mark
     */
    static Query of(List<String> words) {
        return new Query(words.stream().map(QueryStep::of).toList());
    }

    boolean passes(Map<String, String> row) {
        if (steps.isEmpty()) {
            return true;
        }
        TruthStack stack = new TruthStack();
        for (QueryStep step : steps) {
            if (step.isOperations()) {
                stack.operate(step.value());
            } else {
                stack.push(step.holds(row));
            }
        }
        return stack.allTrue();
    }

    /** A small superset of the rows that can pass, or nothing when only a look at every row tells. */
    Optional<Set<Row>> candidates(Table table) {
        CandidateStack stack = new CandidateStack();
        for (QueryStep step : steps) {
            if (!step.isOperations()) {
                stack.push(rowsOf(step, table));
            } else if (!stack.operate(step.value())) {
                return Optional.empty();
            }
        }
        return stack.intersection();
    }

    private static Optional<Set<Row>> rowsOf(QueryStep step, Table table) {
        if (step.kind() != QueryStep.Kind.EQUAL) {
            return Optional.empty();
        } else if (step.name().equals(".id")) {
            return Optional.of(table.find(step.value()).map(Set::of).orElse(Set.of()));
        } else if (Table.INDEXED.contains(step.name())) {
            return Optional.of(spellings(step, table));
        }
        return Optional.empty();
    }

    private static Set<Row> spellings(QueryStep step, Table table) {
        Set<Row> rows = new HashSet<>();
        step.spellings().forEach(value -> rows.addAll(table.with(step.name(), value)));
        return rows;
    }
}
