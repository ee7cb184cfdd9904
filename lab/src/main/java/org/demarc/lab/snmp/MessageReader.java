package org.demarc.lab.snmp;

import static org.demarc.lab.snmp.Ber.requireThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one message out of a datagram. Every length is checked before an octet is touched. */
final class MessageReader {

    static final int SEQUENCE = 0x30;

    private final byte[] octets;
    private int at;
    private final int end;

    MessageReader(byte[] octets, int length) {
        this.octets = octets;
        this.end = length;
    }

    /**
     * Reads a message.
     *
     * @throws BerException when the octets are none
     */
    static SnmpMessage read(byte[] datagram, int length) {
        var reader = new MessageReader(datagram, length);
        reader.enter(SEQUENCE);
        int version = reader.integer();
        requireThat(version == 0 || version == 1, "SNMP version " + version);
        String community = new String(reader.content(Value.OCTETS), StandardCharsets.ISO_8859_1);
        return reader.pdu(version, community);
    }

    /** The PDU here, as a message of a version from somebody: a community, or in version 3 a user. */
    SnmpMessage pdu(int version, String somebody) {
        int type = enterPdu();
        int requestId = integer();
        int first = integer();
        int second = integer();
        return new SnmpMessage(version, somebody, type, requestId, first, second, varBinds());
    }

    int position() {
        return at;
    }

    /** Everything from here on. */
    byte[] rest() {
        return Arrays.copyOfRange(octets, at, end);
    }

    private int enterPdu() {
        requireThat(at < end, "no PDU");
        int type = octets[at] & 0xff;
        requireThat(type >= SnmpMessage.GET && type <= SnmpMessage.GET_BULK, "PDU type " + type);
        enter(type);
        return type;
    }

    private List<VarBind> varBinds() {
        var list = new ArrayList<VarBind>();
        int length = enter(SEQUENCE);
        int last = at + length;
        while (at < last) {
            enter(SEQUENCE);
            byte[] name = content(Value.OID);
            list.add(new VarBind(Ber.oid(name, 0, name.length), value()));
        }
        return list;
    }

    private Value value() {
        requireThat(at < end, "no value");
        int tag = octets[at] & 0xff;
        return new Value(tag, content(tag));
    }

    int integer() {
        byte[] content = content(Value.INTEGER);
        requireThat(content.length >= 1 && content.length <= 5, "integer of " + content.length + " octets");
        return (int) new Value(Value.INTEGER, content).number();
    }

    byte[] content(int tag) {
        int length = enter(tag);
        at += length;
        return Arrays.copyOfRange(octets, at - length, at);
    }

    /** Steps over tag and length; answers the length. */
    int enter(int tag) {
        requireThat(at + 2 <= end && (octets[at] & 0xff) == tag, "another tag than " + tag);
        int length = octets[at + 1];
        at += 2;
        if (length < 0) {
            length = longLength(length & 0x7f);
        }
        requireThat(length <= end - at, "length beyond the end");
        return length;
    }

    private int longLength(int count) {
        requireThat(count >= 1 && count <= 4 && at + count <= end, "length in " + count + " octets");
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (octets[at++] & 0xff);
        }
        requireThat(length <= end, "length " + length);
        return (int) length;
    }
}
