package org.demarc.routeros.control;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes sentences out of the API's framing (ucrm-routeros.md 4.1). One thread only. */
final class SentenceReader {

    /** No router sends longer words or sentences; one that claims to is talking garbage. */
    static final int LONGEST_WORD = 4 << 20;

    static final int MOST_WORDS = 4096;

    static final int LONGEST_SENTENCE = LONGEST_WORD;

    private final InputStream in;

    SentenceReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16 << 10);
    }

    /**
     * Waits for the first byte of a sentence.
     *
     * @return the byte, or -1 where the stream ends
     * @throws java.net.SocketTimeoutException when none came in the socket's time; the stream is still in step
     */
    int first() throws IOException {
        return in.read();
    }

    /** The words of the sentence that begins with the byte; empty for an empty sentence. */
    List<String> rest(int first) throws IOException {
        List<String> words = new ArrayList<>();
        int octets = 0;
        for (int length = length(first); length > 0; length = length(next())) {
            if (words.size() == MOST_WORDS) {
                throw new IOException("the router sent a sentence of more than " + MOST_WORDS + " words");
            }
            octets += length;
            if (octets > LONGEST_SENTENCE) {
                throw new IOException("the router sent a sentence of more than " + LONGEST_SENTENCE + " bytes");
            }
            words.add(word(length));
        }
        return words;
    }

    private String word(int length) throws IOException {
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw new EOFException("the stream ended inside a word");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private int length(int first) throws IOException {
        if (first >= 0xF8) {
            throw new IOException("the router sent a reserved length byte");
        }
        long length = first < 0x80
                ? first
                : first < 0xC0
                        ? more(first & 0x3F, 1)
                        : first < 0xE0 ? more(first & 0x1F, 2) : first < 0xF0 ? more(first & 0x0F, 3) : more(0, 4);
        if (length > LONGEST_WORD) {
            throw new IOException("the router announced a word of " + length + " bytes");
        }
        return (int) length;
    }

    private long more(long value, int bytes) throws IOException {
        long length = value;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | next();
        }
        return length;
    }

    private int next() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the stream ended inside a sentence");
        }
        return octet;
    }
}
