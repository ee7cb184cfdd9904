package org.demarc.cli;

import java.util.Map;

/** Demarc or the command itself says no; the message is for the person at the terminal. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the same command may do later, or with one more word, is told to scripts; by the last word of the problem's type (RFC 9457). */
    private static final Map<String, Integer> CODES = Map.of(
            "already-running", 3,
            "report-running", 3,
            "adoption-running", 3,
            "needs-override", 5,
            "reason-needed", 5);

    private final int exitCode;
    private final int status;

    Refusal(int exitCode, String message) {
        this(exitCode, 0, message);
    }

    private Refusal(int exitCode, int status, String message) {
        super(message);
        this.exitCode = exitCode;
        this.status = status;
    }

    /**
     * Demarc's answer with an HTTP status that says no.
     *
     * @param problem last word of the problem's type, {@code already-running}; empty where the answer has none
     */
    static Refusal answered(int status, String problem, String message) {
        return new Refusal(CODES.getOrDefault(problem, 1), status, message);
    }

    /** What went wrong. */
    static Refusal error(String message) {
        return new Refusal(1, message);
    }

    /** What was asked wrongly. */
    static Refusal usage(String message) {
        return new Refusal(2, message);
    }

    int exitCode() {
        return exitCode;
    }

    /** The HTTP status of Demarc's answer, 0 where there was none. */
    int status() {
        return status;
    }
}
