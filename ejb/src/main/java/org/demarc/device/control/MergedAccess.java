package org.demarc.device.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.device.entity.AccessLevel.Kind;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.SnmpV3;
import org.jspecify.annotations.Nullable;

/**
 * How a device is reached after all levels have spoken, for people: every value with the level that it comes from (devices.md DEV-5).
 * Who talks to devices takes it from {@link org.demarc.device.entity.DeviceAccesses}, which knows the secrets, too.
 */
public final class MergedAccess {

    private final List<Said> nearestFirst;
    private final List<Value> values = new ArrayList<>();

    private MergedAccess(List<Said> nearestFirst) {
        this.nearestFirst = nearestFirst;
    }

    /** What is said on one level. */
    public record Said(Kind level, AccessProfile access) {}

    /**
     * One value.
     *
     * @param field as in an access profile: {@code snmpPort}
     * @param value as text; null for a secret, and where nobody says anything and there is no default
     * @param secret never shown; {@code stored} says whether there is one
     * @param stored whether there is a value, of a level or by default
     * @param from the level that it comes from; {@code SYSTEM} also for what the product brings
     */
    public record Value(String field, @Nullable String value, boolean secret, boolean stored, Kind from) {}

    /** In the order of the form. */
    public static List<Value> of(List<Said> nearestFirst) {
        MergedAccess merged = new MergedAccess(nearestFirst);
        merged.snmp();
        merged.console();
        merged.shown("apiPort", AccessProfile::apiPort, Integer.toString(DeviceAccess.API_PORT));
        merged.shown("apiTls", AccessProfile::apiTls, "false");
        return List.copyOf(merged.values);
    }

    private void snmp() {
        shown("snmpVersion", AccessProfile::snmpVersion, DeviceAccess.SNMP_VERSION);
        shown("snmpPort", AccessProfile::snmpPort, Integer.toString(DeviceAccess.SNMP_PORT));
        shown("snmpTimeoutMs", AccessProfile::snmpTimeoutMs, Integer.toString(DeviceAccess.SNMP_TIMEOUT_MS));
        shown("snmpAttempts", AccessProfile::snmpAttempts, Integer.toString(DeviceAccess.SNMP_ATTEMPTS));
        secret("readCommunity", AccessProfile::readCommunity, true);
        secret("writeCommunity", AccessProfile::writeCommunity, false);
        shown("v3", access -> text(access.v3()), null);
    }

    private void console() {
        shown("login", AccessProfile::login, null);
        secret("password", AccessProfile::password, false);
        shown("consoleKind", AccessProfile::consoleKind, "telnet");
        String kind = values.get(values.size() - 1).value();
        int port = "ssh".equals(kind) ? DeviceAccess.SSH_PORT : DeviceAccess.TELNET_PORT;
        shown("consolePort", AccessProfile::consolePort, Integer.toString(port));
        shown("consoleTimeoutMs", AccessProfile::consoleTimeoutMs, Integer.toString(DeviceAccess.CONSOLE_TIMEOUT_MS));
        secret("enablePassword", AccessProfile::enablePassword, false);
    }

    /** Without its passwords: {@code reader SHA256 AES128}. */
    private static @Nullable String text(@Nullable SnmpV3 v3) {
        return v3 == null
                ? null
                : Stream.of(v3.user(), v3.authProtocol(), v3.privProtocol(), v3.context())
                        .filter(part -> part != null && !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private void shown(String field, Function<AccessProfile, @Nullable Object> value, @Nullable String otherwise) {
        for (Said said : nearestFirst) {
            Object found = value.apply(said.access());
            if (found != null && !found.toString().isEmpty()) {
                values.add(new Value(field, found.toString(), false, true, said.level()));
                return;
            }
        }
        values.add(new Value(field, otherwise, false, otherwise != null, Kind.SYSTEM));
    }

    private void secret(String field, Function<AccessProfile, Boolean> stored, boolean otherwise) {
        Kind from = nearestFirst.stream()
                .filter(said -> stored.apply(said.access()))
                .map(Said::level)
                .findFirst()
                .orElse(null);
        values.add(new Value(field, null, true, from != null || otherwise, from == null ? Kind.SYSTEM : from));
    }
}
