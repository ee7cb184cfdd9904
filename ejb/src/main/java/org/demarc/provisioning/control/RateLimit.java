package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;

/**
 * A rate-limit text as a router understands it, so that {@code 2M/10M} and {@code 2000k/10000k} are the same
 * (ucrm-routeros.md 4.7).
 *
 * @param parts rate, burst, threshold, time, priority and guaranteed rate, each upload then download, as far as given;
 *     rates in bit/s, times in seconds
 */
public record RateLimit(List<Long> parts) {

    public RateLimit {
        parts = List.copyOf(parts);
    }

    /** Whether both texts ask a router for the same. Texts that are no rate limits are compared as they are. */
    public static boolean same(String one, String other) {
        if (one.strip().equals(other.strip())) {
            return true;
        }
        try {
            return of(one).equals(of(other));
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    /** @throws NumberFormatException when a part is neither a rate nor a time */
    public static RateLimit of(String text) {
        List<Long> parts = new ArrayList<>();
        for (String pair : text.strip().split("\\s+")) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("/", 2);
                parts.add(number(sides[0]));
                parts.add(number(sides[sides.length - 1]));
            }
        }
        return new RateLimit(parts);
    }

    private static Long number(String text) {
        if (text.isEmpty()) {
            throw new NumberFormatException("nothing where a rate should be");
        }
        long unit = unit(text.charAt(text.length() - 1));
        return Math.multiplyExact(
                unit, Long.parseLong(unit == 1 ? text.replaceFirst("s$", "") : text.substring(0, text.length() - 1)));
    }

    private static long unit(char suffix) {
        return switch (suffix) {
            case 'k', 'K' -> 1_000L;
            case 'm', 'M' -> 1_000_000L;
            case 'g', 'G' -> 1_000_000_000L;
            default -> 1L;
        };
    }
}
