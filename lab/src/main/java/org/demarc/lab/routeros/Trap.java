package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.List;

/** The router refuses a command: {@code !trap} with an optional category (ucrm-routeros.md 4.2). */
final class Trap extends RuntimeException {

    static final int MISSING = 0;
    static final int ARGUMENT = 1;
    static final int INTERRUPTED = 2;
    private static final int NONE = -1;

    private final int category;
    private final String text;

    private Trap(int category, String text) {
        super(text, null, false, false);
        this.category = category;
        this.text = text;
    }

    static Trap plain(String text) {
        return new Trap(NONE, text);
    }

    static Trap missing(String text) {
        return new Trap(MISSING, text);
    }

    static Trap interrupted() {
        return new Trap(INTERRUPTED, "interrupted");
    }

    static Trap badValue(String argument) {
        return new Trap(ARGUMENT, "invalid value for argument " + argument);
    }

    static Trap outOfRange(String argument, String range) {
        return new Trap(ARGUMENT, "value of " + argument + " out of range (" + range + ")");
    }

    static Trap noReference(String argument) {
        return new Trap(ARGUMENT, "input does not match any value of " + argument);
    }

    int category() {
        return category;
    }

    String text() {
        return text;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("!trap");
        if (category != NONE) {
            words.add("=category=" + category);
        }
        words.add("=message=" + text);
        return words;
    }
}
