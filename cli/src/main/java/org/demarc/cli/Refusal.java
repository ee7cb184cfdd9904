package org.demarc.cli;

/** Demarc or the command itself says no; the message is for the person at the terminal. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

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

    /** Demarc's answer with an HTTP status that says no. */
    static Refusal answered(int status, String message) {
        return new Refusal(1, status, message);
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
