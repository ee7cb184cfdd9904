package org.demarc.wildcore.control;

import java.util.Locale;

/** Reads parameters that come as text; a bad one is refused by its name (wildcore-mikbill.md 5). */
public final class Parameters {

    private Parameters() {}

    /**
     * A whole number; the default for an empty text.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID}
     */
    public static long number(String name, String text, long least, long most, long byDefault) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return byDefault;
        }
        if (plain.matches("-?[0-9]{1,18}")) {
            long number = Long.parseLong(plain);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw WildcoreProblem.INVALID.because(
                name + ": must be a whole number from " + least + " to " + most + ", not " + shortened(plain));
    }

    /** {@code 1, 0, true, false}; false for an empty text. */
    public static boolean flag(String name, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "0", "false" -> false;
            case "1", "true" -> true;
            default -> throw WildcoreProblem.INVALID.because(name + ": must be 1 or 0, not " + shortened(text));
        };
    }

    /** So much of a bad value as an answer may repeat. */
    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
