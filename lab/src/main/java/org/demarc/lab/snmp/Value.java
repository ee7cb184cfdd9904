package org.demarc.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** One SNMP value in the form it has on the wire: a BER tag and its content octets. Immutable. */
public final class Value {

    public static final int INTEGER = 0x02;
    public static final int OCTETS = 0x04;
    public static final int NULL = 0x05;
    public static final int OID = 0x06;
    public static final int IP_ADDRESS = 0x40;
    public static final int COUNTER32 = 0x41;
    public static final int GAUGE32 = 0x42;
    public static final int TIME_TICKS = 0x43;
    public static final int OPAQUE = 0x44;
    public static final int COUNTER64 = 0x46;

    /** A null: what a request carries in place of a value. */
    public static final Value NOTHING = new Value(NULL, new byte[0]);

    public static final Value NO_SUCH_OBJECT = new Value(0x80, new byte[0]);
    public static final Value NO_SUCH_INSTANCE = new Value(0x81, new byte[0]);
    public static final Value END_OF_MIB_VIEW = new Value(0x82, new byte[0]);

    private final int tag;
    private final byte[] content;

    Value(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    /** A signed integer of 32 bits. */
    public static Value integer(long value) {
        return new Value(INTEGER, Ber.signed((int) value));
    }

    public static Value octets(byte[] octets) {
        return new Value(OCTETS, octets.clone());
    }

    /** Text in UTF-8. */
    public static Value text(String text) {
        return new Value(OCTETS, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object identifier; fewer than two sub-identifiers go over the wire as 0.0, as real agents do it. */
    public static Value oid(Oid oid) {
        return new Value(OID, Ber.oidContent(oid));
    }

    /** An IPv4 address. */
    public static Value ipAddress(byte[] fourOctets) {
        return new Value(IP_ADDRESS, fourOctets.clone());
    }

    /** A counter that wraps at 2^32: only the low 32 bits of {@code value} are kept. */
    public static Value counter32(long value) {
        return new Value(COUNTER32, Ber.unsigned(value & 0xffffffffL));
    }

    /** A gauge: only the low 32 bits of {@code value} are kept. */
    public static Value gauge32(long value) {
        return new Value(GAUGE32, Ber.unsigned(value & 0xffffffffL));
    }

    /** Hundredths of a second, wrapping at 2^32. */
    public static Value timeTicks(long hundredths) {
        return new Value(TIME_TICKS, Ber.unsigned(hundredths & 0xffffffffL));
    }

    /** A counter of 64 bits, read as unsigned. */
    public static Value counter64(long value) {
        return new Value(COUNTER64, Ber.unsigned(value));
    }

    public static Value opaque(byte[] octets) {
        return new Value(OPAQUE, octets.clone());
    }

    /** The BER tag, for instance {@link #COUNTER64}. */
    public int tag() {
        return tag;
    }

    /** A copy of the content octets. */
    public byte[] bytes() {
        return content.clone();
    }

    byte[] content() {
        return content;
    }

    /** The number in an INTEGER, Counter, Gauge or TimeTicks; a Counter64 above 2^63 comes out negative. */
    public long number() {
        long value = tag == INTEGER && content.length > 0 && content[0] < 0 ? -1 : 0;
        for (byte octet : content) {
            value = (value << 8) | (octet & 0xff);
        }
        return value;
    }

    /** Octets as text: UTF-8, with a replacement mark where they are not. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The identifier in an OID value. */
    public Oid asOid() {
        return Ber.oid(content, 0, content.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && tag == value.tag && Arrays.equals(content, value.content);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return switch (tag) {
            case INTEGER, COUNTER32, GAUGE32, TIME_TICKS -> Long.toString(number());
            case COUNTER64 -> Long.toUnsignedString(number());
            case OID -> asOid().toString();
            default -> "0x" + Integer.toHexString(tag) + ":" + HexFormat.of().formatHex(content);
        };
    }
}
