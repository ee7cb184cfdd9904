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
        int apiPort,
        boolean apiTls,
        String login,
        Secret password,
        String profile,
        String modelKey,
        boolean pollEnabled) {

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

    /** Level of the system: what applies when neither profile nor device says anything. */
    public static final String SNMP_VERSION = "2c";

    public static final int SNMP_PORT = 161;
    public static final int SNMP_TIMEOUT_MS = 4000;
    public static final int SNMP_ATTEMPTS = 3;
    public static final int API_PORT = 8728;
    public static final Secret READ = Secret.of("public");
}
