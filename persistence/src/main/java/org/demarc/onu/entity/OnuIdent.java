package org.demarc.onu.entity;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an ONU is recognised by, in one canonical form whatever the device or a person writes (devices.md 4.4).
 *
 * @param kind serial number (GPON) or MAC (EPON)
 * @param value SN: 16 upper-case hex digits; MAC: {@code AA:BB:CC:DD:EE:FF}
 */
public record OnuIdent(Kind kind, String value) {

    /** What kind of identifier it is. */
    public enum Kind {
        SN,
        MAC
    }

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final Pattern SEPARATORS = Pattern.compile("[\\s:.\\-]");
    private static final Pattern HEX_SERIAL = Pattern.compile("[0-9A-F]{16}");
    private static final Pattern ASCII_SERIAL = Pattern.compile("[A-Z]{4}[0-9A-F]{8}");
    private static final Pattern MAC_DIGITS = Pattern.compile("[0-9A-F]{12}");
    private static final Pattern MAC_FORM = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){5}");

    public OnuIdent {
        Pattern form = kind == Kind.SN ? HEX_SERIAL : MAC_FORM;
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("not a canonical " + kind + ": " + value);
        }
    }

    /** A serial of 8 octets or a MAC of 6; empty for any other length and for octets that are all zero. */
    public static Optional<OnuIdent> ofOctets(byte[] octets) {
        if (allZero(octets)) {
            return Optional.empty();
        }
        return switch (octets.length) {
            case 8 -> Optional.of(new OnuIdent(Kind.SN, HEX.formatHex(octets)));
            case 6 -> Optional.of(new OnuIdent(Kind.MAC, COLONS.formatHex(octets)));
            default -> Optional.empty();
        };
    }

    /** A serial written as text ({@code HWTCABCD0001}, {@code HWTC:ABCD0001}, {@code 48575443ABCD0001}, any case). */
    public static Optional<OnuIdent> serialIn(String text) {
        return readingsOf(text).stream().filter(ident -> ident.kind == Kind.SN).findFirst();
    }

    /** A MAC written as text, with any separators or none. */
    public static Optional<OnuIdent> macIn(String text) {
        return readingsOf(text).stream().filter(ident -> ident.kind == Kind.MAC).findFirst();
    }

    /**
     * Everything that a text may mean: 16 hex digits are a serial; 12 characters beginning with letters that are not all hex digits
     * are an ASCII serial; 12 hex digits are a MAC and, when the first four are letters, a serial too. Empty when it is none of these.
     */
    public static List<OnuIdent> readingsOf(String text) {
        String plain = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        List<OnuIdent> readings = new ArrayList<>(2);
        if (HEX_SERIAL.matcher(plain).matches()) {
            readings.add(new OnuIdent(Kind.SN, plain));
        }
        if (MAC_DIGITS.matcher(plain).matches()) {
            readings.add(new OnuIdent(Kind.MAC, COLONS.formatHex(HEX.parseHex(plain))));
        }
        if (ASCII_SERIAL.matcher(plain).matches()) {
            readings.add(new OnuIdent(Kind.SN, hexOfVendor(plain) + plain.substring(4)));
        }
        return List.copyOf(readings);
    }

    /** As people write it: a serial with its vendor's letters ({@code HWTCABCD0001}) where they are letters, else the value. */
    public String shown() {
        if (kind == Kind.MAC) {
            return value;
        }
        byte[] vendor = HEX.parseHex(value.substring(0, 8));
        StringBuilder letters = new StringBuilder(12);
        for (byte octet : vendor) {
            if (!Character.isLetterOrDigit(octet) || octet < 0) {
                return value;
            }
            letters.append((char) octet);
        }
        return letters.append(value, 8, 16).toString();
    }

    /** As people want it: with its vendor's letters, or its canonical digits ({@code sn_as_ascii} of devices.md 2.4). */
    public String shown(boolean inLetters) {
        return inLetters ? shown() : value;
    }

    private static String hexOfVendor(String serial) {
        StringBuilder hex = new StringBuilder(16);
        for (int i = 0; i < 4; i++) {
            hex.append(HEX.toHexDigits((byte) serial.charAt(i)));
        }
        return hex.toString();
    }

    private static boolean allZero(byte[] octets) {
        for (byte octet : octets) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }
}
