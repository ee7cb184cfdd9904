package org.demarc.notification.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.demarc.notification.entity.Occasion;

/** What a template may name: {@code {{device}}}. */
public enum Variable {
    /** How much it matters, in words. */
    SEVERITY,
    /** The event's name in words. */
    EVENT,
    /** The event's name as in rules. */
    KEY,
    /** What it says of itself. */
    TEXT,
    DEVICE,
    /** Of the device. */
    ADDRESS,
    INTERFACE,
    /** When it began as far as known. */
    BEGAN,
    /** When it was raised. */
    OPENED,
    /** When it was over; empty before. */
    RESOLVED,
    /** How long it has been so, or was. */
    DURATION,
    /** How many events. */
    COUNT,
    /** A line for each event, ten at most. */
    LIST,
    /** "and 37 more", or nothing. */
    MORE,
    /** Where to read on, when an external address is set. */
    LINK,
    /** Name of this installation. */
    APP,
    /** Login of the contact's user. */
    USER;

    private static final EnumSet<Variable> OF_SEVERAL = EnumSet.of(COUNT, LIST, MORE, LINK, APP, USER);
    private static final EnumSet<Variable> OF_ONE = EnumSet.complementOf(EnumSet.of(COUNT, LIST, MORE));

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a template of that occasion may name. */
    public static List<Variable> of(Occasion occasion) {
        return List.copyOf(occasion.isOfSeveral() ? OF_SEVERAL : OF_ONE);
    }

    /** By its key. */
    public static Optional<Variable> named(String key) {
        return Stream.of(values())
                .filter(variable -> variable.key().equals(key))
                .findFirst();
    }
}
