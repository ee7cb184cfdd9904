package org.demarc.lab.routeros;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with the next matching commands (ucrm-routeros.md 10.5).
 *
 * @param match searched in the command, e.g. {@code secret/add}
 * @param arg seconds for {@code SLOW}, the message for {@code TRAP} and {@code FATAL}
 * @param times how many commands it hits; below 1 means all
 * @param spared how many matching commands pass unharmed first
 */
public record Fault(Pattern match, Kind kind, String arg, int times, int spared) {

    public Fault(Pattern match, Kind kind, String arg, int times) {
        this(match, kind, arg, times, 0);
    }

    /** What happens to the command. */
    public enum Kind {
        /** The connection closes and the command is not carried out. */
        DROP,
        /** The command is carried out and the connection closes without a reply. */
        DROP_AFTER,
        /** The command is carried out after some seconds; other tags go on. */
        SLOW,
        /** The command is neither carried out nor answered; the connection stays. */
        STALL,
        /** The command is carried out and never answered; the connection stays. */
        MUTE,
        /** The router refuses. */
        TRAP,
        /** The router says {@code !fatal} and closes. */
        FATAL;

        /**
         * Reads the word of {@code /sim/fault =kind=}, e.g. {@code drop-after}.
         *
         * @throws IllegalArgumentException when there is no such kind
         */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.name().replace('_', '-').equalsIgnoreCase(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no fault kind " + word);
        }
    }

    /** The connection closes before the command is carried out. */
    public static Fault drop(String match) {
        return new Fault(Pattern.compile(match), Kind.DROP, "", 1);
    }

    /** The command is carried out, the reply is lost. */
    public static Fault dropAfter(String match) {
        return new Fault(Pattern.compile(match), Kind.DROP_AFTER, "", 1);
    }

    /** The router hangs before it carries the command out. */
    public static Fault stall(String match) {
        return new Fault(Pattern.compile(match), Kind.STALL, "", 1);
    }

    /** The router hangs after it has carried the command out. */
    public static Fault mute(String match) {
        return new Fault(Pattern.compile(match), Kind.MUTE, "", 1);
    }

    /** The reply takes that much longer. */
    public static Fault slow(String match, Duration time) {
        return new Fault(Pattern.compile(match), Kind.SLOW, Double.toString(time.toMillis() / 1000.0), 1);
    }

    /** The router refuses with the message. */
    public static Fault trap(String match, String message) {
        return new Fault(Pattern.compile(match), Kind.TRAP, message, 1);
    }

    /** The router ends the connection with a word. */
    public static Fault fatal(String match, String message) {
        return new Fault(Pattern.compile(match), Kind.FATAL, message, 1);
    }

    /** The same fault for that many commands; below 1 means until the reset. */
    public Fault times(int now) {
        return new Fault(match, kind, arg, now, spared);
    }

    /** The same fault for the commands that come after so many of them. */
    public Fault sparing(int first) {
        return new Fault(match, kind, arg, times, first);
    }

    Duration wait(Duration usual) {
        return kind == Kind.SLOW ? usual.plusMillis(Math.round(Double.parseDouble(arg) * 1000)) : usual;
    }
}
