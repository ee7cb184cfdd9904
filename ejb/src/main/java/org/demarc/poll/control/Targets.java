package org.demarc.poll.control;

import java.util.Optional;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.poll.entity.ClaimedDevice.Conduct;
import org.demarc.snmp.control.DeviceConduct;
import org.demarc.snmp.control.SnmpCredentials;
import org.demarc.snmp.control.SnmpCredentials.Authentication;
import org.demarc.snmp.control.SnmpCredentials.Privacy;
import org.demarc.snmp.control.SnmpTarget;

/** How an inventory device looks to the SNMP engine. */
public final class Targets {

    private Targets() {}

    /** For reading; empty when the way of access cannot be used (version 3 without a user, an address that is none). */
    public static Optional<SnmpTarget> reading(DeviceAccess access) {
        return credentials(access, access.read()).flatMap(credentials -> target(access, credentials));
    }

    /** For writing; empty when write access is not configured or cannot be used. */
    public static Optional<SnmpTarget> writing(DeviceAccess access) {
        return access.write().isEmpty() && !access.snmpVersion().equals("3")
                ? Optional.empty()
                : credentials(access, access.write()).flatMap(credentials -> target(access, credentials));
    }

    private static Optional<SnmpCredentials> credentials(
            DeviceAccess access, org.demarc.settings.entity.Secret community) {
        return switch (access.snmpVersion()) {
            case "1" -> Optional.of(new SnmpCredentials.V1(community));
            case "2c" -> Optional.of(new SnmpCredentials.V2c(community));
            default -> access.v3().user().isEmpty() ? Optional.empty() : Optional.of(user(access.v3()));
        };
    }

    private static SnmpCredentials user(DeviceAccess.V3 v3) {
        return new SnmpCredentials.V3(
                v3.user(),
                v3.authProtocol().isEmpty() ? Authentication.SHA : Authentication.valueOf(v3.authProtocol()),
                v3.authPassword(),
                v3.privProtocol().isEmpty() ? Privacy.AES128 : Privacy.valueOf(v3.privProtocol()),
                v3.privPassword(),
                v3.context());
    }

    private static Optional<SnmpTarget> target(DeviceAccess access, SnmpCredentials credentials) {
        try {
            int retries = Math.max(0, Math.min(10, access.snmpAttempts() - 1));
            return Optional.of(SnmpTarget.of(access.address(), access.snmpPort(), credentials)
                    .withTiming(access.snmpTimeoutMs(), retries));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static DeviceConduct conduct(Conduct known) {
        return new DeviceConduct(
                known.budget(),
                known.shrunk(),
                known.cleanCycles(),
                known.longestMs(),
                known.longestBeforeMs(),
                known.varBinds(),
                known.silentCycles());
    }
}
