package org.demarc.lab.snmp;

/**
 * Somebody who may ask a version 3 agent (RFC 3414). What he asks below his own level of security is refused.
 *
 * @param authPassword used unless {@code signing} is NONE
 * @param privPassword used unless {@code hiding} is NONE
 */
public record V3User(String name, Signing signing, String authPassword, Hiding hiding, String privPassword) {

    /** How messages are authenticated (RFC 3414 6 and 7, RFC 7860). */
    public enum Signing {
        NONE("", "", 0),
        MD5("MD5", "HmacMD5", 12),
        SHA("SHA-1", "HmacSHA1", 12),
        SHA256("SHA-256", "HmacSHA256", 24),
        SHA384("SHA-384", "HmacSHA384", 32),
        SHA512("SHA-512", "HmacSHA512", 48);

        private final String digest;
        private final String mac;
        private final int octets;

        Signing(String digest, String mac, int octets) {
            this.digest = digest;
            this.mac = mac;
            this.octets = octets;
        }

        String digest() {
            return digest;
        }

        String mac() {
            return mac;
        }

        /** Length of the code in a message. */
        int octets() {
            return octets;
        }
    }

    /** How messages are encrypted (RFC 3826; 256 bits need a digest of 32 octets or more here). */
    public enum Hiding {
        NONE(0),
        AES128(16),
        AES256(32);

        private final int keyOctets;

        Hiding(int keyOctets) {
            this.keyOctets = keyOctets;
        }

        int keyOctets() {
            return keyOctets;
        }
    }

    /** Neither authentication nor privacy. */
    public static V3User plain(String name) {
        return new V3User(name, Signing.NONE, "", Hiding.NONE, "");
    }

    public static V3User signing(String name, Signing signing, String password) {
        return new V3User(name, signing, password, Hiding.NONE, "");
    }

    public V3User hiding(Hiding how, String password) {
        return new V3User(name, signing, authPassword, how, password);
    }

    /** Flags of a message at this user's level: 1 authentication, 2 privacy. */
    int level() {
        return (signing == Signing.NONE ? 0 : 1) | (hiding == Hiding.NONE ? 0 : 2);
    }
}
