package org.demarc.routeros.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a reply as it is read: what the router did not tell is empty. */
record RouterRow(Map<String, String> told) {

    private static final int MOST_LETTERS = 200;

    String text(String property) {
        String text = told.getOrDefault(property, "").strip();
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
    }

    String firstOf(String property, String other) {
        return text(property).isEmpty() ? text(other) : text(property);
    }

    boolean is(String property) {
        return text(property).equals("true") || text(property).equals("yes");
    }

    @Nullable
    Long number(String property) {
        return text(property).matches("\\d{1,18}") ? (Long) Long.parseLong(text(property)) : null;
    }

    /** Whether the router made it by itself. */
    String kind() {
        return is("dynamic") ? "dynamic" : "static";
    }

    /** Why it is not in force; empty when it is. */
    String state() {
        return is("disabled") ? "disabled" : is("invalid") ? "invalid" : "";
    }
}
