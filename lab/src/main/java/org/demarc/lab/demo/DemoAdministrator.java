package org.demarc.lab.demo;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.demarc.lab.stand.Database;
import org.jspecify.annotations.Nullable;

/**
 * What still lets the administrator in: somebody may have given him another password since the demo's first start, or taken
 * his rights. The password is compared with its hash in the database, because a trial at the door would count as a bad attempt.
 *
 * @param password null when it is another one now
 * @param apiKey null when it is not let in any more
 */
record DemoAdministrator(
        @Nullable String password, @Nullable String apiKey) {

    static final String LOGIN = "admin";

    static DemoAdministrator found(Database database, DemoApi api, DemoSecrets secrets) {
        String hash = hash(database);
        return new DemoAdministrator(
                hash != null && fits(secrets.adminPassword(), hash) ? secrets.adminPassword() : null,
                api.isOwner() ? secrets.apiKey() : null);
    }

    /** What is printed for people. */
    String passwordWords() {
        return password == null ? "not known: it was changed in an earlier run (-Ddemo.fresh begins anew)" : password;
    }

    private static @Nullable String hash(Database database) {
        String question = "select password_hash from app_user where lower(login) = ? and status = 'ENABLED'";
        try (Connection connection = database.connect();
                PreparedStatement asked = connection.prepareStatement(question)) {
            asked.setString(1, LOGIN);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for the administrator", e);
        }
    }

    /** The product's hashes are {@code algorithm:iterations:salt:hash}, PBKDF2 with the last two in base64. */
    private static boolean fits(String password, String stored) {
        String[] parts = stored.split(":", -1);
        try {
            byte[] expected = Base64.getDecoder().decode(parts[3]);
            PBEKeySpec spec = new PBEKeySpec(
                    password.toCharArray(),
                    Base64.getDecoder().decode(parts[2]),
                    Integer.parseInt(parts[1]),
                    expected.length * 8);
            return MessageDigest.isEqual(
                    expected,
                    SecretKeyFactory.getInstance(parts[0]).generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
