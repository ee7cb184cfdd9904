package org.demarc.device.control;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One argument of an action (devices.md 3.4).
 *
 * @param name as callers write it
 * @param required false where it may be left out
 * @param form the whole value must match
 * @param choices the closed set of values, empty where there is none
 */
public record ActionArgument(String name, boolean required, Pattern form, List<String> choices) {

    /** Longest text that is sent to a device (devices.md DEV-20). */
    public static final int MOST_CHARACTERS = 64;

    public ActionArgument {
        choices = List.copyOf(choices);
    }

    static ActionArgument choice(String name, String... choices) {
        return new ActionArgument(name, true, Pattern.compile(String.join("|", choices)), List.of(choices));
    }

    static ActionArgument formed(String name, String form) {
        return new ActionArgument(name, true, Pattern.compile(form), List.of());
    }

    static ActionArgument text(String name) {
        return formed(name, "(?s).{1,1000}");
    }

    ActionArgument optional() {
        return new ActionArgument(name, false, form, choices);
    }

    /** The value as it may be sent; empty when it has not the form. Control characters, quotes and line breaks go (DEV-20). */
    public Optional<String> cleaned(String value) {
        if (!form.matcher(value).matches()) {
            return Optional.empty();
        }
        String clean = value.replaceAll("[\\p{Cntrl}\"'`\\\\]+", " ").strip().replaceAll(" {2,}", " ");
        String cut = clean.codePointCount(0, clean.length()) <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_CHARACTERS));
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }
}
