package org.demarc.device.entity;

import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about an access profile, or on another level of access ({@link AccessLevel}; the name is empty then). Null means: the
 * next level decides; of a secret: as it was.
 *
 * @param readCommunity {@link Secret#NONE} takes it away
 * @param writeCommunity {@link Secret#NONE} takes it away
 * @param v3 user of version 3, null for none
 * @param password {@link Secret#NONE} takes it away
 * @param enablePassword of the console's {@code enable}; {@link Secret#NONE} takes it away
 */
public record AccessProfileDraft(
        String name,
        @Nullable String snmpVersion,
        @Nullable Integer snmpPort,
        @Nullable Integer snmpTimeoutMs,
        @Nullable Integer snmpAttempts,
        @Nullable Secret readCommunity,
        @Nullable Secret writeCommunity,
        @Nullable SnmpV3Draft v3,
        @Nullable String consoleKind,
        @Nullable Integer consolePort,
        @Nullable Integer consoleTimeoutMs,
        @Nullable Integer apiPort,
        @Nullable Boolean apiTls,
        @Nullable String login,
        @Nullable Secret password,
        @Nullable Secret enablePassword) {

    /** Nothing is said, and secrets are taken away. */
    public static final AccessProfileDraft NOTHING = new AccessProfileDraft(
            "",
            null,
            null,
            null,
            null,
            Secret.NONE,
            Secret.NONE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Secret.NONE,
            Secret.NONE);

    /** SNMP 2c with a community for reading, everything else by default. */
    public static AccessProfileDraft snmp(String name, Secret readCommunity) {
        return new AccessProfileDraft(
                name,
                "2c",
                null,
                null,
                null,
                readCommunity,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same with version 3. */
    public AccessProfileDraft withV3(SnmpV3Draft user) {
        return new AccessProfileDraft(
                name,
                "3",
                snmpPort,
                snmpTimeoutMs,
                snmpAttempts,
                readCommunity,
                writeCommunity,
                user,
                consoleKind,
                consolePort,
                consoleTimeoutMs,
                apiPort,
                apiTls,
                login,
                password,
                enablePassword);
    }
}
