package org.demarc.lab.routeros;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks values on writing and brings them into the form the router shows (ucrm-routeros.md 10.4). */
final class Values {

    private static final Set<String> BOOLEANS = Set.of(
            "disabled",
            "dynamic",
            "block-access",
            "always-broadcast",
            "use-src-mac",
            "allow-dual-stack-queue",
            "use-radius",
            "accounting",
            "accept");
    private static final Set<String> ABSENT_WHEN_EMPTY =
            Set.of("comment", "remote-address", "local-address", "remote-ipv6-prefix");
    private static final Set<String> LIMITS = Set.of("max-limit", "limit-at", "burst-limit", "burst-threshold");
    private static final Map<String, Set<String>> ADDRESSES = Map.of(
            Menus.SECRET, Set.of("remote-address", "local-address"),
            Menus.LEASE, Set.of("address"),
            Menus.HOTSPOT_USER, Set.of("address"));
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,18})([kMG]?)");
    private static final Pattern RATE = Pattern.compile("\\d+[kMG]?(/\\d+[kMG]?)?");
    private static final Pattern TIME = Pattern.compile("\\d+(\\.\\d+)?s?(/\\d+(\\.\\d+)?s?)?");
    private static final Pattern PRIORITY = Pattern.compile("[1-8]");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern MAC = Pattern.compile(
            "([0-9A-F]{2}([:-])[0-9A-F]{2}(\\2[0-9A-F]{2}){4})|([0-9A-F]{4}(\\.[0-9A-F]{4}){2})|" + "([0-9A-F]{12})");
    private static final Pattern IPV6_PREFIX = Pattern.compile("([0-9a-fA-F:]{2,39})/(\\d{1,3})");
    private static final long LARGEST_LIMIT = 4_294_967_295L;

    private final Predicate<String> isPool;

    /**
     * @param isPool whether a name is one of {@code /ip/pool}
     */
    Values(Predicate<String> isPool) {
        this.isPool = isPool;
    }

    /**
     * The value as the router keeps it.
     *
     * @return nothing when the value means "field absent"
     * @throws Trap when the value is wrong
     */
    Optional<String> kept(String menu, String name, String value) {
        if ((value.isEmpty() && ABSENT_WHEN_EMPTY.contains(name)) || (name.equals("server") && value.equals("all"))) {
            return Optional.empty();
        } else if (BOOLEANS.contains(name)) {
            return Optional.of(truth(name, value));
        } else if (ADDRESSES.getOrDefault(menu, Set.of()).contains(name)) {
            return Optional.of(require(isAddress(value) || isPool.test(value), name, value));
        } else if (name.equals("mac-address")) {
            return Optional.of(mac(name, value));
        } else if (name.equals("remote-ipv6-prefix") || (menu.equals("/ipv6/pool") && name.equals("prefix"))) {
            return Optional.of(require(isIpv6Prefix(value), name, value));
        } else if (menu.equals(Menus.QUEUE) && LIMITS.contains(name)) {
            return Optional.of(limits(name, value));
        } else if (name.equals("rate-limit")) {
            return Optional.of(require(isRateLimit(value), name, value));
        }
        return Optional.of(value);
    }

    private static String truth(String name, String value) {
        return switch (value) {
            case "yes", "true" -> "true";
            case "no", "false" -> "false";
            default -> throw Trap.badValue(name);
        };
    }

    private static String mac(String name, String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        require(MAC.matcher(upper).matches(), name, value);
        String digits = upper.replaceAll("[^0-9A-F]", "");
        return digits.replaceAll("(..)(?=.)", "$1:");
    }

    private static String limits(String name, String value) {
        int slash = value.indexOf('/');
        String up = slash < 0 ? value : value.substring(0, slash);
        String down = slash < 0 ? value : value.substring(slash + 1);
        return bitsPerSecond(name, up) + "/" + bitsPerSecond(name, down);
    }

    private static long bitsPerSecond(String name, String value) {
        Matcher limit = LIMIT.matcher(value);
        if (!limit.matches()) {
            throw Trap.badValue(name);
        }
        long factor =
                switch (limit.group(2)) {
                    case "k" -> 1_000;
                    case "M" -> 1_000_000;
                    case "G" -> 1_000_000_000;
                    default -> 1;
                };
        long number = Long.parseLong(limit.group(1));
        if (number > LARGEST_LIMIT / factor) {
            throw Trap.outOfRange(name, "0.." + LARGEST_LIMIT);
        }
        return number * factor;
    }

    private static boolean isRateLimit(String value) {
        if (value.isBlank()) {
            return true;
        }
        Pattern[] grammar = {RATE, RATE, RATE, TIME, PRIORITY, RATE};
        String[] parts = value.trim().split(" +");
        for (int i = 0; i < parts.length; i++) {
            if (i >= grammar.length || !grammar[i].matcher(parts[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String value) {
        Matcher octets = IPV4.matcher(value);
        boolean good = octets.matches();
        for (int i = 1; good && i <= 4; i++) {
            good = Integer.parseInt(octets.group(i)) <= 255;
        }
        return good;
    }

    private static boolean isIpv6Prefix(String value) {
        Matcher prefix = IPV6_PREFIX.matcher(value);
        return prefix.matches() && value.indexOf(':') >= 0 && Integer.parseInt(prefix.group(2)) <= 128;
    }

    private static String require(boolean good, String name, String value) {
        if (!good) {
            throw Trap.badValue(name);
        }
        return value;
    }
}
