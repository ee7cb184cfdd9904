package org.demarc.billing.control;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of billings as Demarc stores them: Unicode NFC, no HTML entities, blanks collapsed. */
public final class BilledText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);");

    private BilledText() {}

    /** One line without leading or trailing blanks. */
    public static String line(String text) {
        String plain = text.indexOf('&') < 0 ? text : decoded(text);
        String normal = Normalizer.isNormalized(plain, Normalizer.Form.NFC)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFC);
        return BLANKS.matcher(normal).replaceAll(" ").strip();
    }

    /** Digits of a phone number, everything else left out. */
    public static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> codePoint(entity.substring(1));
        };
    }

    private static String codePoint(String number) {
        boolean hex = number.charAt(0) == 'x' || number.charAt(0) == 'X';
        int code = hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : "";
    }
}
