package org.demarc.lab.routeros;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes sentences off a byte stream (ucrm-routeros.md 4.1): all five length forms, however the bytes arrive. */
final class SentenceReader {

    private static final int LONGEST_WORD = 64 << 20;

    private final InputStream in;

    SentenceReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16 * 1024);
    }

    /**
     * The next sentence that has words.
     *
     * @return nothing at the end of the stream
     * @throws IOException when the stream breaks inside a sentence, or holds a reserved or absurd length
     */
    Optional<List<String>> next() throws IOException {
        List<String> words = new ArrayList<>(8);
        for (int first = in.read(); first >= 0; first = in.read()) {
            int length = length(first);
            if (length > 0) {
                words.add(word(length));
            } else if (!words.isEmpty()) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private String word(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ends inside a word");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int length(int first) throws IOException {
        if (first < 0x80) {
            return first;
        } else if (first < 0xC0) {
            return tail(first & 0x3F, 1);
        } else if (first < 0xE0) {
            return tail(first & 0x1F, 2);
        } else if (first < 0xF0) {
            return tail(first & 0x0F, 3);
        } else if (first < 0xF8) {
            return tail(0, 4);
        }
        throw new IOException("reserved length byte " + first);
    }

    private int tail(int high, int bytes) throws IOException {
        long length = high;
        for (int i = 0; i < bytes; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the stream ends inside a length");
            }
            length = length << 8 | next;
        }
        if (length > LONGEST_WORD) {
            throw new IOException("a word of " + length + " bytes");
        }
        return (int) length;
    }
}
