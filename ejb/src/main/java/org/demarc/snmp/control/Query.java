package org.demarc.snmp.control;

import java.util.List;

/** What a request asks or writes, as long as it has no number: the same for all versions. */
final class Query {

    private static final int GET = 0xA0;
    private static final int GET_NEXT = 0xA1;
    private static final int SET = 0xA3;
    private static final int GET_BULK = 0xA5;
    private static final int HEADERS = 48;
    private static final int AROUND_A_VALUE = 12;

    private final int tag;
    private final int repetitions;
    private final byte[][] names;
    private final List<SnmpValue> values;

    /**
     * A request.
     *
     * @param names identifiers as their content octets ({@link Ber#encoded})
     * @param values one for each name, or none at all
     */
    private Query(int tag, int repetitions, byte[][] names, List<SnmpValue> values) {
        this.tag = tag;
        this.repetitions = repetitions;
        this.names = names;
        this.values = values;
    }

    static Query get(List<Oid> instances) {
        return new Query(GET, 0, names(instances), List.of());
    }

    static Query getNext(byte[]... names) {
        return new Query(GET_NEXT, 0, names, List.of());
    }

    static Query getBulk(int repetitions, byte[]... names) {
        return new Query(GET_BULK, repetitions, names, List.of());
    }

    static Query set(List<VarBind> binds) {
        return new Query(
                SET,
                0,
                names(binds.stream().map(VarBind::instance).toList()),
                binds.stream().map(VarBind::value).toList());
    }

    /** How many variable bindings a full answer has. */
    int varBinds() {
        return names.length * Math.max(1, repetitions);
    }

    /** Whether it asks for nothing, as a search for an engine does. */
    boolean isEmpty() {
        return names.length == 0;
    }

    private static byte[][] names(List<Oid> instances) {
        return instances.stream().map(Oid::encoded).toArray(byte[][]::new);
    }

    /**
     * The message of version 1 or 2c with this community and number (RFC 1157 4, RFC 3416 3). Behind the number stand error status and index,
     * or of a GETBULK non-repeaters and repetitions.
     */
    byte[] message(boolean isV1, byte[] community, int number) {
        BerWriter writer = new BerWriter(HEADERS + community.length + expectedOctets());
        putPdu(writer, number);
        writer.octets(Ber.OCTETS, community);
        writer.signed(Ber.INTEGER, isV1 ? 0 : 1);
        writer.wrap(Ber.SEQUENCE, 0);
        return writer.written();
    }

    /** The scoped PDU of version 3 (RFC 3412 6.8): what the engine is asked in a context. */
    byte[] scoped(byte[] engineId, byte[] context, int number) {
        BerWriter writer = new BerWriter(HEADERS + engineId.length + context.length + expectedOctets());
        putPdu(writer, number);
        writer.octets(Ber.OCTETS, context);
        writer.octets(Ber.OCTETS, engineId);
        writer.wrap(Ber.SEQUENCE, 0);
        return writer.written();
    }

    private int expectedOctets() {
        int expected = 0;
        for (byte[] name : names) {
            expected += name.length + AROUND_A_VALUE;
        }
        return expected;
    }

    private void putPdu(BerWriter writer, int number) {
        for (int i = names.length - 1; i >= 0; i--) {
            int mark = writer.mark();
            putValue(writer, i);
            writer.octets(Ber.OID, names[i]);
            writer.wrap(Ber.SEQUENCE, mark);
        }
        writer.wrap(Ber.SEQUENCE, 0);
        writer.signed(Ber.INTEGER, repetitions);
        writer.signed(Ber.INTEGER, 0);
        writer.signed(Ber.INTEGER, number);
        writer.wrap(tag, 0);
    }

    private void putValue(BerWriter writer, int place) {
        SnmpValue value = values.isEmpty() ? SnmpValue.NULL : values.get(place);
        switch (value.kind()) {
            case INTEGER -> writer.signed(Ber.INTEGER, value.number());
            case OCTETS -> writer.octets(Ber.OCTETS, value.octets());
            case OID -> writer.octets(Ber.OID, value.sentOid().encoded());
            case IPADDRESS -> writer.octets(Ber.IPADDRESS, value.octets());
            case COUNTER32 -> writer.unsigned(Ber.COUNTER32, value.number());
            case GAUGE32 -> writer.unsigned(Ber.GAUGE32, value.number());
            case TIMETICKS -> writer.unsigned(Ber.TIMETICKS, value.number());
            case COUNTER64 -> writer.unsigned(Ber.COUNTER64, value.number());
            case OPAQUE -> writer.octets(Ber.OPAQUE, value.octets());
            case ABSENT, NULL -> writer.wrap(Ber.NULL, writer.mark());
        }
    }
}
