package org.demarc.addressing.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param number 0..4294967295
 */
public record Ipv4(long number) implements Comparable<Ipv4> {

    private static final long MAX = 0xFFFF_FFFFL;
    private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FORM = Pattern.compile(PART + "(\\." + PART + "){3}");

    public Ipv4 {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("not an IPv4 address: " + number);
        }
    }

    /** Reads {@code a.b.c.d}; empty for anything else, parts with leading zeros included. */
    public static Optional<Ipv4> in(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : text.split("\\.")) {
            number = (number << 8) | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4(number));
    }

    /**
     * Reads {@code a.b.c.d}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Ipv4 of(String text) {
        return in(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
    }

    /** Whether the last octet is 0 or 255: such addresses upset old equipment (ucrm-routeros.md 7.2). */
    public boolean endsInZeroOr255() {
        long last = number & 0xFF;
        return last == 0 || last == 0xFF;
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return (number >> 24) + "." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF);
    }
}
