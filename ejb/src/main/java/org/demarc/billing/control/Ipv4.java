package org.demarc.billing.control;

import java.util.regex.Pattern;

/** IPv4 addresses as billings write them: dotted, or one unsigned number. */
public final class Ipv4 {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final long LARGEST = 0xFFFFFFFFL;

    private Ipv4() {}

    /** Dotted text of either form; empty where the text is no address or is 0. */
    public static String dotted(String text) {
        String given = text.strip();
        if (DOTTED.matcher(given).matches()) {
            return canonical(given);
        }
        if (!given.matches("\\d{1,10}")) {
            return "";
        }
        long number = Long.parseLong(given);
        return number == 0 || number > LARGEST ? "" : dotted(number);
    }

    /** Dotted text of an unsigned number. */
    public static String dotted(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Unsigned number of a dotted address. */
    public static long number(String dotted) {
        long number = 0;
        for (String part : dotted.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String canonical(String dotted) {
        StringBuilder canonical = new StringBuilder();
        for (String part : dotted.split("\\.")) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return "";
            }
            canonical.append(canonical.isEmpty() ? "" : ".").append(octet);
        }
        return "0.0.0.0".contentEquals(canonical) ? "" : canonical.toString();
    }
}
