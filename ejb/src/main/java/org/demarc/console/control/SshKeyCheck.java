package org.demarc.console.control;

import java.net.SocketAddress;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;

/**
 * Asks whether the key of a device is the one of the first time. Goes along with its connection from the beginning: the device may show its
 * key before whoever connects is told that there is a connection.
 */
final class SshKeyCheck implements ServerKeyVerifier {

    private static final AttributeRepository.AttributeKey<SshKeyCheck> OF_CONNECTION =
            new AttributeRepository.AttributeKey<>();

    private final HostKeys keys;
    private volatile boolean refused;

    SshKeyCheck(HostKeys keys) {
        this.keys = keys;
    }

    /** What goes along with the connection. */
    AttributeRepository carried() {
        return AttributeRepository.ofKeyValuePair(OF_CONNECTION, this);
    }

    /** The answer of the check that goes along; a connection without one is refused. */
    static boolean ofConnection(ClientSession session, SocketAddress address, PublicKey key) {
        AttributeRepository carried = session.getConnectionContext();
        SshKeyCheck check = carried == null ? null : carried.getAttribute(OF_CONNECTION);
        return check != null && check.verifyServerKey(session, address, key);
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        boolean known = keys.isKnown(KeyUtils.getFingerPrint(key));
        refused |= !known;
        return known;
    }

    boolean isRefused() {
        return refused;
    }
}
