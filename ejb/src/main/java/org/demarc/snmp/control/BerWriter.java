package org.demarc.snmp.control;

import java.util.Arrays;

/** Writes a message from its end to its beginning: every length is known by the time when it is written. */
final class BerWriter {

    private byte[] room;
    private int at;

    BerWriter(int expectedOctets) {
        room = new byte[expectedOctets];
        at = expectedOctets;
    }

    /** What has been written, counted from the end: to be given to {@link #wrap} later. */
    int mark() {
        return room.length - at;
    }

    /** Puts a tag and a length before everything that was written since the mark. */
    void wrap(int tag, int mark) {
        length(mark() - mark);
        octet(tag);
    }

    void octet(int octet) {
        if (at == 0) {
            grow(1);
        }
        room[--at] = (byte) octet;
    }

    void octets(byte[] octets) {
        if (at < octets.length) {
            grow(octets.length);
        }
        at -= octets.length;
        System.arraycopy(octets, 0, room, at, octets.length);
    }

    void octets(int tag, byte[] content) {
        octets(content);
        length(content.length);
        octet(tag);
    }

    /** In as few octets as hold it with its sign. */
    void signed(int tag, long value) {
        integer(tag, value, value < 0 ? -1 : 0);
    }

    /** In as few octets as hold it, with a zero before where it would look negative. */
    void unsigned(int tag, long value) {
        integer(tag, value, 0);
    }

    /** @param sign what lies above the highest octet: 0, or -1 for ones */
    private void integer(int tag, long value, int sign) {
        int mark = mark();
        long rest = value;
        int octet;
        do {
            octet = (int) rest & 0xFF;
            octet(octet);
            rest = sign == 0 ? rest >>> 8 : rest >> 8;
        } while (rest != sign || (octet >= 0x80) != (sign < 0));
        wrap(tag, mark);
    }

    private void length(int octets) {
        int rest = octets;
        if (rest < 0x80) {
            octet(rest);
            return;
        }
        int count = 0;
        for (; rest != 0; rest >>>= 8) {
            octet(rest);
            count++;
        }
        octet(0x80 | count);
    }

    private void grow(int more) {
        int written = mark();
        byte[] larger = new byte[room.length * 2 + more];
        System.arraycopy(room, at, larger, larger.length - written, written);
        at = larger.length - written;
        room = larger;
    }

    byte[] written() {
        return Arrays.copyOfRange(room, at, room.length);
    }
}
