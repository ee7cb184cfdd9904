package org.demarc.snmp.control;

import java.util.Arrays;

/**
 * A message of version 1 or 2c, or what a {@link V3Message} carries, read where it lies (RFC 1157 4, RFC 3416 3): first the places of
 * everything, the values only when somebody wants them. Used again for each datagram. Lengths around single bindings are not believed:
 * there are agents that count wrong.
 */
final class BerAnswer extends BerReader implements Answer {

    private static final Object NOTHING = new byte[0];
    private static final int IPV4_OCTETS = 4;
    private static final int VERSION_3 = 3;

    private int version;
    private int communityAt;
    private int communityLength;
    private int tag;
    private int requestNumber;
    private int errorStatus;
    private int errorIndex;
    private int size;
    private int[] nameAt = new int[64];
    private int[] nameLength = new int[64];
    private int[] valueTag = new int[64];
    private int[] valueAt = new int[64];
    private int[] valueLength = new int[64];

    /** Finds everything in a datagram of version 1 or 2c; false for what is no message. */
    boolean read(byte[] datagram, int length) {
        open(datagram, 0, length);
        try {
            readMessage();
            return true;
        } catch (Broken broken) {
            return false;
        }
    }

    /** Finds everything in the scoped PDU of version 3 (RFC 3412 6.8), behind which padding may lie; false for what is none. */
    boolean readScoped(byte[] octets, int from, int to) {
        open(octets, from, to);
        try {
            version = VERSION_3;
            communityLength = 0;
            header(Ber.SEQUENCE);
            skip(header(Ber.OCTETS)); // the context's engine
            skip(header(Ber.OCTETS)); // the context
            readPdu();
            return true;
        } catch (Broken broken) {
            return false;
        }
    }

    private void readMessage() {
        header(Ber.SEQUENCE);
        version = (int) integer();
        if (version != 0 && version != 1) {
            throw new Broken();
        }
        communityLength = header(Ber.OCTETS);
        communityAt = at();
        skip(communityLength);
        readPdu();
    }

    private void readPdu() {
        size = 0;
        tag = octet();
        length();
        requestNumber = (int) integer();
        errorStatus = (int) integer();
        errorIndex = (int) integer();
        int listLength = header(Ber.SEQUENCE);
        int listEnd = at() + listLength;
        if (listEnd > end()) {
            throw new Broken();
        }
        while (at() < listEnd) {
            readBinding();
        }
    }

    private void readBinding() {
        header(Ber.SEQUENCE);
        if (size == nameAt.length) {
            grow();
        }
        nameLength[size] = header(Ber.OID);
        nameAt[size] = at();
        skip(nameLength[size]);
        if (nameLength[size] > 0 && data()[at() - 1] < 0) {
            throw new Broken();
        }
        valueTag[size] = octet();
        valueLength[size] = length();
        valueAt[size] = at();
        skip(valueLength[size]);
        size++;
    }

    private void grow() {
        int larger = size * 2;
        nameAt = Arrays.copyOf(nameAt, larger);
        nameLength = Arrays.copyOf(nameLength, larger);
        valueTag = Arrays.copyOf(valueTag, larger);
        valueAt = Arrays.copyOf(valueAt, larger);
        valueLength = Arrays.copyOf(valueLength, larger);
    }

    boolean isV1() {
        return version == 0;
    }

    boolean hasCommunity(byte[] community) {
        return Arrays.equals(data(), communityAt, communityAt + communityLength, community, 0, community.length);
    }

    boolean isResponse() {
        return tag == Ber.RESPONSE;
    }

    /** Which an answer repeats. */
    int requestNumber() {
        return requestNumber;
    }

    @Override
    public boolean isReport() {
        return tag == Ber.REPORT;
    }

    @Override
    public int errorStatus() {
        return errorStatus;
    }

    @Override
    public int errorIndex() {
        return errorIndex;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public byte[] name(int binding) {
        return octets(nameAt[binding], nameLength[binding]);
    }

    @Override
    public Oid oid(int binding) {
        return Oid.taking(Ber.decoded(data(), nameAt[binding], nameLength[binding]));
    }

    @Override
    public SnmpValue.Kind kind(int binding) {
        return switch (valueTag[binding]) {
            case Ber.INTEGER -> SnmpValue.Kind.INTEGER;
            case Ber.OCTETS -> SnmpValue.Kind.OCTETS;
            case Ber.NULL -> SnmpValue.Kind.NULL;
            case Ber.OID -> SnmpValue.Kind.OID;
            case Ber.IPADDRESS ->
                valueLength[binding] == IPV4_OCTETS ? SnmpValue.Kind.IPADDRESS : SnmpValue.Kind.OPAQUE;
            case Ber.COUNTER32 -> SnmpValue.Kind.COUNTER32;
            case Ber.GAUGE32, Ber.UINTEGER32 -> SnmpValue.Kind.GAUGE32;
            case Ber.TIMETICKS -> SnmpValue.Kind.TIMETICKS;
            case Ber.COUNTER64 -> SnmpValue.Kind.COUNTER64;
            case Ber.NO_SUCH_OBJECT, Ber.NO_SUCH_INSTANCE, Ber.END_OF_MIB_VIEW -> SnmpValue.Kind.ABSENT;
            default -> SnmpValue.Kind.OPAQUE;
        };
    }

    @Override
    public long number(int binding) {
        return switch (valueTag[binding]) {
            case Ber.INTEGER -> (int) signed(valueAt[binding], valueLength[binding]);
            case Ber.COUNTER32, Ber.GAUGE32, Ber.UINTEGER32, Ber.TIMETICKS ->
                unsigned(valueAt[binding], valueLength[binding]) & 0xFFFF_FFFFL;
            case Ber.COUNTER64 -> unsigned(valueAt[binding], valueLength[binding]);
            default -> 0;
        };
    }

    @Override
    public Object payload(int binding) {
        return switch (kind(binding)) {
            case OID -> Oid.taking(Ber.decoded(data(), valueAt[binding], valueLength[binding]));
            case OCTETS, OPAQUE, IPADDRESS -> octets(valueAt[binding], valueLength[binding]);
            default -> NOTHING;
        };
    }

    private byte[] octets(int from, int length) {
        return Arrays.copyOfRange(data(), from, from + length);
    }

    @Override
    public boolean key(int binding, Oid column, byte[] columnName, SubIds key) {
        int from = nameAt[binding];
        int length = nameLength[binding];
        key.clear();
        boolean isBelow = column.length() > 1 // the octets of one sub-identifier are those of two
                && length > columnName.length
                && Arrays.equals(data(), from, from + columnName.length, columnName, 0, columnName.length);
        if (isBelow) {
            key.addAll(data(), from + columnName.length, from + length);
            return true;
        }
        return isBelowInOtherOctets(binding, column, key);
    }

    /** The same sub-identifier may be written with zeros before it. */
    private boolean isBelowInOtherOctets(int binding, Oid column, SubIds key) {
        int[] instance = Ber.decoded(data(), nameAt[binding], nameLength[binding]);
        if (instance.length <= column.length() || !Oid.startsWith(instance, column.raw())) {
            return false;
        }
        key.addAll(instance, column.length());
        return true;
    }
}
