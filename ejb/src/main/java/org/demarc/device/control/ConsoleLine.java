package org.demarc.device.control;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command on a console, with places for what is known of the line and what a person says.
 *
 * @param send as it is typed: {@code interface gpon {frame}/{slot}}; {@code {description|_}} writes blanks as underscores
 * @param confirm answer to the device's question whether it is meant; null where it asks none
 * @param closes the device hangs up afterwards, as one that restarts does
 * @param optional that the device refuses it does not matter: what it would take away is not there
 * @param values for arguments out of a closed set: what this family calls them
 */
public record ConsoleLine(
        String send,
        @Nullable String confirm,
        boolean closes,
        boolean optional,
        Map<String, Map<String, String>> values) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(\\+\\d|-\\d)?(\\|_)?}");
    /** What ends, joins, quotes, expands or completes a command on one console or another; {@code ?} asks for help at once. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"'`\\\\?;|&<>$!{}\\[\\]^%]+");

    public ConsoleLine {
        values = Map.copyOf(values);
    }

    /** A value as it may stand in a command: nothing in it can end the command or begin another (devices.md DEV-20). */
    public static String safe(String value) {
        return UNSAFE.matcher(value).replaceAll(" ").strip().replaceAll(" {2,}", " ");
    }

    /** The command with its places filled; empty when something that it needs is not known. */
    public Optional<String> words(NarrowRead.Subject subject, Map<String, String> arguments) {
        Matcher place = PLACE.matcher(send);
        StringBuilder words = new StringBuilder();
        while (place.find()) {
            String name = place.group(1);
            String value = value(name, subject, arguments);
            value = value == null ? null : moved(safe(value), place.group(2));
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            place.appendReplacement(
                    words, Matcher.quoteReplacement(place.group(3) == null ? value : value.replace(' ', '_')));
        }
        return Optional.of(place.appendTail(words).toString());
    }

    private static @Nullable String moved(String value, @Nullable String by) {
        return by == null
                ? value
                : value.matches("\\d{1,9}") ? Long.toString(Long.parseLong(value) + Long.parseLong(by)) : null;
    }

    private @Nullable String value(String name, NarrowRead.Subject subject, Map<String, String> arguments) {
        return switch (name) {
            case "frame" -> text(subject.frame());
            case "slot" -> text(subject.slot());
            case "port" -> text(subject.port());
            case "onu" -> text(subject.onu());
            case "ifIndex" -> text(subject.ifIndex());
            case "mac" -> subject.mac();
            default -> {
                String given = arguments.get(name);
                Map<String, String> known = values.get(name);
                yield given == null || known == null ? given : known.get(given);
            }
        };
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }
}
