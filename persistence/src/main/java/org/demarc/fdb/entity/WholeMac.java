package org.demarc.fdb.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows a MAC in any of the writings that people and devices use. */
public final class WholeMac {

    private static final Pattern ANY_WRITING = Pattern.compile("(?:[0-9A-Fa-f]{2}[\\s:.\\-]?){5}[0-9A-Fa-f]{2}");

    private WholeMac() {}

    /** {@code 020000000001} for {@code 02:00:00:00:00:01}, {@code 0200.0000.0001} and others; empty for what is no whole MAC. */
    public static Optional<String> in(String text) {
        String plain = text.strip();
        return ANY_WRITING.matcher(plain).matches()
                ? Optional.of(plain.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
