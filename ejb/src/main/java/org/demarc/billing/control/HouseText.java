package org.demarc.billing.control;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.demarc.billing.control.BilledAddresses.House;
import org.demarc.billing.control.BilledAddresses.Street;

/** The text by which houses of different billings are recognised as one (userside-universal-api.md 5.6). */
public final class HouseText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private HouseText() {}

    /** {@code CITY, STREET, NUMBER}; an unnamed city is {@code -}. */
    public static String of(String city, String street, String number) {
        String place = BilledText.line(city);
        return folded((place.isEmpty() ? "-" : place) + ", " + street + ", " + number);
    }

    /** The name that a street goes by: its name, or the full one where it has no other or the task wants it. */
    public static String street(Street street, boolean fullName) {
        String plain = BilledText.line(street.name());
        String full = BilledText.line(street.fullName());
        return plain.isEmpty() || (fullName && !full.isEmpty()) ? full : plain;
    }

    /** Number and block in one text: a numeric block after a hyphen, a letter after a blank. */
    public static String number(House house) {
        String number = BilledText.line(house.number());
        String block = BilledText.line(house.block());
        if (!block.isEmpty()) {
            number = number + (Character.isDigit(block.charAt(0)) ? "-" : " ") + block;
        }
        String whole = number.replaceFirst("^0[- ]", "").replace('/', '-');
        return whole.isEmpty() ? BilledText.line(house.fullName()) : whole;
    }

    /** Upper case without diacritics. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String upper = plain.replace('ł', 'l').replace('Ł', 'L').toUpperCase(Locale.ROOT);
        return BilledText.line(upper).replaceFirst(", *$", "");
    }
}
