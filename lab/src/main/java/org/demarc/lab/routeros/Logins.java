package org.demarc.lab.routeros;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two ways to show that one knows a password (ucrm-routeros.md 4.3). */
final class Logins {

    private Logins() {}

    static boolean matches(RouterUser user, Command login) {
        return login.arguments().containsKey("password")
                ? user.password().equals(login.argument("password"))
                : user.password().isEmpty();
    }

    /** Whether the response is {@code 00} and the hex MD5 of zero, password and challenge. */
    static boolean answers(RouterUser user, byte[] challenge, String response) {
        return challenge.length > 0 && response.equalsIgnoreCase("00" + digest(user.password(), challenge));
    }

    static String digest(String password, byte[] challenge) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(password.getBytes(StandardCharsets.UTF_8));
            return hex(md5.digest(challenge));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
