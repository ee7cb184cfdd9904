package org.demarc;

/** Refusals that every list shares. */
public enum ListProblem implements ProblemType {
    UNKNOWN_SORT(422, "The list cannot be sorted like that"),
    BAD_FILTER(422, "The list cannot be narrowed like that"),
    TOO_FAR(422, "The list is not skipped through so far"),
    UNKNOWN_TABLE(404, "There is no such table");

    private final int status;
    private final String title;

    ListProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
