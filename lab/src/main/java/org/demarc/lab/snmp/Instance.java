package org.demarc.lab.snmp;

/** An object instance of a living device: what it answers depends on the moment. */
@FunctionalInterface
public interface Instance {

    /**
     * The value at an instant in milliseconds since 1970; {@link Value#NO_SUCH_INSTANCE} when the instance is not there
     * just now: a walk steps over it.
     */
    Value at(long nowMs);

    /** Takes a value that a manager sets. Nothing is writable unless it says so. */
    default SetOutcome set(Value value) {
        return SetOutcome.NOT_WRITABLE;
    }
}
