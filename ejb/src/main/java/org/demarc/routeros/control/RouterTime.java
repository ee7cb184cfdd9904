package org.demarc.routeros.control;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as routers write it, {@code 1d2h}, {@code 30m} or {@code 00:30:00}, in whole seconds. */
record RouterTime(long seconds) {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,6})d)?(\\d{1,6}):(\\d{2}):(\\d{2})");
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    /** Whether both texts mean the same span; texts that are none are compared as they are. */
    static boolean same(String one, String other) {
        return one.equals(other) || (isTime(one) && isTime(other) && of(one).equals(of(other)));
    }

    static boolean isTime(String text) {
        return !text.isEmpty()
                && (CLOCK.matcher(text).matches() || UNITS.matcher(text).matches());
    }

    static RouterTime of(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return new RouterTime(
                    ((number(clock, 1) * 24 + number(clock, 2)) * 60 + number(clock, 3)) * 60 + number(clock, 4));
        }
        Matcher units = UNITS.matcher(text);
        if (!units.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a span of time");
        }
        long days = number(units, 1) * 7 + number(units, 2);
        return new RouterTime(((days * 24 + number(units, 3)) * 60 + number(units, 4)) * 60 + number(units, 5));
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
