package org.demarc.notification.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.demarc.settings.entity.Secret;

/** What proves to the receiver of a webhook that it comes from here, and when it was sent. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * {@code sha256=} and the HMAC-SHA256 (RFC 2104) in hexadecimal digits of the time, a dot, and the body.
     *
     * @param epochSeconds as the header {@code X-Demarc-Timestamp} says
     * @param body as it is sent, in UTF-8
     */
    public static String of(Secret key, long epochSeconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = mac.doFinal((epochSeconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + ALGORITHM, e);
        }
    }
}
