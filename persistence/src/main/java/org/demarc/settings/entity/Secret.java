package org.demarc.settings.entity;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text nobody may read by accident: it prints as dots. Whoever needs the text asks for it by {@link #reveal()}, so that
 * every such place can be found.
 */
public final class Secret implements Serializable {

    /** No secret at all. */
    public static final Secret NONE = new Secret("");

    private static final long serialVersionUID = 1L;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return text.isEmpty() ? NONE : new Secret(text);
    }

    /** The text itself: for the wire and for encryption, never for logs, pages or messages. */
    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Three dots, whatever the text; nothing when there is none. */
    @Override
    public String toString() {
        return text.isEmpty() ? "" : "•••";
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
