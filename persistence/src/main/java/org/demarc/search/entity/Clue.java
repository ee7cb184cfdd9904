package org.demarc.search.entity;

import java.util.List;
import java.util.Locale;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.subscriber.entity.SearchWords;

/**
 * What somebody typed, read in every way that makes sense.
 *
 * @param text as typed, without blanks around
 * @param words in lower case
 * @param digits the digits alone; empty where the text is no phone number
 * @param hex hex digits alone where the text may be a MAC or the end of a serial, else empty
 * @param idents every whole identifier of an ONU that it may be
 */
public record Clue(String text, List<String> words, String digits, String hex, List<String> idents) {

    /** Fewest characters that are looked for. */
    public static final int SHORTEST = 2;

    private static final int LONGEST = 100;
    private static final int SHORTEST_NUMBER = 3;
    private static final int SHORTEST_HEX = 4;
    private static final int MAC_DIGITS = 12;

    public static Clue of(String typed) {
        String stripped = typed.strip();
        String text = stripped.substring(0, Math.min(LONGEST, stripped.length()));
        String digits = text.matches("[+()\\d\\s.-]+") ? text.replaceAll("\\D", "") : "";
        String hex = text.matches("[0-9A-Fa-f:.\\-\\s]+") ? text.replaceAll("[^0-9A-Fa-f]", "") : "";
        return new Clue(
                text,
                SearchWords.of(text),
                digits.length() < SHORTEST_NUMBER ? "" : digits,
                hex.length() < SHORTEST_HEX ? "" : hex.toLowerCase(Locale.ROOT),
                OnuIdent.readingsOf(text).stream().map(OnuIdent::value).toList());
    }

    public boolean tooShort() {
        return text.length() < SHORTEST;
    }

    /** Pattern of values that begin with the text. */
    public String begins() {
        return SearchWords.escaped(text.toLowerCase(Locale.ROOT)) + "%";
    }

    /** The text in lower case. */
    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The beginning of an IPv4 address; empty where the text is none. */
    public String ipBegins() {
        return text.matches("\\d{1,3}(\\.\\d{0,3}){1,3}") ? text : "";
    }

    /** A whole IP address of either kind; empty where the text cannot be one. */
    public String ip() {
        return text.matches("[0-9A-Fa-f:]*[.:][0-9A-Fa-f:.]*") ? text : "";
    }

    /** The beginning of the last nine digits of phone numbers, whatever country or trunk prefix was typed; empty for none. */
    public String phoneTail() {
        String tail = digits.replaceFirst("^(380|0)", "");
        return tail.length() < SHORTEST_NUMBER ? "" : tail;
    }

    /** The lowest MAC that begins with the digits. */
    public String macFrom() {
        return hex.length() > MAC_DIGITS || hex.isEmpty() ? "ffffffffffff" : padded('0');
    }

    /** The highest MAC that begins with the digits; below {@link #macFrom()} where there is none. */
    public String macTo() {
        return hex.length() > MAC_DIGITS || hex.isEmpty() ? "000000000000" : padded('f');
    }

    private String padded(char filler) {
        return hex + String.valueOf(filler).repeat(MAC_DIGITS - hex.length());
    }

    /** Pattern of identifiers that end or begin with the text, at least four characters; else of none. */
    public String identPart() {
        String part = text.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        return part.length() < SHORTEST_HEX ? "none" : "%" + part + "%";
    }
}
