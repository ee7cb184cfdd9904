package org.demarc.snmp.control;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.security.SecurityProtocols;

/**
 * Version 3: the engines of devices by their addresses. Each is found once and kept until it is forgotten; the same user may have other
 * passwords elsewhere. Thread-safe.
 */
final class UsmSessions {

    private record Met(SnmpCredentials.V3 credentials, UsmSession session) {}

    private final SecurityProtocols protocols =
            new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    private final Map<InetSocketAddress, byte[]> engineIdByAddress = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Met> metByAddress = new ConcurrentHashMap<>();

    /** False for a device whose engine is not known under these credentials: what is sent to it only makes it tell. */
    boolean knows(SnmpTarget target) {
        Met met = metByAddress.get(address(target));
        return met != null && met.credentials().equals(target.credentials());
    }

    /** By what the next request to a device is written and its answer is read. */
    UsmSession with(SnmpTarget target) {
        Met met = metByAddress.get(address(target));
        return met != null && met.credentials().equals(target.credentials())
                ? met.session()
                : UsmSession.stranger(protocols, credentials(target));
    }

    /** A device has told its engine's identifier. */
    void told(SnmpTarget target, byte[] engineId) {
        if (engineId.length > 0) {
            engineIdByAddress.put(address(target), engineId);
        }
    }

    /** Makes the keys for the engine that the device has just told: some milliseconds of work. False when it told none. */
    boolean learn(SnmpTarget target) {
        byte[] engineId = engineIdByAddress.get(address(target));
        if (engineId == null) {
            return false;
        }
        SnmpCredentials.V3 credentials = credentials(target);
        metByAddress.put(address(target), new Met(credentials, UsmSession.of(protocols, credentials, engineId)));
        return true;
    }

    /** A device's engine may have been replaced, or its clock set back: it is found again the next time. */
    void forget(SnmpTarget target) {
        engineIdByAddress.remove(address(target));
        metByAddress.remove(address(target));
    }

    private static SnmpCredentials.V3 credentials(SnmpTarget target) {
        return (SnmpCredentials.V3) target.credentials();
    }

    private static InetSocketAddress address(SnmpTarget target) {
        return new InetSocketAddress(target.address(), target.port());
    }
}
