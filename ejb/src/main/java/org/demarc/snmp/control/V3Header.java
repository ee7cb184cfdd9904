package org.demarc.snmp.control;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.snmp4j.smi.OctetString;

/**
 * Under which engine and user a version 3 message was sent (RFC 3412 6, RFC 3414 2.4): read before anything is checked or deciphered.
 *
 * @param engineId of the authoritative engine; empty while the sender looks for it
 */
record V3Header(OctetString engineId, OctetString user) {

    /** Empty for messages of other versions and for what is no message. The buffer stays where it is. */
    static Optional<V3Header> of(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.duplicate().get(octets);
        V3Message message = new V3Message();
        return message.read(octets, octets.length)
                ? Optional.of(new V3Header(new OctetString(message.engineId()), new OctetString(message.user())))
                : Optional.empty();
    }

    /** Whether the sender only wants to be told who we are. */
    boolean isDiscovery() {
        return engineId.length() == 0 || user.length() == 0;
    }
}
