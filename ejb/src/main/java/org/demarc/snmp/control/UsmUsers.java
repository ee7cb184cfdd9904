package org.demarc.snmp.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Version 3: the engines of devices and the keys made for them. Keys belong to a device, so that the same user name may have other
 * passwords elsewhere; each engine is found once and kept until it is forgotten.
 */
final class UsmUsers {

    /** A device's engine with the keys made for it. */
    private record Known(OctetString engineId, SnmpCredentials.V3 credentials, UsmKeys keys) {}

    private final SecurityProtocols protocols;
    private final USM usm;
    private final MPv3 mpv3;
    private final Map<UdpAddress, Known> knownByAddress = new ConcurrentHashMap<>();
    private final Map<OctetString, UdpAddress> addressByEngine = new ConcurrentHashMap<>();

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
        // there are vendors whose devices all have one engine id, each with its own clock
        UdpAddress before = addressByEngine.put(engineId, address);
        if (before != null && !before.equals(address)) {
            usm.removeEngineTime(engineId);
        }
        UsmKeys keys = UsmKeys.of(protocols, credentials, engineId);
        knownByAddress.put(address, new Known(engineId, credentials, keys));
        return true;
    }

    /** A device's engine may have been replaced, or its clock set back: it is found again the next time. */
    void forget(UdpAddress address) {
        knownByAddress.remove(address);
        OctetString engineId = mpv3.removeEngineID(address);
        if (engineId != null) {
            forgetClock(engineId, address);
        }
    }

    private void forgetClock(OctetString engineId, UdpAddress address) {
        if (addressByEngine.remove(engineId, address)) {
            usm.removeEngineTime(engineId);
        }
    }

    /** What was kept to understand the answer to this request. */
    void forgetRequest(int number) {
        mpv3.releaseStateReference(new PduHandle(number));
    }

    /** The user on the known engine; on an unknown one a stranger, whom every engine tells its identifier (RFC 3414 4). */
    Target<UdpAddress> target(UdpAddress address, SnmpCredentials.V3 credentials) {
        Known known = knownByAddress.get(address);
        Target<UdpAddress> target = known == null || !known.credentials().equals(credentials)
                ? stranger(address)
                : new DirectUserTarget<>(
                        address,
                        UsmKeys.octets(credentials.user()),
                        known.engineId().getValue(),
                        known.keys().authKey() == null ? null : authentication(credentials),
                        known.keys().authKey(),
                        known.keys().privKey() == null ? null : privacy(credentials),
                        known.keys().privKey());
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
        return protocols.getAuthenticationProtocol(UsmKeys.oid(credentials.authentication()));
    }

    private PrivacyProtocol privacy(SnmpCredentials.V3 credentials) {
        return protocols.getPrivacyProtocol(UsmKeys.oid(credentials.privacy()));
    }
}
