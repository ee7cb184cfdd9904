package org.demarc.lab.routeros;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A RouterOS release, as far as the wire shows it (ucrm-routeros.md 10.1). */
public record Era(int major, int minor) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OLD_DATE = DateTimeFormatter.ofPattern("MMM/dd/yyyy", Locale.ENGLISH);

    public static final Era V6_42 = new Era(6, 42);
    public static final Era V6_49 = new Era(6, 49);
    public static final Era V7_17 = new Era(7, 17);
    public static final Era V7_18 = new Era(7, 18);

    /**
     * Reads {@code major.minor}, e.g. {@code 7.18}.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static Era of(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("not a RouterOS version: " + text);
        }
        return new Era(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    boolean loginByChallenge() {
        return !from(6, 43);
    }

    boolean saysEmpty() {
        return from(7, 18);
    }

    boolean hasRest() {
        return from(7, 1);
    }

    String wrongLogin() {
        return loginByChallenge() ? "cannot log in" : "invalid user name or password (6)";
    }

    String noSuchItem() {
        return major < 7 ? "no such item (4)" : "no such item";
    }

    String version() {
        return major + "." + minor + " (stable)";
    }

    /** Version 7 tells connections and sessions apart, version 6 has peers. */
    boolean hasBgpSessions() {
        return from(7, 0);
    }

    boolean tellsMaxSessions() {
        return from(7, 0);
    }

    /** Like {@code nov/21/2026} or {@code 2026-11-21}. */
    String date(LocalDateTime at) {
        return from(7, 10) ? at.toLocalDate().toString() : at.format(OLD_DATE).toLowerCase(Locale.ROOT);
    }

    static String time(LocalDateTime at) {
        return at.format(TIME);
    }

    String dateAndTime(LocalDateTime at) {
        return date(at) + " " + time(at);
    }

    private boolean from(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
}
