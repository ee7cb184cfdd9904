package org.demarc.lab.snmp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The third field of a recording's line, read by the tag in the second (snmp-engine.md 8). */
final class SnmprecValue {

    private static final String ESCAPES = "\\'\"abfnrtv";
    private static final String ESCAPED = "\\'\"\u0007\b\f\n\r\t\u000b";

    private SnmprecValue() {}

    static Value read(String tag, String field) {
        char form = tag.isEmpty() ? ' ' : tag.charAt(tag.length() - 1);
        return switch (form) {
            case 'x' -> ofOctets(tag.substring(0, tag.length() - 1), unhex(field));
            case 'e' -> ofOctets(tag.substring(0, tag.length() - 1), unescape(field));
            default -> ofText(tag, field);
        };
    }

    private static Value ofOctets(String tag, byte[] octets) {
        return switch (tag) {
            case "4" -> Value.octets(octets);
            case "64" -> Value.ipAddress(octets);
            case "68" -> Value.opaque(octets);
            default -> throw new IllegalArgumentException("unknown tag " + tag);
        };
    }

    private static Value ofText(String tag, String field) {
        return switch (tag) {
            case "2" -> Value.integer(Long.parseLong(field));
            case "4" -> Value.octets(latin(field));
            case "5" -> Value.NOTHING;
            case "6" -> Value.oid(Oid.of(field));
            case "64" -> Value.ipAddress(address(field));
            case "65" -> Value.counter32(Long.parseLong(field));
            case "66" -> Value.gauge32(Long.parseLong(field));
            case "67" -> Value.timeTicks(Long.parseLong(field));
            case "68" -> Value.opaque(latin(field));
            case "70" -> Value.counter64(Long.parseUnsignedLong(field));
            default -> throw new IllegalArgumentException("unknown tag " + tag);
        };
    }

    private static byte[] latin(String field) {
        return field.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] address(String field) {
        String[] parts = field.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("no IPv4 address: " + field);
        }
        var octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }

    private static byte[] unhex(String digits) {
        String even = digits.length() % 2 == 0 ? digits : digits + "0";
        var octets = new byte[even.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(even, 2 * i, 2 * i + 2, 16);
        }
        return octets;
    }

    private static byte[] unescape(String field) {
        var octets = new ByteArrayOutputStream(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\') {
                octets.write(c);
            } else if (field.startsWith("x", i + 1)) {
                octets.write(Integer.parseInt(field, i + 2, i + 4, 16));
                i += 3;
            } else {
                octets.write(escaped(field, ++i));
            }
        }
        return octets.toByteArray();
    }

    private static char escaped(String field, int at) {
        int which = at < field.length() ? ESCAPES.indexOf(field.charAt(at)) : -1;
        if (which < 0) {
            throw new IllegalArgumentException("unknown escape in " + field);
        }
        return ESCAPED.charAt(which);
    }
}
