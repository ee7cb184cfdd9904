package org.demarc.device.entity;

/** Patterns for {@code like} that take a person's text literally. */
public final class Like {

    private Like() {}

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    public static String beginning(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
