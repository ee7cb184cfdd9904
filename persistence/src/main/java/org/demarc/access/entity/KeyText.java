package org.demarc.access.entity;

import java.util.UUID;
import org.demarc.Fingerprint;

/** A key in clear: a random UUID in lower case. It is shown once and then only its SHA-256 remains. */
public record KeyText(String clear) {

    private static final int SHOWN = 8;

    public static KeyText random() {
        return new KeyText(UUID.randomUUID().toString());
    }

    public byte[] hash() {
        return Fingerprint.of(clear);
    }

    /** What stays visible. */
    public String beginning() {
        return clear.substring(0, Math.min(SHOWN, clear.length()));
    }

    @Override
    public String toString() {
        return beginning() + "…";
    }
}
