package org.demarc.device.entity;

import org.demarc.settings.entity.Secret;

/**
 * How one device is asked, after all levels have spoken (devices.md DEV-5): the nearest that has a value wins.
 *
 * @param address IPv4 or IPv6 as text
 * @param snmpVersion 1, 2c or 3
 * @param snmpTimeoutMs how long one request waits
 * @param snmpAttempts how often it is sent in all
 * @param write {@link Secret#NONE} when write access is not configured
 * @param v3 {@link V3#NONE} when there is no user
 * @param consoleTimeoutMs how long the console may take to come back with its prompt
 * @param parameters custom parameters, of all levels together
 * @param enable password behind {@code enable}; {@link Secret#NONE} when none is stored
 */
public record DeviceAccess(
        long deviceId,
        String name,
        String address,
        String snmpVersion,
        int snmpPort,
        int snmpTimeoutMs,
        int snmpAttempts,
        Secret read,
        Secret write,
        V3 v3,
        String consoleKind,
        int consolePort,
        int consoleTimeoutMs,
        int apiPort,
        boolean apiTls,
        String login,
        Secret password,
        Secret enable,
        String profile,
        String modelKey,
        boolean pollEnabled,
        CustomParameters parameters) {

    /**
     * User-based security of version 3, secrets opened.
     *
     * @param authProtocol empty for none
     * @param privProtocol empty for none
     */
    public record V3(
            String user,
            String authProtocol,
            Secret authPassword,
            String privProtocol,
            Secret privPassword,
            String context) {

        /** Nobody. */
        public static final V3 NONE = new V3("", "", Secret.NONE, "", Secret.NONE, "");
    }

    /** Last resort of the system's level: what applies when no level says anything; the same numbers stand in the view device_access. */
    public static final String SNMP_VERSION = "2c";

    public static final int SNMP_PORT = 161;
    public static final int SNMP_TIMEOUT_MS = 4000;
    public static final int SNMP_ATTEMPTS = 3;
    public static final int API_PORT = 8728;
    public static final Secret READ = Secret.of("public");

    public static final int CONSOLE_TIMEOUT_MS = 15_000;
    public static final int TELNET_PORT = 23;
    public static final int SSH_PORT = 22;

    /** True when somebody has said how to sign in on its console (devices.md DEV-5). */
    public boolean hasConsole() {
        return !login.isEmpty() || !password.isEmpty();
    }

    /** The same, asked by SNMP in another way. */
    public DeviceAccess asked(String version, int port, Secret community) {
        return new DeviceAccess(
                deviceId,
                name,
                address,
                version,
                port,
                snmpTimeoutMs,
                snmpAttempts,
                community,
                write,
                v3,
                consoleKind,
                consolePort,
                consoleTimeoutMs,
                apiPort,
                apiTls,
                login,
                password,
                enable,
                profile,
                modelKey,
                pollEnabled,
                parameters);
    }
}
