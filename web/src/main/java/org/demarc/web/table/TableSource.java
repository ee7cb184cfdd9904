package org.demarc.web.table;

import java.util.List;

/** A list that can be downloaded as a table. Each capability has its own; they are found by their type. */
public interface TableSource {

    /** The name in addresses, for instance {@code onus}. */
    String name();

    /** Names of the parameters that narrow it, beside {@code q} and {@code sort}. */
    List<String> filters();

    /**
     * The table.
     *
     * @throws org.demarc.ProblemException as the list refuses, {@link org.demarc.ListProblem#BAD_FILTER}
     */
    Table<?> open(TableQuery query);
}
