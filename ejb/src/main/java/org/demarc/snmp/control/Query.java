package org.demarc.snmp.control;

import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

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

    private static byte[][] names(List<Oid> instances) {
        return instances.stream().map(Oid::encoded).toArray(byte[][]::new);
    }

    /**
     * The message of version 1 or 2c with this community and number (RFC 1157 4, RFC 3416 3). Behind the number stand error status and index,
     * or of a GETBULK non-repeaters and repetitions.
     */
    byte[] message(boolean isV1, byte[] community, int number) {
        int expected = HEADERS + community.length;
        for (byte[] name : names) {
            expected += name.length + AROUND_A_VALUE;
        }
        BerWriter writer = new BerWriter(expected);
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
        writer.octets(Ber.OCTETS, community);
        writer.signed(Ber.INTEGER, isV1 ? 0 : 1);
        writer.wrap(Ber.SEQUENCE, 0);
        return writer.written();
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

    /** The same for the library, which speaks version 3. */
    ScopedPDU scoped() {
        ScopedPDU pdu = new ScopedPDU();
        pdu.setType(
                switch (tag) {
                    case GET_NEXT -> PDU.GETNEXT;
                    case GET_BULK -> PDU.GETBULK;
                    case SET -> PDU.SET;
                    default -> PDU.GET;
                });
        if (tag == GET_BULK) {
            pdu.setNonRepeaters(0);
            pdu.setMaxRepetitions(repetitions);
        }
        for (int i = 0; i < names.length; i++) {
            OID name = new OID(Ber.decoded(names[i], 0, names[i].length));
            pdu.add(
                    values.isEmpty()
                            ? new VariableBinding(name)
                            : new VariableBinding(name, Variables.variable(values.get(i))));
        }
        return pdu;
    }
}
