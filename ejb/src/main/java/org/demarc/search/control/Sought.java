package org.demarc.search.control;

import java.util.Locale;
import java.util.regex.Pattern;
import org.demarc.addressing.entity.Ipv4;

/**
 * What is looked for.
 *
 * @param mac {@code AA:BB:CC:DD:EE:FF}, empty when an IP address is looked for
 * @param ip empty when a MAC is looked for
 */
public record Sought(String mac, String ip) {

    private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}[\\s:.\\-]?){5}[0-9A-Fa-f]{2}");

    /** @throws org.demarc.ProblemException {@link DeviceSearchProblem#BAD_MAC} */
    public static Sought mac(String text) {
        if (!MAC.matcher(text.strip()).matches()) {
            throw DeviceSearchProblem.BAD_MAC.because(shortened(text));
        }
        String digits = text.replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
        return new Sought(digits.replaceAll("(..)(?!$)", "$1:"), "");
    }

    /** @throws org.demarc.ProblemException {@link DeviceSearchProblem#BAD_IP} */
    public static Sought ip(String text) {
        String plain = text.strip();
        if (Ipv4.in(plain).isEmpty()) {
            throw DeviceSearchProblem.BAD_IP.because(shortened(text));
        }
        return new Sought("", plain);
    }

    public boolean isMac() {
        return !mac.isEmpty();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
