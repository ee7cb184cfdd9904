package org.demarc.action.control;

import java.util.Arrays;

/** A list of bridge ports as bits, the most significant bit of the first octet being port 1 (devices.md 5). */
final class PortBits {

    private PortBits() {}

    static boolean has(byte[] octets, long port) {
        int bit = (int) port - 1;
        return bit >= 0 && bit / 8 < octets.length && (octets[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }

    static byte[] with(byte[] octets, long port, boolean on) {
        int bit = (int) port - 1;
        byte[] changed = Arrays.copyOf(octets, Math.max(octets.length, bit / 8 + 1));
        int mask = 0x80 >> (bit % 8);
        changed[bit / 8] = (byte) (on ? changed[bit / 8] | mask : changed[bit / 8] & ~mask);
        return changed;
    }
}
