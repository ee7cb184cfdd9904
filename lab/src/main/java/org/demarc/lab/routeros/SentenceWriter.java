package org.demarc.lab.routeros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts sentences on a byte stream (ucrm-routeros.md 4.1), each with one write. Safe for several threads. */
final class SentenceWriter {

    private final OutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);

    SentenceWriter(OutputStream out) {
        this.out = out;
    }

    synchronized void write(List<String> words) throws IOException {
        buffer.reset();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            length(bytes.length);
            buffer.write(bytes, 0, bytes.length);
        }
        buffer.write(0);
        buffer.writeTo(out);
        out.flush();
    }

    private void length(int length) {
        if (length < 0x80) {
            bytes(length, 1);
        } else if (length < 0x4000) {
            bytes(length | 0x8000, 2);
        } else if (length < 0x200000) {
            bytes(length | 0xC00000, 3);
        } else if (length < 0x10000000) {
            bytes(length | 0xE0000000, 4);
        } else {
            buffer.write(0xF0);
            bytes(length, 4);
        }
    }

    private void bytes(int value, int count) {
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            buffer.write(value >>> shift);
        }
    }
}
