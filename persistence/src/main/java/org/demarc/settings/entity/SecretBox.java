package org.demarc.settings.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets for the database with AES-256-GCM. The sealed text names its key, so that keys can be changed while
 * older values stay readable: {@code s1:<key id>:<base64 of nonce and cipher text>}.
 */
public final class SecretBox {

    private static final String PREFIX = "s1:";
    private static final int KEY_OCTETS = 32;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static volatile @Nullable SecretBox installed;

    private final Map<String, SecretKeySpec> keyById;
    private final String currentKeyId;

    private SecretBox(Map<String, SecretKeySpec> keyById) {
        this.keyById = Map.copyOf(keyById);
        this.currentKeyId = keyById.keySet().iterator().next();
    }

    /**
     * Reads the setting {@code demarc.settings.secret-key}: one or several keys of 32 octets in base64, separated by
     * commas, each optionally with an id ({@code 2026:AAAA...=}). The first seals, all of them open. A key without an
     * id is called {@code k1}.
     *
     * @throws IllegalArgumentException when the setting is empty or a key has another length; the text never holds a key
     */
    public static SecretBox withKeys(String setting) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (var part : setting.split(",")) {
            var text = part.strip();
            int colon = text.indexOf(':');
            var id = colon < 0 ? "k1" : text.substring(0, colon);
            keys.putIfAbsent(id, key(id, text.substring(colon + 1)));
        }
        return new SecretBox(keys);
    }

    /** A box with a new random key, for tests and for making a key. */
    public static SecretBox withFreshKey() {
        return withKeys(freshKey());
    }

    /** 32 random octets in base64: a value for {@code demarc.settings.secret-key}. */
    public static String freshKey() {
        var octets = new byte[KEY_OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    /** The box that this server (or this test) uses everywhere. */
    public static void install(SecretBox box) {
        installed = box;
    }

    /**
     * The installed box; without one it is made from the system property {@code demarc.settings.secret-key} or the
     * environment variable {@code DEMARC_SETTINGS_SECRET_KEY}.
     *
     * @throws IllegalStateException when there is no key at all
     */
    public static SecretBox current() {
        var box = installed;
        if (box == null) {
            box = withKeys(keyOfProcess());
            installed = box;
        }
        return box;
    }

    /** Sealed twice, the same text gives two different results. */
    public String seal(String clear) {
        var nonce = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, currentKeyId, nonce, clear.getBytes(StandardCharsets.UTF_8));
        var all = Arrays.copyOf(nonce, NONCE_OCTETS + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_OCTETS, sealed.length);
        return PREFIX + currentKeyId + ":" + Base64.getEncoder().encodeToString(all);
    }

    /**
     * The clear text.
     *
     * @throws IllegalArgumentException when the text was not sealed by this kind of box, was changed, or its key is gone
     */
    public String open(String sealed) {
        int colon = sealed.indexOf(':', PREFIX.length());
        if (!sealed.startsWith(PREFIX) || colon < 0) {
            throw new IllegalArgumentException("not a sealed text");
        }
        var all = Base64.getDecoder().decode(sealed.substring(colon + 1));
        if (all.length < NONCE_OCTETS) {
            throw new IllegalArgumentException("a sealed text that was cut off");
        }
        var clear = crypt(
                Cipher.DECRYPT_MODE,
                sealed.substring(PREFIX.length(), colon),
                Arrays.copyOf(all, NONCE_OCTETS),
                Arrays.copyOfRange(all, NONCE_OCTETS, all.length));
        return new String(clear, StandardCharsets.UTF_8);
    }

    /** The same for octets: the id of the key, a zero, nonce and cipher text. */
    public byte[] sealOctets(byte[] clear) {
        var nonce = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(nonce);
        var id = currentKeyId.getBytes(StandardCharsets.UTF_8);
        var sealed = crypt(Cipher.ENCRYPT_MODE, currentKeyId, nonce, clear);
        var all = Arrays.copyOf(id, id.length + 1 + NONCE_OCTETS + sealed.length);
        System.arraycopy(nonce, 0, all, id.length + 1, NONCE_OCTETS);
        System.arraycopy(sealed, 0, all, id.length + 1 + NONCE_OCTETS, sealed.length);
        return all;
    }

    /**
     * The clear octets.
     *
     * @throws IllegalArgumentException as {@link #open(String)} does
     */
    public byte[] openOctets(byte[] sealed) {
        int end = 0;
        while (end < sealed.length && sealed[end] != 0) {
            end++;
        }
        int from = end + 1 + NONCE_OCTETS;
        if (from > sealed.length) {
            throw new IllegalArgumentException("not sealed octets, or cut off");
        }
        return crypt(
                Cipher.DECRYPT_MODE,
                new String(sealed, 0, end, StandardCharsets.UTF_8),
                Arrays.copyOfRange(sealed, end + 1, from),
                Arrays.copyOfRange(sealed, from, sealed.length));
    }

    /** The same for the type that does not print itself. */
    public String seal(Secret secret) {
        return seal(secret.reveal());
    }

    /** The same as {@link #open(String)}, for the type that does not print itself. */
    public Secret openSecret(String sealed) {
        return Secret.of(open(sealed));
    }

    /** True when the text was sealed with a key that no longer seals: seal it again. */
    public boolean isOutdated(String sealed) {
        return !sealed.startsWith(PREFIX + currentKeyId + ":");
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] octets) {
        var key = keyById.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no secret key with id " + keyId);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret does not open with key " + keyId, e);
        }
    }

    private static SecretKeySpec key(String id, String base64) {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret key " + id + " is not base64");
        }
        if (octets.length != KEY_OCTETS) {
            throw new IllegalArgumentException("secret key " + id + " has " + octets.length + " octets, needs 32");
        }
        return new SecretKeySpec(octets, "AES");
    }

    private static String keyOfProcess() {
        var property = System.getProperty("demarc.settings.secret-key", "");
        var environment = System.getenv().getOrDefault("DEMARC_SETTINGS_SECRET_KEY", "");
        var key = property.isBlank() ? environment : property;
        if (key.isBlank()) {
            throw new IllegalStateException("no secret key: set demarc.settings.secret-key to 32 octets in base64");
        }
        return key;
    }
}
