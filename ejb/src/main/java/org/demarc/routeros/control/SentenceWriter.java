package org.demarc.routeros.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts a sentence into the API's framing: each word after its length, a word of length 0 at the end (ucrm-routeros.md 4.1). */
final class SentenceWriter {

    private SentenceWriter() {}

    /** The whole sentence in one buffer, so that it leaves in one write. */
    static byte[] bytes(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        for (String word : words) {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            writeLength(out, text.length);
            out.writeBytes(text);
        }
        out.write(0);
        return out.toByteArray();
    }

    /** @param length 0..2^31-1; the form of five bytes is never longer than that here */
    static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x4000) {
            writeBytes(out, length | 0x8000, 2);
        } else if (length < 0x20_0000) {
            writeBytes(out, length | 0xC0_0000, 3);
        } else if (length < 0x1000_0000) {
            writeBytes(out, length | 0xE000_0000, 4);
        } else {
            out.write(0xF0);
            writeBytes(out, length, 4);
        }
    }

    private static void writeBytes(ByteArrayOutputStream out, int value, int count) {
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }
}
