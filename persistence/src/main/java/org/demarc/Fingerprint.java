package org.demarc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of octets, or of a text in UTF-8: by it two of them are compared without being kept. */
public final class Fingerprint {

    private static final int HALF = 16;

    private Fingerprint() {}

    /** 32 octets. */
    public static byte[] of(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 32 octets. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 digits in lower case. */
    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(of(octets));
    }

    /** 64 digits in lower case. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The first 32 digits: enough to tell states of one thing apart. */
    public static String halfHex(String text) {
        return HexFormat.of().formatHex(of(text), 0, HALF);
    }
}
