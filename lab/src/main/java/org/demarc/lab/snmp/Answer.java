package org.demarc.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message being written: var-binds are appended, and taken back where they would make it too long. */
final class Answer {

    /** What the headers of version 3 take at most, long names apart. */
    private static final int V3_HEADERS = 220;

    private final SnmpMessage request;
    private final int maxBytes;
    private byte[] varBinds = new byte[1500];
    private int used;

    Answer(SnmpMessage request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** Appends a var-bind, unless the message would grow beyond its limit. */
    boolean append(Oid oid, Value value) {
        byte[] name = oid.encoded();
        byte[] content = value.content();
        int nameBytes = 1 + lengthBytes(name.length) + name.length;
        int length = nameBytes + 1 + lengthBytes(content.length) + content.length;
        int bytes = 1 + lengthBytes(length) + length;
        if (messageBytes(used + bytes) > maxBytes) {
            return false;
        }
        grow(used + bytes);
        used = head(varBinds, used, 0x30, length);
        used = element(varBinds, used, Value.OID, name);
        used = element(varBinds, used, value.tag(), content);
        return true;
    }

    void clear() {
        used = 0;
    }

    private void grow(int needed) {
        if (needed > varBinds.length) {
            varBinds = Arrays.copyOf(varBinds, Math.max(needed, 2 * varBinds.length));
        }
    }

    /** The whole message of a PDU type, error status and error index; of version 3 only the PDU. */
    byte[] message(int type, int first, int second) {
        byte[] pdu = pdu(type, first, second);
        if (request.v3()) {
            return pdu;
        }
        byte[] community = request.community().getBytes(StandardCharsets.ISO_8859_1);
        int body = 3 + 1 + lengthBytes(community.length) + community.length + pdu.length;
        var octets = new byte[1 + lengthBytes(body) + body];
        int at = head(octets, 0, 0x30, body);
        at = element(octets, at, Value.INTEGER, new byte[] {(byte) request.version()});
        at = element(octets, at, Value.OCTETS, community);
        System.arraycopy(pdu, 0, octets, at, pdu.length);
        return octets;
    }

    private byte[] pdu(int type, int first, int second) {
        byte[] id = Ber.signed(request.requestId());
        byte[] firstOctets = Ber.signed(first);
        byte[] secondOctets = Ber.signed(second);
        int length = 6 + id.length + firstOctets.length + secondOctets.length + 1 + lengthBytes(used) + used;
        var octets = new byte[1 + lengthBytes(length) + length];
        int at = head(octets, 0, type, length);
        at = element(octets, at, Value.INTEGER, id);
        at = element(octets, at, Value.INTEGER, firstOctets);
        at = element(octets, at, Value.INTEGER, secondOctets);
        at = head(octets, at, 0x30, used);
        System.arraycopy(varBinds, 0, octets, at, used);
        return octets;
    }

    /** Length of a message without error that carries var-binds of so many octets. */
    private int messageBytes(int varBindBytes) {
        int pdu = 6 + Ber.signed(request.requestId()).length + 2 + 1 + lengthBytes(varBindBytes) + varBindBytes;
        int community = request.v3() ? V3_HEADERS : request.community().length();
        int body = 3 + 1 + lengthBytes(community) + community + 1 + lengthBytes(pdu) + pdu;
        return 1 + lengthBytes(body) + body;
    }

    private static int lengthBytes(int length) {
        return length < 0x80 ? 1 : length < 0x100 ? 2 : 3;
    }

    private static int head(byte[] octets, int from, int tag, int length) {
        int at = from;
        octets[at++] = (byte) tag;
        if (length >= 0x80) {
            octets[at++] = (byte) (length < 0x100 ? 0x81 : 0x82);
        }
        if (length >= 0x100) {
            octets[at++] = (byte) (length >> 8);
        }
        octets[at++] = (byte) length;
        return at;
    }

    private static int element(byte[] octets, int from, int tag, byte[] content) {
        int at = head(octets, from, tag, content.length);
        System.arraycopy(content, 0, octets, at, content.length);
        return at + content.length;
    }
}
