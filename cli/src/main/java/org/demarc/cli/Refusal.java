package org.demarc.cli;

import java.util.Map;

/** Demarc or the command itself says no; the message is for the person at the terminal. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the same command may do later, or with one more word, is told to scripts; by the names of Demarc's problems (RFC 9457 type). */
    private static final Map<String, Integer> CODES = Map.of(
            "ALREADY_RUNNING", 3,
            "REPORT_RUNNING", 3,
            "ADOPTION_RUNNING", 3,
            "NEEDS_OVERRIDE", 5,
            "REASON_NEEDED", 5);

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
     * @param problem name of the problem, empty where the answer has none
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
