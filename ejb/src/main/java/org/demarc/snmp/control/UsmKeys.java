package org.demarc.snmp.control;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/**
 * A user's keys at one engine (RFC 3414 2.6). Making them takes milliseconds; they are never shown.
 *
 * @param authKey null where the user has none
 * @param privKey null where the user has none
 */
record UsmKeys(@Nullable OctetString authKey, @Nullable OctetString privKey) {

    static UsmKeys of(SecurityProtocols protocols, SnmpCredentials.V3 credentials, OctetString engineId) {
        boolean authenticated = !credentials.authPassword().isEmpty();
        boolean encrypted = authenticated && !credentials.privPassword().isEmpty();
        OctetString authKey = authenticated
                ? new OctetString(protocols
                        .getAuthenticationProtocol(oid(credentials.authentication()))
                        .passwordToKey(octets(credentials.authPassword().reveal()), engineId.getValue()))
                : null;
        OctetString privKey = encrypted
                ? new OctetString(protocols.passwordToKey(
                        oid(credentials.privacy()),
                        oid(credentials.authentication()),
                        octets(credentials.privPassword().reveal()),
                        engineId.getValue()))
                : null;
        return new UsmKeys(authKey, privKey);
    }

    /** The level of security at which the user talks. */
    int level() {
        if (authKey == null) {
            return SecurityLevel.NOAUTH_NOPRIV;
        }
        return privKey == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
    }

    static OctetString octets(String text) {
        return new OctetString(text.getBytes(StandardCharsets.UTF_8));
    }

    static OID oid(SnmpCredentials.Authentication protocol) {
        return switch (protocol) {
            case MD5 -> AuthMD5.ID;
            case SHA -> AuthSHA.ID;
            case SHA256 -> AuthHMAC192SHA256.ID;
            case SHA384 -> AuthHMAC256SHA384.ID;
            case SHA512 -> AuthHMAC384SHA512.ID;
        };
    }

    static OID oid(SnmpCredentials.Privacy protocol) {
        return switch (protocol) {
            case DES -> PrivDES.ID;
            case AES128 -> PrivAES128.ID;
            case AES192 -> PrivAES192.ID;
            case AES256 -> PrivAES256.ID;
        };
    }

    @Override
    public String toString() {
        return "UsmKeys[...]";
    }
}
