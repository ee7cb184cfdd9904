package org.demarc.web.table;

import java.util.Map;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;

/** What narrows a table: the parameters of the list that it is taken from, by name. */
public record TableQuery(Map<String, String> parameters) {

    public TableQuery {
        parameters = Map.copyOf(parameters);
    }

    /** Null for a parameter that is missing or empty. */
    public @Nullable String text(String name) {
        String text = parameters.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    /** @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER} */
    public @Nullable Long number(String name) {
        String text = text(name);
        try {
            return text == null ? null : (Long) Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ListProblem.BAD_FILTER.because(name + ": " + text + " is not a whole number");
        }
    }

    /** @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER} */
    public @Nullable Double decimal(String name) {
        String text = text(name);
        try {
            return text == null ? null : (Double) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ListProblem.BAD_FILTER.because(name + ": " + text + " is not a number");
        }
    }

    /** @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER} */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String text = text(name);
        try {
            return text == null ? null : Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw ListProblem.BAD_FILTER.because(
                    name + ": " + text + " is not one of " + java.util.Arrays.toString(type.getEnumConstants()));
        }
    }

    /** The part of the list from this row on, found by {@code q} and sorted by {@code sort}. */
    public PageRequest page(long offset) {
        String sort = parameters.getOrDefault("sort", "");
        boolean descending = sort.startsWith("-");
        return new PageRequest(
                PageRequest.MAX_LIMIT,
                offset,
                descending ? sort.substring(1) : sort,
                descending,
                parameters.getOrDefault("q", ""));
    }
}
