package org.demarc.lab.snmp;

import static org.demarc.lab.snmp.V3Message.AUTH;
import static org.demarc.lab.snmp.V3Message.PRIV;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A version 3 message around a PDU (RFC 3412 6, RFC 3414 2.4). */
final class V3Frame {

    static final int LARGEST = 65_507;
    private static final int VERSION = 3;
    private static final int USM = 3;

    private final int id;
    private final int flags;
    private final byte[] engineId;
    private final int boots;
    private final int time;
    private final String userName;

    /**
     * What the headers say.
     *
     * @param flags 1 authentication, 2 privacy, 4 reportable
     * @param engineId of the authoritative engine, with its boots and seconds
     */
    V3Frame(int id, int flags, byte[] engineId, int boots, int time, String userName) {
        this.id = id;
        this.flags = flags;
        this.engineId = engineId.clone();
        this.boots = boots;
        this.time = time;
        this.userName = userName;
    }

    /** The octets, ciphered and signed as the flags say; the engine of the context is the authoritative one. */
    byte[] message(String context, byte[] pdu, V3User user, V3Keys keys, long saltNumber) {
        byte[] scoped = sequence(octets(engineId), octets(utf8(context)), pdu);
        byte[] salt = (flags & PRIV) == 0
                ? new byte[0]
                : ByteBuffer.allocate(8).putLong(saltNumber).array();
        byte[] data = (flags & PRIV) == 0 ? scoped : octets(keys.encrypted(scoped, boots, time, salt));
        var code = new byte[(flags & AUTH) == 0 ? 0 : user.signing().octets()];
        byte[] header = sequence(number(id), number(LARGEST), octets(new byte[] {(byte) flags}), number(USM));
        byte[] security = sequence(
                octets(engineId), number(boots), number(time), octets(utf8(userName)), octets(code), octets(salt));
        byte[] message = sequence(number(VERSION), header, octets(security), data);
        if (code.length > 0) {
            byte[] right = keys.code(message);
            int at = message.length - data.length - octets(salt).length - code.length;
            System.arraycopy(right, 0, message, at, code.length);
        }
        return message;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(int value) {
        return element(Value.INTEGER, Ber.signed(value));
    }

    private static byte[] octets(byte[] content) {
        return element(Value.OCTETS, content);
    }

    private static byte[] sequence(byte[]... parts) {
        return element(MessageReader.SEQUENCE, parts);
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var out = new ByteArrayOutputStream(length + 4);
        out.write(tag);
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
