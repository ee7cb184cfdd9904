package org.demarc.lab.snmp;

import java.util.Arrays;

/** Contents of BER elements: integers and object identifiers (X.690, as far as SNMP uses it). */
final class Ber {

    private static final int MAX_IDS = 128;

    private Ber() {}

    /** Two's complement in as few octets as possible. */
    static byte[] signed(int value) {
        int length = 4;
        while (length > 1 && value >> (8 * (length - 1) - 1) == (value < 0 ? -1 : 0)) {
            length--;
        }
        return bigEndian(value, length);
    }

    /** An unsigned number with a leading zero octet where the first bit is set. */
    static byte[] unsigned(long value) {
        int bits = 64 - Long.numberOfLeadingZeros(value);
        return bigEndian(value, bits / 8 + 1);
    }

    private static byte[] bigEndian(long value, int length) {
        var octets = new byte[length];
        for (int i = 0; i < length && i < 8; i++) {
            octets[length - 1 - i] = (byte) (value >>> (8 * i));
        }
        return octets;
    }

    /** The octets of an identifier; fewer than two sub-identifiers become 0.0. */
    static byte[] oidContent(Oid oid) {
        var octets = new byte[5 * Math.max(2, oid.size())];
        int length = base128(octets, 0, oid.size() < 2 ? 0 : oid.id(0) * 40 + oid.id(1));
        for (int i = 2; i < oid.size(); i++) {
            length = base128(octets, length, oid.id(i));
        }
        return Arrays.copyOf(octets, length);
    }

    private static int base128(byte[] octets, int at, long value) {
        int groups = Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
        int position = at;
        for (int i = groups - 1; i >= 0; i--) {
            octets[position++] = (byte) (((value >>> (7 * i)) & 0x7f) | (i > 0 ? 0x80 : 0));
        }
        return position;
    }

    /** Reads an identifier; no octets at all are {@link Oid#ROOT}. */
    static Oid oid(byte[] octets, int from, int length) {
        if (length == 0) {
            return Oid.ROOT;
        }
        if (octets[from + length - 1] < 0) {
            throw new BerException("identifier ends in the middle of a number");
        }
        var ids = new int[Math.min(length, MAX_IDS) + 1];
        int count = 0;
        long value = 0;
        for (int i = from; i < from + length; i++) {
            value = (value << 7) | (octets[i] & 0x7f);
            requireThat(value <= 0xffffffffL + 80, "sub-identifier above 32 bits");
            if (octets[i] >= 0) {
                requireThat(count < MAX_IDS, "more than 128 sub-identifiers");
                count = append(ids, count, value);
                value = 0;
            }
        }
        return Oid.ofIds(ids, count);
    }

    private static int append(int[] ids, int count, long value) {
        if (count > 0) {
            requireThat(value <= 0xffffffffL, "sub-identifier above 32 bits");
            ids[count] = (int) value;
            return count + 1;
        }
        int first = value < 40 ? 0 : value < 80 ? 1 : 2;
        ids[0] = first;
        ids[1] = (int) (value - 40L * first);
        return 2;
    }

    static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new BerException(otherwise);
        }
    }
}
