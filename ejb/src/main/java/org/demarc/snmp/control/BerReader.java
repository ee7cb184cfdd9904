package org.demarc.snmp.control;

/** Goes through a message where it lies (ITU-T X.690, RFC 3417 8). What is cut off or has no shape is {@link Broken}. */
abstract class BerReader {

    /** A datagram that is no message. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken() {
            super("", null, false, false);
        }
    }

    private static final int MOST_OCTETS = 0xFFFF;

    private byte[] data = new byte[0];
    private int end;
    private int at;

    final void open(byte[] octets, int from, int to) {
        data = octets;
        at = from;
        end = to;
    }

    final byte[] data() {
        return data;
    }

    final int at() {
        return at;
    }

    final int end() {
        return end;
    }

    /** Passes a tag and a length; the content lies ahead. */
    final int header(int expectedTag) {
        if (octet() != expectedTag) {
            throw new Broken();
        }
        return length();
    }

    final int octet() {
        if (at >= end) {
            throw new Broken();
        }
        return data[at++] & 0xFF;
    }

    /** Never more than what a datagram can hold, so that sums of places do not overflow. */
    final int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            throw new Broken();
        }
        int length = 0;
        for (int octets = first & 0x7F; octets > 0; octets--) {
            length = (length << 8) | octet();
            if (length < 0 || length > MOST_OCTETS) {
                throw new Broken();
            }
        }
        return length;
    }

    final void skip(int octets) {
        at += octets;
        if (at > end) {
            throw new Broken();
        }
    }

    final long integer() {
        int length = header(Ber.INTEGER);
        skip(length);
        return signed(at - length, length);
    }

    final long signed(int from, int length) {
        long value = length > 0 && data[from] < 0 ? -1 : 0;
        for (int i = from; i < from + length; i++) {
            value = (value << 8) | (data[i] & 0xFF);
        }
        return value;
    }

    final long unsigned(int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            value = (value << 8) | (data[i] & 0xFF);
        }
        return value;
    }
}
