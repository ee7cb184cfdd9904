package org.demarc.backup.entity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.demarc.settings.entity.SecretBox;

/** How texts are packed for the database. */
public final class Packed {

    private Packed() {}

    /** gzip of the UTF-8 octets. */
    public static byte[] pack(String text) {
        var packed = new ByteArrayOutputStream(text.length() / 4 + 64);
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static String unpack(byte[] packed) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packed and sealed. */
    public static byte[] seal(String text) {
        return SecretBox.current().sealOctets(pack(text));
    }

    /** @throws IllegalArgumentException when its key is gone */
    public static String open(byte[] sealed) {
        return unpack(SecretBox.current().openOctets(sealed));
    }
}
