package org.demarc.lab.snmp;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** An OCTET STRING that a manager may set, for instance ifAlias. At most 255 octets. */
public record WritableText(Supplier<String> read, Consumer<String> take) implements Instance {

    private static final int MAX_OCTETS = 255;

    @Override
    public Value at(long nowMs) {
        return Value.text(read.get());
    }

    @Override
    public SetOutcome set(Value value) {
        if (value.tag() != Value.OCTETS) {
            return SetOutcome.WRONG_TYPE;
        }
        if (value.content().length > MAX_OCTETS) {
            return SetOutcome.WRONG_VALUE;
        }
        take.accept(value.text());
        return SetOutcome.DONE;
    }
}
