package org.demarc.lab.routeros;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One query word: a question about a field, or operations on the stack. */
record QueryStep(Kind kind, String name, String value) {

    enum Kind {
        HAS,
        HAS_NOT,
        EQUAL,
        LESS,
        GREATER,
        OPERATIONS
    }

    static QueryStep of(String word) {
        if (word.startsWith("#")) {
            return new QueryStep(Kind.OPERATIONS, "", word.substring(1));
        } else if (word.startsWith("-")) {
            return new QueryStep(Kind.HAS_NOT, word.substring(1), "");
        } else if (word.startsWith("<")) {
            return comparison(Kind.LESS, word.substring(1));
        } else if (word.startsWith(">")) {
            return comparison(Kind.GREATER, word.substring(1));
        }
        return comparison(Kind.EQUAL, word.startsWith("=") ? word.substring(1) : word);
    }

    private static QueryStep comparison(Kind kind, String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new QueryStep(Kind.HAS, text, "")
                : new QueryStep(kind, text.substring(0, equals), text.substring(equals + 1));
    }

    boolean isOperations() {
        return kind == Kind.OPERATIONS;
    }

    boolean holds(Map<String, String> row) {
        String actual = row.get(name);
        if (actual == null) {
            return kind == Kind.HAS_NOT;
        }
        return switch (kind) {
            case HAS -> true;
            case HAS_NOT, OPERATIONS -> false;
            case EQUAL -> same(actual);
            case LESS -> order(actual) < 0;
            case GREATER -> order(actual) > 0;
        };
    }

    /** The value in the forms a row may store it: MAC addresses are upper case there. */
    Set<String> spellings() {
        String upper = value.toUpperCase(Locale.ROOT);
        return isMacField() && !upper.equals(value) ? Set.of(value, upper) : Set.of(value);
    }

    private boolean same(String actual) {
        if (actual.equals(value)) {
            return true;
        } else if (isMacField() || name.equals(".id")) {
            return actual.equalsIgnoreCase(value);
        }
        return (actual.equals("true") && value.equals("yes")) || (actual.equals("false") && value.equals("no"));
    }

    private boolean isMacField() {
        return name.endsWith("mac-address");
    }

    private int order(String actual) {
        try {
            return new BigDecimal(actual).compareTo(new BigDecimal(value));
        } catch (NumberFormatException text) {
            return actual.compareTo(value);
        }
    }
}
