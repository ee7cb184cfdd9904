package org.demarc.userside.control;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Characters of a billing's answer made fit for a JSON parser: undecodable octets and control characters dropped,
 * bare numbers put in quotes so that leading zeros and ids survive as the text that stands there
 * (userside-universal-api.md 3.3 and 3.4).
 */
final class LenientText extends FilterReader {

    private static final char UNDECODABLE = '\uFFFD';
    private static final int NONE = -2;

    /** Read by the thousand: asking a decoder for single characters costs more than all the rest of an import. */
    private final char[] ahead = new char[1 << 14];

    private int aheadAt;
    private int aheadEnd;
    private boolean inString;
    private boolean escaped;
    private boolean inNumber;
    private int held = NONE;
    private long dropped;

    LenientText(InputStream octets) {
        this(new InputStreamReader(
                octets,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNDECODABLE))));
    }

    LenientText(Reader characters) {
        super(characters);
    }

    /** How many octets could not be decoded so far. */
    long dropped() {
        return dropped;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                break;
            }
            buffer[offset + count++] = (char) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public int read() throws IOException {
        if (held != NONE) {
            int next = held;
            held = NONE;
            return next;
        }
        int next = sound();
        return inString ? insideString(next) : outsideString(next);
    }

    private int insideString(int next) {
        if (escaped) {
            escaped = false;
        } else if (next == '\\') {
            escaped = true;
        } else if (next == '"') {
            inString = false;
        }
        return next;
    }

    private int outsideString(int next) {
        boolean numeric = startsNumber(next) || (inNumber && continuesNumber(next));
        if (numeric && !inNumber) {
            inNumber = true;
            held = next;
            return '"';
        }
        if (!numeric && inNumber) {
            inNumber = false;
            inString = next == '"';
            held = next;
            return '"';
        }
        inString = next == '"';
        return next;
    }

    private static boolean startsNumber(int next) {
        return (next >= '0' && next <= '9') || next == '-';
    }

    private static boolean continuesNumber(int next) {
        return next == '.' || next == 'e' || next == 'E' || next == '+';
    }

    /** The next character that may stand in a text; line ends and tabs become blanks. */
    private int sound() throws IOException {
        while (true) {
            int next = raw();
            if (next == UNDECODABLE) {
                dropped++;
            } else if (next == '\t' || next == '\n' || next == '\r') {
                return ' ';
            } else if (next < 0 || (next >= ' ' && next != '\uFEFF')) {
                return next;
            }
        }
    }

    private int raw() throws IOException {
        if (aheadAt == aheadEnd) {
            aheadEnd = Math.max(0, in.read(ahead, 0, ahead.length));
            aheadAt = 0;
            if (aheadEnd == 0) {
                return -1;
            }
        }
        return ahead[aheadAt++];
    }
}
