package org.demarc.lab.snmp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A user's keys at one engine (RFC 3414 2.6 and A.2, RFC 3826 3.1). */
final class V3Keys {

    private static final int EXPANDED = 1 << 20;

    private final V3User user;
    private final byte[] authKey;
    private final byte[] privKey;

    private V3Keys(V3User user, byte[] authKey, byte[] privKey) {
        this.user = user;
        this.authKey = authKey;
        this.privKey = privKey;
    }

    static V3Keys of(V3User user, byte[] engineId) {
        byte[] auth = localized(user.signing(), user.authPassword(), engineId);
        byte[] priv = user.hiding() == V3User.Hiding.NONE
                ? new byte[0]
                : localized(user.signing(), user.privPassword(), engineId);
        return new V3Keys(user, auth, Arrays.copyOf(priv, user.hiding().keyOctets()));
    }

    private static byte[] localized(V3User.Signing signing, String password, byte[] engineId) {
        if (signing == V3User.Signing.NONE) {
            return new byte[0];
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(signing.digest());
            byte[] text = password.getBytes(StandardCharsets.UTF_8);
            var expanded = new byte[EXPANDED];
            for (int i = 0; i < EXPANDED; i++) {
                expanded[i] = text[i % text.length];
            }
            byte[] key = digest.digest(expanded);
            digest.update(key);
            digest.update(engineId);
            return digest.digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authentication code over a whole message whose own code is zeros. */
    byte[] code(byte[] message) {
        try {
            Mac mac = Mac.getInstance(user.signing().mac());
            mac.init(new SecretKeySpec(authKey, user.signing().mac()));
            return Arrays.copyOf(mac.doFinal(message), user.signing().octets());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encrypted(byte[] plain, int boots, int time, byte[] salt) {
        return crypt(Cipher.ENCRYPT_MODE, plain, boots, time, salt);
    }

    /** With a wrong key the octets are junk, not an error. */
    byte[] decrypted(byte[] hidden, int boots, int time, byte[] salt) {
        return crypt(Cipher.DECRYPT_MODE, hidden, boots, time, salt);
    }

    private byte[] crypt(int mode, byte[] octets, int boots, int time, byte[] salt) {
        Ber.requireThat(salt.length == 8, "salt of " + salt.length + " octets");
        byte[] start =
                ByteBuffer.allocate(16).putInt(boots).putInt(time).put(salt).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(mode, new SecretKeySpec(privKey, "AES"), new IvParameterSpec(start));
            return cipher.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
