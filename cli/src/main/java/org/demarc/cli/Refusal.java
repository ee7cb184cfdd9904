package org.demarc.cli;

/** Demarc or the command itself says no; the message is for the person at the terminal. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
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
}
