package org.demarc.device.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way of reaching devices, without its secrets. Null means that the system default applies (devices.md DEV-5).
 *
 * @param snmpAttempts how often a request is sent in all
 * @param readCommunity whether one is stored
 * @param writeCommunity whether one is stored
 * @param v3 user of version 3, null when there is none
 * @param password whether one is stored
 * @param enablePassword whether one is stored, for the console's {@code enable}
 * @param consoleKind telnet or ssh
 * @param devices how many devices use it
 */
public record AccessProfile(
        long id,
        String name,
        @Nullable String snmpVersion,
        @Nullable Integer snmpPort,
        @Nullable Integer snmpTimeoutMs,
        @Nullable Integer snmpAttempts,
        boolean readCommunity,
        boolean writeCommunity,
        @Nullable SnmpV3 v3,
        @Nullable String consoleKind,
        @Nullable Integer consolePort,
        @Nullable Integer consoleTimeoutMs,
        @Nullable Integer apiPort,
        @Nullable Boolean apiTls,
        @Nullable String login,
        boolean password,
        boolean enablePassword,
        long devices,
        Instant createdAt,
        int version) {}
