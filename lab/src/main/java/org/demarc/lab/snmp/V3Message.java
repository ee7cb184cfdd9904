package org.demarc.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One SNMP v3 message as it came (RFC 3412 6, RFC 3414 2.4).
 *
 * @param flags 1 authentication, 2 privacy, 4 reportable
 * @param code the authentication code, cut out of {@code zeroed}
 * @param zeroed the whole message with zeros in place of the code
 * @param data the scoped PDU, or its encrypted octets
 */
record V3Message(
        int id,
        int flags,
        Value engineId,
        int boots,
        int time,
        String user,
        Value code,
        Value salt,
        Value zeroed,
        Value data) {

    static final int AUTH = 1;
    static final int PRIV = 2;
    static final int REPORTABLE = 4;
    private static final int USM = 3;

    /** What is asked, under which context (RFC 3412 6.8). */
    record Scoped(String context, SnmpMessage request) {}

    /** Whether a datagram says that it is version 3. */
    static boolean isOne(byte[] datagram, int length) {
        try {
            var reader = new MessageReader(datagram, length);
            reader.enter(MessageReader.SEQUENCE);
            return reader.integer() == 3;
        } catch (BerException none) {
            return false;
        }
    }

    /**
     * Reads a message.
     *
     * @throws BerException when the octets are none
     */
    static V3Message read(byte[] datagram, int length) {
        byte[] zeroed = Arrays.copyOf(datagram, length);
        var reader = new MessageReader(zeroed, length);
        reader.enter(MessageReader.SEQUENCE);
        reader.integer();
        reader.enter(MessageReader.SEQUENCE);
        int id = reader.integer();
        reader.integer();
        byte[] flags = reader.content(Value.OCTETS);
        Ber.requireThat(flags.length == 1 && reader.integer() == USM, "no user-based security");
        reader.enter(Value.OCTETS);
        reader.enter(MessageReader.SEQUENCE);
        byte[] engineId = reader.content(Value.OCTETS);
        int boots = reader.integer();
        int time = reader.integer();
        String user = new String(reader.content(Value.OCTETS), StandardCharsets.UTF_8);
        byte[] code = reader.content(Value.OCTETS);
        Arrays.fill(zeroed, reader.position() - code.length, reader.position(), (byte) 0);
        byte[] salt = reader.content(Value.OCTETS);
        byte[] data = (flags[0] & PRIV) == 0 ? reader.rest() : reader.content(Value.OCTETS);
        return new V3Message(
                id,
                flags[0],
                octets(engineId),
                boots,
                time,
                user,
                octets(code),
                octets(salt),
                octets(zeroed),
                octets(data));
    }

    private static Value octets(byte[] octets) {
        return new Value(Value.OCTETS, octets);
    }

    int level() {
        return flags & (AUTH | PRIV);
    }

    boolean reportable() {
        return (flags & REPORTABLE) != 0;
    }

    /**
     * The request in a plain scoped PDU.
     *
     * @throws BerException when the octets are none
     */
    static Scoped scoped(byte[] plain, String user) {
        var reader = new MessageReader(plain, plain.length);
        reader.enter(MessageReader.SEQUENCE);
        reader.content(Value.OCTETS);
        String context = new String(reader.content(Value.OCTETS), StandardCharsets.UTF_8);
        return new Scoped(context, reader.pdu(3, user));
    }
}
