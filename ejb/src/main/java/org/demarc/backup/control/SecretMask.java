package org.demarc.backup.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of a configuration: those that stand where families of devices write secrets, those that the device's profile names,
 * and those that Demarc itself knows of the device. Masking twice is masking once. It rather hides a word too much than one too few.
 */
public final class SecretMask {

    /** What stands where a secret stood. */
    public static final String MASK = "***";

    /** A shorter secret of the device would hide half of its configuration. */
    private static final int SHORTEST_KNOWN = 6;

    private static final String VALUE = "(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"';]+)";
    private static final String FORM =
            "(?:(?:cipher|irreversible-cipher|simple|plain|plaintext|ciphertext|encrypted|encrypt|hash|clear|cleartext|"
                    + "unencrypted|string|ascii|hex|read-only|read-write|read|write|ro|rw|sha-?[0-9]*|md5|[0-9]{1,2})[ \\t]+)*";
    private static final String BETWEEN = "(?:[ \\t]*[=:][ \\t]*|[ \\t]+)";

    private static final List<Pattern> EVERYWHERE = List.of(
            Pattern.compile("(?i)(?<![\\w-])snmp[ \\t/]+community[ \\t/]+(?:set|add)[ \\t][^\\n]*?\\bname=" + VALUE),
            Pattern.compile(
                    "(?i)\\b[\\w-]{0,30}?(?:password|passwd|passphrase|secret|community|community-string|shared-key|shared-secret|"
                            + "preshared-key|private-key|psk|key-string|auth-key|authentication-key|encryption-key|password-auth|loid-auth)"
                            + "(?![\\w-])" + BETWEEN + FORM + VALUE),
            Pattern.compile("(?im)^[ \\t]*snmp-(?:server|agent)[ \\t]+(?:target-)?host\\b[^\\n]*?\\b"
                    + "(?:version[ \\t]+(?:1|2c|3(?:[ \\t]+\\w+)?)|v1|v2c|securityname)[ \\t]+" + FORM + VALUE),
            Pattern.compile("(?im)^[ \\t]*create[ \\t]+snmp[ \\t]+host[ \\t]+\\S+[ \\t]+(?:v1|v2c|v3[ \\t]+\\w+)[ \\t]+"
                    + VALUE),
            Pattern.compile(
                    "(?im)^[ \\t]*(?:config|create)?[ \\t]*(?:radius|tacacs|aaa|crypto|ike|wpa)[^\\n]*?\\b(?:key|psk)[ \\t]+"
                            + FORM + VALUE),
            Pattern.compile("(?im)^[ \\t]+key[ \\t]+[0-9][ \\t]+" + VALUE),
            Pattern.compile(
                    "(?i)\\bauth(?:entication)?(?:-mode|-protocol)?[ \\t]+(?:md5|sha\\S*)[ \\t]+" + FORM + VALUE),
            Pattern.compile(
                    "(?i)\\bpriv(?:acy)?(?:-mode|-protocol)?[ \\t]+(?:des\\S*|3des|aes(?:[ \\t]?[0-9]+)?)[ \\t]+" + FORM
                            + VALUE),
            Pattern.compile("(?i)\\b(?:message-digest-key|authentication-key|authentication-keyid)[ \\t]+[0-9]+[ \\t]+"
                    + "(?:md5|sha\\S*|authentication-mode[ \\t]+\\S+)[ \\t]+" + FORM + VALUE),
            Pattern.compile("://[^\\s/:@\"']{0,100}:([^\\s/\"']{1,200})@"),
            Pattern.compile("(?i)\\bpw[ \\t]+" + VALUE),
            Pattern.compile("(?m)" + "(\"[^\"\\n]+\");[ \\t]*##[ \\t]*SECRET-DATA"),
            Pattern.compile("(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(.{0,20000}?)-----END"));

    private final List<Pattern> patterns = new ArrayList<>(EVERYWHERE);

    /**
     * @param ofProfile patterns of the device's profile; their groups are secret
     * @param known what Demarc itself says to the device
     */
    public SecretMask(Collection<Pattern> ofProfile, Collection<Secret> known) {
        patterns.addAll(ofProfile);
        for (Secret secret : known) {
            if (secret.reveal().length() >= SHORTEST_KNOWN) {
                patterns.add(Pattern.compile("(?<!\\w)(" + Pattern.quote(secret.reveal()) + ")(?!\\w)"));
            }
        }
    }

    /** What hides the secrets of a device: those that its profile names, and those that Demarc itself says to it. */
    public static SecretMask of(@Nullable ConsoleDialect dialect, DeviceAccess access) {
        return new SecretMask(
                dialect == null ? List.of() : dialect.secrets(),
                List.of(
                        access.password(),
                        access.enable(),
                        access.read(),
                        access.write(),
                        access.v3().authPassword(),
                        access.v3().privPassword()));
    }

    /** The text without its secrets. */
    public String masked(String text) {
        String masked = text;
        for (Pattern pattern : patterns) {
            masked = masked(masked, pattern);
        }
        return masked;
    }

    private static String masked(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.start(group) >= from) {
                    masked.append(text, from, found.start(group)).append(MASK);
                    from = found.end(group);
                }
            }
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }
}
