package org.demarc.provisioning.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of a request. Every flaw names its field; values are never repeated: one may be a password. */
final class RequestFields {

    private static final Predicate<String> CONTROL =
            Pattern.compile("\\p{Cntrl}").asPredicate();

    private final JsonNode object;
    private final String path;

    private RequestFields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** @throws RefusedRequest when it is no object or has a field of another name */
    static RequestFields of(JsonNode node, String path, Set<String> known) {
        if (!node.isObject()) {
            throw RequestFlaw.WRONG_TYPE.because((path.isEmpty() ? "the request" : path) + " must be an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw RequestFlaw.UNKNOWN_FIELD.because(
                        "field " + (path.isEmpty() ? "" : path + ".") + printable(name) + " is not known");
            }
        }
        return new RequestFields(node, path);
    }

    /** The object below this one; null when there is none. */
    @Nullable
    RequestFields below(String field, Set<String> known) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : of(node, at(field), known);
    }

    /** The object below this one, which has to be there. */
    RequestFields within(String field, Set<String> known) {
        RequestFields found = below(field, known);
        if (found == null) {
            throw missing(field);
        }
        return found;
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** Trimmed; empty when it is not there. */
    String text(String field, int longest) {
        String given = exact(field, longest);
        return given.strip();
    }

    /** As given, blanks and all; empty when it is not there. */
    String exact(String field, int longest) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return "";
        }
        if (!node.isTextual()) {
            throw RequestFlaw.WRONG_TYPE.because(at(field) + " must be a text");
        }
        String text = node.textValue();
        if (CONTROL.test(text)) {
            throw RequestFlaw.CONTROL_CHARACTER.because(at(field) + " holds a control character");
        }
        if (text.codePoints().anyMatch(RequestFields::isHalf)) {
            throw RequestFlaw.CONTROL_CHARACTER.because(at(field) + " holds half a character");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw RequestFlaw.BAD_VALUE.because(at(field) + " is longer than " + longest + " characters");
        }
        return text;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** A text that has to be there and has to look like this. */
    String needed(String field, String pattern, String form) {
        JsonNode node = object.get(field);
        String text = node != null && node.isIntegralNumber() ? node.asText() : text(field, 1000);
        if (text.isEmpty()) {
            throw missing(field);
        }
        if (!text.matches(pattern)) {
            throw RequestFlaw.BAD_VALUE.because(at(field) + " " + form);
        }
        return text;
    }

    /** Mbit/s from 0 to 1,000,000 with at most three decimals; null when it is not there. */
    @Nullable
    BigDecimal megabits(String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isNumber()) {
            throw RequestFlaw.WRONG_TYPE.because(at(field) + " must be a number");
        }
        BigDecimal number = node.decimalValue();
        boolean isShort = number.precision() < 100 && Math.abs((long) number.scale()) < 100;
        if (!isShort
                || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(1_000_000)) > 0
                || number.stripTrailingZeros().scale() > 3) {
            throw RequestFlaw.BAD_VALUE.because(
                    at(field) + " must be Mbit/s from 0 to 1000000 with at most three decimals");
        }
        return number;
    }

    RefusedRequest missing(String field) {
        return RequestFlaw.MISSING_FIELD.because(at(field) + " is missing");
    }

    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String printable(String name) {
        String clean = name.replaceAll("\\P{Print}", "?");
        return "\"" + (clean.length() > 40 ? clean.substring(0, 40) + "..." : clean) + "\"";
    }
}
