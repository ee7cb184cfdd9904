package org.demarc.web.faces;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write bits per second. */
public final class BitRate {

    private static final String[] UNITS = {"", "k", "M", "G", "T"};

    private BitRate() {}

    /** {@code 12.3 Mbit/s}: with three digits; empty for none. */
    public static String text(@Nullable Double bps) {
        if (bps == null) {
            return "";
        }
        double value = bps;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String digits = value >= 100 || value == 0 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value) + " " + UNITS[unit] + "bit/s";
    }
}
