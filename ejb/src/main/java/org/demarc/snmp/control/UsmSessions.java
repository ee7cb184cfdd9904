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

    /** Who is spoken to as whom: the same device may be tried with other credentials while it is polled. */
    private record Place(InetSocketAddress address, SnmpCredentials.V3 credentials) {
        static Place of(SnmpTarget target) {
            return new Place(UsmSessions.address(target), UsmSessions.credentials(target));
        }
    }

    private static final int SHORTEST_ENGINE_ID = 5;
    private static final int LONGEST_ENGINE_ID = 32;

    private final SecurityProtocols protocols =
            new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    private final Map<InetSocketAddress, byte[]> engineIdByAddress = new ConcurrentHashMap<>();
    private final Map<Place, UsmSession> sessionByPlace = new ConcurrentHashMap<>();

    /** False for a device whose engine is not known under these credentials: what is sent to it only makes it tell. */
    boolean knows(SnmpTarget target) {
        return sessionByPlace.containsKey(Place.of(target));
    }

    /** By what the next request to a device is written and its answer is read. */
    UsmSession with(SnmpTarget target) {
        UsmSession session = sessionByPlace.get(Place.of(target));
        return session == null ? UsmSession.stranger(protocols, credentials(target)) : session;
    }

    /** A device has told its engine's identifier; what cannot be one (RFC 3411 5) is not kept. */
    void told(SnmpTarget target, byte[] engineId) {
        if (engineId.length >= SHORTEST_ENGINE_ID && engineId.length <= LONGEST_ENGINE_ID) {
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
        sessionByPlace.put(Place.of(target), UsmSession.of(protocols, credentials, engineId));
        return true;
    }

    /** A device's engine may have been replaced, or its clock set back: it is found again the next time. */
    void forget(SnmpTarget target) {
        engineIdByAddress.remove(address(target));
        sessionByPlace.remove(Place.of(target));
    }

    private static SnmpCredentials.V3 credentials(SnmpTarget target) {
        return (SnmpCredentials.V3) target.credentials();
    }

    private static InetSocketAddress address(SnmpTarget target) {
        return new InetSocketAddress(target.address(), target.port());
    }
}
