package org.demarc;

/**
 * A refusal that a caller can act on. Each capability has one enum of these; the constant's name is the stable last
 * part of the problem's type URI (RFC 9457).
 */
public interface ProblemType {

    /** The constant's name, for instance {@code LOGIN_TAKEN}. */
    String name();

    /** HTTP status that our own API answers with (400..499, or 503 where the caller shall come again). */
    int status();

    /** One short sentence, the same for every occurrence. */
    String title();

    /** The refusal with the reason of this one occurrence, names filled in. */
    default ProblemException because(String detail) {
        return new ProblemException(this, detail);
    }
}
