package org.demarc.access.control;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.demarc.access.entity.AccessProblem;

/**
 * Hashes passwords with PBKDF2 in the form of Jakarta Security's {@code Pbkdf2PasswordHash}:
 * {@code algorithm:iterations:base64 salt:base64 hash}. The hash carries its own iterations, so they may grow.
 *
 * @param iterations for new hashes
 */
public record Passwords(int iterations) {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_OCTETS = 32;
    private static final int HASH_OCTETS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED_LENGTH = 20;
    private static final int SHORTEST = 8;

    public String hash(String password) {
        var salt = new byte[SALT_OCTETS];
        RANDOM.nextBytes(salt);
        var hash = derive(ALGORITHM, password, salt, iterations, HASH_OCTETS);
        var base64 = Base64.getEncoder();
        return ALGORITHM + ":" + iterations + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    /** Takes the same time whether the password fits or not. A hash that is not readable fits no password. */
    public boolean matches(String password, String hash) {
        var parts = hash.split(":", -1);
        if (parts.length != 4 || !parts[0].startsWith("PBKDF2With")) {
            return false;
        }
        try {
            var salt = Base64.getDecoder().decode(parts[2]);
            var expected = Base64.getDecoder().decode(parts[3]);
            var derived = derive(parts[0], password, salt, Integer.parseInt(parts[1]), expected.length);
            return MessageDigest.isEqual(expected, derived);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** True when the hash was made with fewer iterations than new ones: hash again at the next sign-in. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith(ALGORITHM + ":" + iterations + ":");
    }

    /** A password that nobody guesses, without letters that look alike. */
    public static String generated() {
        var text = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /**
     * At least 8 characters of at least two kinds.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#WEAK_PASSWORD}
     */
    public static void requireStrong(String password) {
        boolean letters = password.chars().anyMatch(Character::isLetter);
        boolean others = password.chars().anyMatch(c -> !Character.isLetter(c));
        if (password.codePointCount(0, password.length()) < SHORTEST || !letters || !others) {
            throw AccessProblem.WEAK_PASSWORD.because(
                    "use at least 8 characters, letters together with digits or other characters");
        }
    }

    private static byte[] derive(String algorithm, String password, byte[] salt, int iterations, int octets) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, octets * 8);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
