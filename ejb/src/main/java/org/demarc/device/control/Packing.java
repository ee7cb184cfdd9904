package org.demarc.device.control;

import java.util.Arrays;
import java.util.Optional;

/** The closed set of ways in which a value is packed into what SNMP sends, beyond a plain number, text or choice. */
public enum Packing {
    /** As sent. */
    PLAIN("plain"),
    /** Six octets, or a MAC as text. */
    MAC("mac"),
    /** A serial of eight octets, or as text. */
    SERIAL("serial"),
    /** Octets joined with dots: {@code 0A 00 16 01} is 10.0.22.1. */
    DOTTED_OCTETS("dotted-octets"),
    /** DateAndTime of 8 or 11 octets, or a date and time as text (devices.md 6.2, 8.1, 10.1). */
    TIME("time"),
    /** The first number of a text: {@code 30.67 C}. */
    LEADING_NUMBER("leading-number"),
    /** The number before dBm inside brackets: {@code 0.03 mW (-14.61 dBm)}. */
    DBM_IN_BRACKETS("dbm-in-brackets"),
    /** The number before dBm inside brackets, else the first number of the text: both forms are seen (devices.md 10, 11). */
    DBM_TEXT("dbm-text"),
    /** Six octets that are no text are a MAC, anything else is text (LLDP). */
    MAC_OR_TEXT("mac-or-text"),
    /** Ten times the decimal logarithm of the number, before scale and offset (C-Data FD11xx, devices.md 9.3). */
    TEN_LOG("ten-log"),
    /** Seconds that have gone since, kept in steps of five minutes so that polls agree (C-Data, devices.md 9.5). */
    AGO("ago"),
    /** A bit for every bridge port, the most significant of the first octet is port 1 (devices.md 5). */
    PORT_LIST("port-list"),
    /** Several MACs of six octets each in one value (Raisecom, polling-ubilling.md 8.9). */
    MAC_LIST("mac-list");

    private final String key;

    Packing(String key) {
        this.key = key;
    }

    /** The name in profiles. */
    public String key() {
        return key;
    }

    public static Optional<Packing> withKey(String key) {
        return Arrays.stream(values())
                .filter(packing -> packing.key.equals(key))
                .findFirst();
    }
}
