package org.demarc.snmp.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.OctetString;

/**
 * Under which engine and user a version 3 message was sent (RFC 3412 6, RFC 3414 2.4): read before anything is checked or deciphered.
 *
 * @param engineId of the authoritative engine; empty while the sender looks for it
 */
record V3Header(OctetString engineId, OctetString user) {

    private static final int VERSION_3 = 3;

    /** Empty for messages of other versions and for what is no message. The buffer stays where it is. */
    static Optional<V3Header> of(ByteBuffer message) {
        try {
            BERInputStream in = new BERInputStream(message.duplicate());
            BER.MutableByte type = new BER.MutableByte();
            BER.decodeHeader(in, type, false);
            if (BER.decodeInteger(in, type) != VERSION_3) {
                return Optional.empty();
            }
            in.skip(BER.decodeHeader(in, type, false));
            BER.decodeHeader(in, type, false);
            BER.decodeHeader(in, type, false);
            OctetString engineId = new OctetString(BER.decodeString(in, type));
            BER.decodeInteger(in, type);
            BER.decodeInteger(in, type);
            return Optional.of(new V3Header(engineId, new OctetString(BER.decodeString(in, type))));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** Whether the sender only wants to be told who we are. */
    boolean isDiscovery() {
        return engineId.length() == 0 || user.length() == 0;
    }
}
