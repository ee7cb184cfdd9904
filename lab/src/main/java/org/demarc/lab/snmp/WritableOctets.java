package org.demarc.lab.snmp;

/** Octets that a manager may set, for instance a VLAN's list of ports. */
public final class WritableOctets implements Instance {

    private volatile Value held;

    public WritableOctets(byte[] octets) {
        held = Value.octets(octets);
    }

    @Override
    public Value at(long nowMs) {
        return held;
    }

    @Override
    public SetOutcome set(Value value) {
        if (value.tag() != Value.OCTETS) {
            return SetOutcome.WRONG_TYPE;
        }
        held = value;
        return SetOutcome.DONE;
    }
}
