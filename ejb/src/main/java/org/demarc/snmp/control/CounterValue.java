package org.demarc.snmp.control;

/**
 * A counter as it was read.
 *
 * @param bits 32 or 64; 0 when the device has no such counter
 * @param value as sent; a 64-bit one is unsigned in a signed long
 */
public record CounterValue(int bits, long value) {

    /** The device has no such counter. */
    public static final CounterValue NONE = new CounterValue(0, 0);

    public static CounterValue of32(long value) {
        return new CounterValue(32, value);
    }

    public static CounterValue of64(long value) {
        return new CounterValue(64, value);
    }

    /** The counter in a table's cell: by the kind that the device sent; {@link #NONE} when it is no counter. */
    public static CounterValue of(SnmpValue value) {
        return switch (value.kind()) {
            case COUNTER32, GAUGE32 -> of32(value.number());
            case COUNTER64 -> of64(value.number());
            case INTEGER -> value.number() < 0 ? NONE : of32(value.number());
            default -> NONE;
        };
    }

    /**
     * The better of the two columns that count the same: the 64-bit one where it answers. One that stands at 0 while the 32-bit one has
     * counted is treated as absent: some agents implement it that way (snmp-engine.md 7.1, rule 9).
     */
    public static CounterValue better(CounterValue wide, CounterValue narrow) {
        boolean idle = wide.value() == 0 && narrow.isPresent() && narrow.value() != 0;
        return wide.isPresent() && !idle ? wide : narrow;
    }

    public boolean isPresent() {
        return bits != 0;
    }
}
