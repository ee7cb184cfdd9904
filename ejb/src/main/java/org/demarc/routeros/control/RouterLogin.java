package org.demarc.routeros.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.demarc.provisioning.control.RouterAccess;

/** Signs in: name and password first; a router before 6.43 answers that with a challenge (ucrm-routeros.md 4.3). */
final class RouterLogin {

    private RouterLogin() {}

    static void signIn(RouterOsConnection connection, RouterAccess access)
            throws RouterFault.LoginRefused, RouterFault.NoConnection {
        try {
            RouterCommand login = RouterCommand.of("/login").with("name", access.user());
            String challenge = connection
                    .call(login.with("password", access.password().reveal()), access.commandTimeout())
                    .ret();
            if (!challenge.isEmpty()) {
                answer(connection, access, login, challenge);
            }
        } catch (RouterFault.Trap refusal) {
            throw refused(new RouterFault.Trap(refusal.category(), masked(refusal.words(), access)));
        } catch (RouterFault.Lost lost) {
            throw new RouterFault.NoConnection(
                    RouterFault.Stage.LOGIN, "closed during the login: " + masked(lost.detail(), access));
        }
    }

    private static void answer(
            RouterOsConnection connection, RouterAccess access, RouterCommand login, String challenge)
            throws RouterFault.LoginRefused, RouterFault.NoConnection, RouterFault.Trap, RouterFault.Lost {
        if (!access.legacyLogin()) {
            throw new RouterFault.LoginRefused(
                    "the router wants the login of RouterOS before 6.43, which is not allowed");
        }
        if (!challenge.matches("(?:[0-9A-Fa-f]{2})+")) {
            throw new RouterFault.NoConnection(
                    RouterFault.Stage.LOGIN, "the router's challenge is not made of hex digits");
        }
        connection.call(
                login.with("response", response(access.password().reveal(), challenge)), access.commandTimeout());
    }

    /** {@code 00} and the MD5 of a zero byte, the password and the challenge's bytes. */
    static String response(String password, String challenge) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(password.getBytes(StandardCharsets.UTF_8));
            md5.update(HexFormat.of().parseHex(challenge));
            return "00" + HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Should the router repeat the password. */
    private static String masked(String words, RouterAccess access) {
        return RouterCommand.of("/login")
                .with("password", access.password().reveal())
                .maskedIn(words);
    }

    /** Only the known words mean a wrong login; anything else may pass, and must not hold the router. */
    private static RouterFault.LoginRefused refused(RouterFault.Trap trap) throws RouterFault.NoConnection {
        if (trap.words().contains("invalid user name or password")
                || trap.words().contains("cannot log in")) {
            return new RouterFault.LoginRefused(trap.words());
        }
        throw new RouterFault.NoConnection(RouterFault.Stage.LOGIN, "login: " + trap.words());
    }
}
