package org.demarc.snmp.control;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Version 3: the engines of devices and the keys made for them. Keys belong to a device, so that the same user name may have other
 * passwords elsewhere; each engine is found once and kept until it is forgotten.
 */
final class UsmUsers {

    /** A device's engine with the keys made for it; a key is null where the user has none. */
    private record Known(
            OctetString engineId,
            SnmpCredentials.V3 credentials,
            @Nullable OctetString authKey,
            @Nullable OctetString privKey) {}

    private final SecurityProtocols protocols;
    private final USM usm;
    private final MPv3 mpv3;
    private final Map<UdpAddress, Known> knownByAddress = new ConcurrentHashMap<>();

    private UsmUsers(SecurityProtocols protocols, USM usm, MPv3 mpv3) {
        this.protocols = protocols;
        this.usm = usm;
        this.mpv3 = mpv3;
    }

    static UsmUsers on(MessageDispatcher dispatcher) {
        // Agents report a wrong key without authentication (RFC 3414 3.2.6); such reports are told to the caller,
        // nothing is learned from them.
        SNMP4JSettings.setReportSecurityLevelStrategy(SNMP4JSettings.ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        USM usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        MPv3 mpv3 = new MPv3(usm);
        dispatcher.addMessageProcessingModel(mpv3);
        return new UsmUsers(protocols, usm, mpv3);
    }

    boolean knows(UdpAddress address, SnmpCredentials.V3 credentials) {
        Known known = knownByAddress.get(address);
        return known != null && known.credentials().equals(credentials);
    }

    /** Makes the keys for the engine that just answered from this address: some milliseconds of work. False when none did. */
    boolean learn(UdpAddress address, SnmpCredentials.V3 credentials) {
        OctetString engineId = mpv3.getEngineID(address);
        if (engineId == null) {
            return false;
        }
        boolean authenticated = !credentials.authPassword().isEmpty();
        boolean encrypted = authenticated && !credentials.privPassword().isEmpty();
        AuthenticationProtocol authentication = authentication(credentials);
        OctetString authKey = authenticated
                ? new OctetString(authentication.passwordToKey(
                        octets(credentials.authPassword().reveal()), engineId.getValue()))
                : null;
        OctetString privKey = encrypted
                ? new OctetString(protocols.passwordToKey(
                        oid(credentials.privacy()),
                        oid(credentials.authentication()),
                        octets(credentials.privPassword().reveal()),
                        engineId.getValue()))
                : null;
        knownByAddress.put(address, new Known(engineId, credentials, authKey, privKey));
        return true;
    }

    /** A device's engine may have been replaced, or its clock set back: it is found again the next time. */
    void forget(UdpAddress address) {
        knownByAddress.remove(address);
        OctetString engineId = mpv3.removeEngineID(address);
        if (engineId != null) {
            usm.removeEngineTime(engineId);
        }
    }

    /** The user on the known engine; on an unknown one a stranger, whom every engine tells its identifier (RFC 3414 4). */
    Target<UdpAddress> target(UdpAddress address, SnmpCredentials.V3 credentials) {
        Known known = knownByAddress.get(address);
        Target<UdpAddress> target = known == null || !known.credentials().equals(credentials)
                ? stranger(address)
                : new DirectUserTarget<>(
                        address,
                        new OctetString(credentials.user().getBytes(StandardCharsets.UTF_8)),
                        known.engineId().getValue(),
                        known.authKey() == null ? null : authentication(credentials),
                        known.authKey(),
                        known.privKey() == null ? null : privacy(credentials),
                        known.privKey());
        target.setVersion(SnmpConstants.version3);
        return target;
    }

    private static Target<UdpAddress> stranger(UdpAddress address) {
        UserTarget<UdpAddress> target = new UserTarget<>();
        target.setAddress(address);
        target.setSecurityLevel(SecurityLevel.NOAUTH_NOPRIV);
        return target;
    }

    private AuthenticationProtocol authentication(SnmpCredentials.V3 credentials) {
        return protocols.getAuthenticationProtocol(oid(credentials.authentication()));
    }

    private PrivacyProtocol privacy(SnmpCredentials.V3 credentials) {
        return protocols.getPrivacyProtocol(oid(credentials.privacy()));
    }

    private static OctetString octets(String text) {
        return new OctetString(text.getBytes(StandardCharsets.UTF_8));
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
