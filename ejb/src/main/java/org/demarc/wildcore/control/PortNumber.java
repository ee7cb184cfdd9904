package org.demarc.wildcore.control;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the port of a switch that a billing means by a bare number (wildcore-mikbill.md 7.1). */
public final class PortNumber {

    private static final Pattern BARE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern UNIT = Pattern.compile("([0-9]+)/(?:[0-9]+/)*[0-9]+$");

    private PortNumber() {}

    /** True for {@code 3}, false for {@code 1/3}. */
    public static boolean isBare(String name) {
        return BARE.matcher(name.strip()).matches();
    }

    /**
     * Ports whose name ends in {@code /3} or is {@code eth3} or {@code 3}; where several do, as in a stack, those of unit 1 or 0 only.
     */
    public static <P> List<P> among(List<P> ports, String number, Function<P, String> nameOf) {
        String wanted = String.valueOf(Integer.parseInt(number.strip()));
        List<P> fitting = ports.stream()
                .filter(port -> fits(nameOf.apply(port), wanted))
                .sorted(Comparator.comparingInt(port -> unit(nameOf.apply(port))))
                .toList();
        if (fitting.size() < 2) {
            return fitting;
        }
        List<P> first =
                fitting.stream().filter(port -> unit(nameOf.apply(port)) <= 1).toList();
        return first.isEmpty() ? fitting : first;
    }

    private static boolean fits(String portName, String number) {
        String name = portName.strip().toLowerCase(Locale.ROOT);
        return name.equals(number) || name.equals("eth" + number) || name.endsWith("/" + number);
    }

    private static int unit(String name) {
        Matcher matcher = UNIT.matcher(name);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
