package org.demarc.snmp.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Version 3 users. Keys are made per device engine, so that the same user name may have other passwords on another device; the engine of
 * each device is found once and kept.
 */
final class UsmUsers {

    private record Known(OctetString engineId, SnmpCredentials.V3 credentials) {}

    private final USM usm;
    private final Map<UdpAddress, Known> knownByAddress = new ConcurrentHashMap<>();

    private UsmUsers(USM usm) {
        this.usm = usm;
    }

    static UsmUsers on(MessageDispatcher dispatcher) {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        USM usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        dispatcher.addMessageProcessingModel(new MPv3(usm));
        return new UsmUsers(usm);
    }

    boolean prepare(Snmp snmp, UdpAddress address, SnmpCredentials.V3 credentials, int timeoutMs) {
        Known known = knownByAddress.get(address);
        if (known != null && known.credentials().equals(credentials)) {
            return true;
        }
        byte[] engineId = snmp.discoverAuthoritativeEngineID(address, timeoutMs);
        if (engineId == null) {
            return false;
        }
        Known found = new Known(new OctetString(engineId), credentials);
        usm.addUser(user(credentials), found.engineId());
        knownByAddress.put(address, found);
        return true;
    }

    /** A device's engine may have been replaced: find it again the next time. */
    void forget(UdpAddress address) {
        knownByAddress.remove(address);
    }

    Target<UdpAddress> target(UdpAddress address, SnmpCredentials.V3 credentials) {
        UserTarget<UdpAddress> target = new UserTarget<>();
        target.setAddress(address);
        target.setVersion(SnmpConstants.version3);
        target.setSecurityName(new OctetString(credentials.user()));
        target.setSecurityLevel(level(credentials));
        Known known = knownByAddress.get(address);
        if (known != null) {
            target.setAuthoritativeEngineID(known.engineId().getValue());
        }
        return target;
    }

    private static int level(SnmpCredentials.V3 credentials) {
        if (credentials.authPassword().isEmpty()) {
            return SecurityLevel.NOAUTH_NOPRIV;
        }
        return credentials.privPassword().isEmpty() ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
    }

    private static UsmUser user(SnmpCredentials.V3 credentials) {
        boolean authenticated = !credentials.authPassword().isEmpty();
        boolean encrypted = authenticated && !credentials.privPassword().isEmpty();
        return new UsmUser(
                new OctetString(credentials.user()),
                authenticated ? oid(credentials.authentication()) : null,
                authenticated ? octets(credentials.authPassword().reveal()) : null,
                encrypted ? oid(credentials.privacy()) : null,
                encrypted ? octets(credentials.privPassword().reveal()) : null);
    }

    private static @Nullable OctetString octets(String text) {
        return new OctetString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static OID oid(SnmpCredentials.Authentication protocol) {
        return switch (protocol) {
            case MD5 -> AuthMD5.ID;
            case SHA -> AuthSHA.ID;
            case SHA256 -> AuthHMAC192SHA256.ID;
            case SHA384 -> AuthHMAC256SHA384.ID;
            case SHA512 -> AuthHMAC384SHA512.ID;
        };
    }

    private static OID oid(SnmpCredentials.Privacy protocol) {
        return switch (protocol) {
            case DES -> PrivDES.ID;
            case AES128 -> PrivAES128.ID;
            case AES192 -> PrivAES192.ID;
            case AES256 -> PrivAES256.ID;
        };
    }
}
