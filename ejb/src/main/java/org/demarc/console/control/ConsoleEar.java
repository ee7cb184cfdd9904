package org.demarc.console.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a device has said since the last command. One character is one octet until it is read as text. */
final class ConsoleEar {

    private static final int TAIL = 400;
    private static final Pattern COLOURS =
            Pattern.compile("\u001b(\\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78DEHMNOZc])");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private final StringBuilder heard = new StringBuilder();

    void hear(byte[] octets, int count) {
        heard.append(new String(octets, 0, count, StandardCharsets.ISO_8859_1));
    }

    int length() {
        return heard.length();
    }

    void forget() {
        heard.setLength(0);
    }

    /** The last line as far as it has come, without colours. */
    String lastLine() {
        String tail = heard.substring(Math.max(0, heard.length() - TAIL));
        String plain = COLOURS.matcher(tail).replaceAll("");
        String last = plain.substring(plain.lastIndexOf('\n') + 1);
        return withoutReturns(last.stripTrailing());
    }

    /** Takes the pager's line away, so that pages join. */
    boolean takePager(Pattern pager) {
        int from = Math.max(0, heard.length() - TAIL);
        int line = Math.max(from, heard.lastIndexOf("\n") + 1);
        Matcher found = pager.matcher(COLOURS.matcher(heard.substring(line)).replaceAll(""));
        if (!found.find()) {
            return false;
        }
        heard.setLength(line);
        return true;
    }

    /** Everything as a person reads it: overwritten text is gone, octets are decoded (devices.md DEV-13), lines end in a line feed. */
    String text() {
        byte[] octets = heard.toString().getBytes(StandardCharsets.ISO_8859_1);
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            decoded = new String(octets, CYRILLIC);
        }
        StringBuilder text = new StringBuilder(decoded.length());
        for (String line : COLOURS.matcher(decoded).replaceAll("").split("\n", -1)) {
            text.append(clean(line)).append('\n');
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static String clean(String line) {
        String seen = withoutReturns(line);
        StringBuilder clean = new StringBuilder(seen.length());
        for (int i = 0; i < seen.length(); i++) {
            char c = seen.charAt(i);
            if (c == '\b') {
                clean.setLength(Math.max(0, clean.length() - 1));
            } else if (c == '\t' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString().stripTrailing();
    }

    /** What stands there after the cursor went back to the beginning and wrote again. */
    private static String withoutReturns(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }
}
