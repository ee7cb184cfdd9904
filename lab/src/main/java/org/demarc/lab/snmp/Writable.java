package org.demarc.lab.snmp;

import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/** An INTEGER that a manager may set, for instance ifAdminStatus: {@code take} refuses a value by answering false. */
public record Writable(LongSupplier read, LongPredicate take) implements Instance {

    @Override
    public Value at(long nowMs) {
        return Value.integer(read.getAsLong());
    }

    @Override
    public SetOutcome set(Value value) {
        if (value.tag() != Value.INTEGER) {
            return SetOutcome.WRONG_TYPE;
        }
        return take.test(value.number()) ? SetOutcome.DONE : SetOutcome.WRONG_VALUE;
    }
}
