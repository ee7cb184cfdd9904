package org.demarc.snmp.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/** One value as a device sent it. Absence is a value too: {@link #ABSENT} stands where a cell or an object never came. */
public final class SnmpValue {

    /** What the device says the value is; {@code ABSENT} when it sent nothing. */
    public enum Kind {
        ABSENT,
        NULL,
        INTEGER,
        OCTETS,
        OID,
        IPADDRESS,
        COUNTER32,
        GAUGE32,
        TIMETICKS,
        COUNTER64,
        OPAQUE;

        /** True for the kinds that are a number. */
        public boolean isNumber() {
            return this == INTEGER || this == COUNTER32 || this == GAUGE32 || this == TIMETICKS || this == COUNTER64;
        }
    }

    private static final byte[] NO_OCTETS = {};

    public static final SnmpValue ABSENT = new SnmpValue(Kind.ABSENT, 0, NO_OCTETS);
    public static final SnmpValue NULL = new SnmpValue(Kind.NULL, 0, NO_OCTETS);

    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private final Kind kind;
    private final long number;
    /** byte[] for octets, addresses and opaque values, Oid for identifiers, an empty byte[] for the rest. */
    private final Object payload;

    private SnmpValue(Kind kind, long number, Object payload) {
        this.kind = kind;
        this.number = number;
        this.payload = payload;
    }

    public static SnmpValue integer(int value) {
        return new SnmpValue(Kind.INTEGER, value, NO_OCTETS);
    }

    /** A counter of 32 bits, 0..4,294,967,295. */
    public static SnmpValue counter32(long value) {
        return new SnmpValue(Kind.COUNTER32, value, NO_OCTETS);
    }

    /** A gauge or Unsigned32, 0..4,294,967,295. */
    public static SnmpValue gauge32(long value) {
        return new SnmpValue(Kind.GAUGE32, value, NO_OCTETS);
    }

    /** Hundredths of a second, 0..4,294,967,295. */
    public static SnmpValue timeTicks(long value) {
        return new SnmpValue(Kind.TIMETICKS, value, NO_OCTETS);
    }

    /** A counter of 64 bits; the long is taken as unsigned. */
    public static SnmpValue counter64(long value) {
        return new SnmpValue(Kind.COUNTER64, value, NO_OCTETS);
    }

    public static SnmpValue octets(byte... octets) {
        return new SnmpValue(Kind.OCTETS, 0, octets.clone());
    }

    /** Octets of a text in UTF-8. */
    public static SnmpValue text(String text) {
        return new SnmpValue(Kind.OCTETS, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    public static SnmpValue oid(Oid oid) {
        return new SnmpValue(Kind.OID, 0, oid);
    }

    /** Four octets of an IPv4 address. */
    public static SnmpValue ipAddress(byte... octets) {
        return new SnmpValue(Kind.IPADDRESS, 0, octets.clone());
    }

    public static SnmpValue opaque(byte... octets) {
        return new SnmpValue(Kind.OPAQUE, 0, octets.clone());
    }

    /** A value of its stored parts, without copying: for the tables of this package. */
    static SnmpValue restored(Kind kind, long number, Object payload) {
        return new SnmpValue(kind, number, payload);
    }

    public Kind kind() {
        return kind;
    }

    /** False only for {@link #ABSENT}. An empty text and NULL are present. */
    public boolean isPresent() {
        return kind != Kind.ABSENT;
    }

    /**
     * The number: of number kinds itself (a Counter64 above 2^63-1 comes negative: use {@link Long#compareUnsigned}), of a text that
     * is an integer, its value. Empty for everything else.
     */
    public OptionalLong asLong() {
        if (kind.isNumber()) {
            return OptionalLong.of(number);
        }
        if (kind != Kind.OCTETS) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(asText()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The number of a number kind (Counter64 unsigned in a signed long), 0 for every other kind. */
    public long number() {
        return number;
    }

    /** The octets of a text, an address or an opaque value, a copy; empty for every other kind. */
    public byte[] octets() {
        return payload instanceof byte[] octets ? octets.clone() : NO_OCTETS;
    }

    /** The identifier of an OID value. A value of fewer than two sub-identifiers, or 0.0, means "none" and comes as {@link Oid#EMPTY}. */
    public Oid asOid() {
        if (!(payload instanceof Oid oid)) {
            return Oid.EMPTY;
        }
        boolean none = oid.length() < 2 || (oid.length() == 2 && oid.at(0) == 0 && oid.at(1) == 0);
        return none ? Oid.EMPTY : oid;
    }

    /** The identifier exactly as it was sent; {@link Oid#EMPTY} for every other kind. */
    Oid sentOid() {
        return payload instanceof Oid oid ? oid : Oid.EMPTY;
    }

    /**
     * The value as a person reads it: texts as UTF-8 if valid, else windows-1251, NUL octets and trailing blanks removed, control
     * characters as blanks (devices.md DEV-13); numbers in decimal; addresses and identifiers dotted; empty for NULL and absent.
     */
    public String asText() {
        return switch (kind) {
            case ABSENT, NULL -> "";
            case INTEGER, COUNTER32, GAUGE32, TIMETICKS -> Long.toString(number);
            case COUNTER64 -> Long.toUnsignedString(number);
            case OID -> asOid().toString();
            case IPADDRESS -> dotted((byte[]) payload);
            case OCTETS, OPAQUE -> cleaned(decoded((byte[]) payload));
        };
    }

    Object payload() {
        return payload;
    }

    private static String dotted(byte[] address) {
        StringBuilder text = new StringBuilder(15);
        for (byte octet : address) {
            text.append(text.isEmpty() ? "" : ".").append(octet & 0xFF);
        }
        return text.toString();
    }

    private static String decoded(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, CYRILLIC);
        }
    }

    private static String cleaned(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != 0) {
                text.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return text.toString().stripTrailing();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SnmpValue that
                && kind == that.kind
                && number == that.number
                && Objects.deepEquals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        int ofPayload = payload instanceof byte[] octets ? Arrays.hashCode(octets) : payload.hashCode();
        return 31 * (31 * kind.hashCode() + Long.hashCode(number)) + ofPayload;
    }

    @Override
    public String toString() {
        return kind + ":" + asText();
    }
}
