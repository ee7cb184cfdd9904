package org.demarc.device.entity;

import java.util.function.Supplier;
import org.demarc.ProblemException;
import org.demarc.Sql;

/** Turns what PostgreSQL refuses into words of the inventory. */
final class Refusing {

    private static final String BAD_TEXT = "22P02";
    private static final String NO_REFERENCE = "23503";

    private Refusing() {}

    /** Does the work; {@code duplicate} is what to say when a unique value exists already. */
    static <R> R duplicates(DeviceProblem duplicate, String value, Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            throw refusal(duplicate, value, e);
        }
    }

    private static RuntimeException refusal(DeviceProblem duplicate, String value, Sql.SqlFault fault) {
        ProblemException refusal = fault.isDuplicate()
                ? duplicate.because(value)
                : fault.sqlState().equals(BAD_TEXT)
                        ? DeviceProblem.BAD_ADDRESS.because(value)
                        : DeviceProblem.BAD_REFERENCE.because(value);
        boolean refused = fault.isDuplicate()
                || fault.sqlState().equals(BAD_TEXT)
                || fault.sqlState().equals(NO_REFERENCE);
        return refused ? refusal : fault;
    }
}
