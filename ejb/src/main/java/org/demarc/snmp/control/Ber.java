package org.demarc.snmp.control;

import java.util.Arrays;

/**
 * The basic encoding rules (ITU-T X.690) as far as SNMP uses them (RFC 3417 8): tags, and identifiers as they lie in a message.
 */
final class Ber {

    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int IPADDRESS = 0x40;
    static final int COUNTER32 = 0x41;
    static final int GAUGE32 = 0x42;
    static final int TIMETICKS = 0x43;
    static final int OPAQUE = 0x44;
    static final int COUNTER64 = 0x46;
    static final int UINTEGER32 = 0x47;
    static final int NO_SUCH_OBJECT = 0x80;
    static final int NO_SUCH_INSTANCE = 0x81;
    static final int END_OF_MIB_VIEW = 0x82;
    static final int RESPONSE = 0xA2;
    static final int REPORT = 0xA8;

    private static final int MOST_OCTETS_OF_A_SUB_ID = 5;

    private Ber() {}

    /** The content octets of an identifier: what lies in a message behind tag and length. */
    static byte[] encoded(int... subIds) {
        byte[] room = new byte[(subIds.length + 1) * MOST_OCTETS_OF_A_SUB_ID];
        int at = 0;
        if (subIds.length > 0) {
            long second = subIds.length > 1 ? Integer.toUnsignedLong(subIds[1]) : 0;
            at = put(room, at, Integer.toUnsignedLong(subIds[0]) * 40 + second);
        }
        for (int i = 2; i < subIds.length; i++) {
            at = put(room, at, Integer.toUnsignedLong(subIds[i]));
        }
        return Arrays.copyOf(room, at);
    }

    private static int put(byte[] room, int at, long subId) {
        int octets = 1;
        for (long rest = subId >>> 7; rest != 0; rest >>>= 7) {
            octets++;
        }
        for (int i = octets - 1; i >= 0; i--) {
            int more = i > 0 ? 0x80 : 0;
            room[at++] = (byte) (more | ((int) (subId >>> (7 * i)) & 0x7F));
        }
        return at;
    }

    /** The sub-identifiers of content octets; none of no octets. */
    static int[] decoded(byte[] octets, int from, int length) {
        SubIds subIds = new SubIds();
        if (length > 0) {
            int next = subIds.add(octets, from, from + length, 1);
            int joined = subIds.raw()[0];
            int first = Math.min(2, Integer.divideUnsigned(joined, 40));
            subIds.clear();
            subIds.add(first);
            subIds.add(joined - first * 40);
            subIds.addAll(octets, next, from + length);
        }
        return subIds.toInts();
    }
}
