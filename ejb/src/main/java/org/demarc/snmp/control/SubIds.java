package org.demarc.snmp.control;

import java.util.Arrays;

/** Sub-identifiers being taken from a message: a buffer that is used again and again. */
final class SubIds {

    private int[] values = new int[16];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** The array itself; only its first {@link #length} elements mean something. */
    int[] raw() {
        return values;
    }

    int[] toInts() {
        return Arrays.copyOf(values, length);
    }

    void add(int subId) {
        if (length == values.length) {
            values = Arrays.copyOf(values, length * 2);
        }
        values[length++] = subId;
    }

    void addAll(int[] subIds, int from) {
        for (int i = from; i < subIds.length; i++) {
            add(subIds[i]);
        }
    }

    /** All sub-identifiers of these content octets; of one that is larger than 32 bits its lower ones. */
    void addAll(byte[] octets, int from, int to) {
        add(octets, from, to, Integer.MAX_VALUE);
    }

    /**
     * At most so many sub-identifiers of these content octets.
     *
     * @return where the next one begins
     */
    int add(byte[] octets, int from, int to, int most) {
        int at = from;
        for (int count = 0; at < to && count < most; count++) {
            int subId = octets[at] & 0x7F;
            while (octets[at] < 0 && at + 1 < to) {
                at++;
                subId = (subId << 7) | (octets[at] & 0x7F);
            }
            at++;
            add(subId);
        }
        return at;
    }
}
