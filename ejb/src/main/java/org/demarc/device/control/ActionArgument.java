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
 * @param longest most characters that are sent
 * @param typed true for what a person types as a whole, such as a command: it is sent as it is or not at all
 */
public record ActionArgument(
        String name, boolean required, Pattern form, List<String> choices, int longest, boolean typed) {

    /** Longest text that is sent to a device (devices.md DEV-20). */
    public static final int MOST_CHARACTERS = 64;

    /** Longest command that a person types. */
    public static final int MOST_OF_A_COMMAND = 500;

    /** Most commands that are typed at once. */
    public static final int MOST_COMMANDS = 30;

    public ActionArgument {
        choices = List.copyOf(choices);
    }

    static ActionArgument choice(String name, String... choices) {
        return new ActionArgument(
                name, true, Pattern.compile(String.join("|", choices)), List.of(choices), MOST_CHARACTERS, false);
    }

    static ActionArgument formed(String name, String form) {
        return new ActionArgument(name, true, Pattern.compile(form), List.of(), MOST_CHARACTERS, false);
    }

    static ActionArgument text(String name) {
        return formed(name, "(?s).{1,1000}");
    }

    /** One line that a person types: no control characters, no place where it could end and another begin. */
    static ActionArgument command(String name) {
        String form = "(?=[^\\n]*\\S)[^\\p{Cc}\\p{Zl}\\p{Zp}]{1," + MOST_OF_A_COMMAND + "}";
        return new ActionArgument(name, true, Pattern.compile(form), List.of(), MOST_OF_A_COMMAND, true);
    }

    /** Some of them, one a line. */
    static ActionArgument commands(String name) {
        String line = "[^\\p{Cc}\\p{Zl}\\p{Zp}]{0," + MOST_OF_A_COMMAND + "}";
        String form = "(?=[\\s\\S]*\\S)" + line + "(?:\\r?\\n" + line + "){0," + (MOST_COMMANDS - 1) + "}";
        return new ActionArgument(
                name, true, Pattern.compile(form), List.of(), MOST_OF_A_COMMAND * MOST_COMMANDS, true);
    }

    ActionArgument optional() {
        return new ActionArgument(name, false, form, choices, longest, typed);
    }

    /** The value as it may be sent; empty when it has not the form. Control characters, quotes and line breaks go (DEV-20). */
    public Optional<String> cleaned(String value) {
        if (!form.matcher(value).matches()) {
            return Optional.empty();
        }
        if (typed) {
            return Optional.of(value.strip());
        }
        String clean = value.replaceAll("[\\p{Cc}\"'`\\\\]+", " ").strip().replaceAll(" {2,}", " ");
        String cut = clean.codePointCount(0, clean.length()) <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest));
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }
}
