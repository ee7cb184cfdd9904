package org.demarc;

/** A word that must never be printed: a community, a password, a key. Everything but {@link #reveal()} shows dots. */
public final class Secret {

    private static final Secret EMPTY = new Secret("");

    private final String plain;

    private Secret(String plain) {
        this.plain = plain;
    }

    public static Secret of(String plain) {
        return plain.isEmpty() ? EMPTY : new Secret(plain);
    }

    /** The secret that says nothing: no password is set. */
    public static Secret empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return plain.isEmpty();
    }

    /** The plain text, for the wire and for encryption only: never for a log, a message or a page. */
    public String reveal() {
        return plain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && plain.equals(that.plain);
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    /** Always the same dots, whatever the length. */
    @Override
    public String toString() {
        return isEmpty() ? "" : "•••";
    }
}
