package org.demarc;

import jakarta.ejb.ApplicationException;

/** A refusal: the caller can act on it, so it says what is wrong in one sentence. Rolls the transaction back. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
