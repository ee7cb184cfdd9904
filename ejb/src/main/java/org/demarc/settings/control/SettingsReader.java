package org.demarc.settings.control;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.settings.entity.Secret;

/**
 * Makes a settings record out of names and texts, and refuses what does not fit. Known types: text, {@code int},
 * {@code long}, {@code double}, {@code boolean}, {@link Duration} (as ISO 8601 {@code PT8S} or {@code 8s, 10m, 1h, 30d}),
 * {@link Secret}, and lists of text separated by commas.
 */
public final class SettingsReader {

    private final Function<String, Optional<String>> source;

    /** The source answers the text that is set under a full name. */
    public SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Every setting at its default: for tests. */
    public static <R extends Record> R defaults(Class<R> type) {
        return new SettingsReader(name -> Optional.empty()).read(type);
    }

    /**
     * Reads the whole record.
     *
     * @throws IllegalArgumentException naming every setting that does not fit; values of secrets are not shown
     */
    public <R extends Record> R read(Class<R> type) {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            try {
                values[i] = value(type, components[i]);
            } catch (IllegalArgumentException e) {
                complaints.add(e.getMessage());
            }
        }
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints));
        }
        return construct(type, components, values);
    }

    /** The full name of a component: {@code demarc.access.bad-attempts}. */
    public static String nameOf(Class<?> type, RecordComponent component) {
        var kebab = component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return "demarc." + type.getAnnotation(SettingsOf.class).value() + "." + kebab;
    }

    private Object value(Class<?> type, RecordComponent component) {
        var name = nameOf(type, component);
        var setting = component.getAnnotation(Setting.class);
        var text = source.apply(name).map(String::strip).orElse(setting.value());
        try {
            return inRange(convert(text, component.getType()), setting);
        } catch (IllegalArgumentException | ArithmeticException e) {
            var shown = component.getType() == Secret.class ? "" : " '" + text + "'";
            throw new IllegalArgumentException(name + shown + ": " + e.getMessage(), e);
        }
    }

    private static Object convert(String text, Class<?> type) {
        if (type == int.class) {
            return Integer.valueOf(text);
        } else if (type == long.class) {
            return Long.valueOf(text);
        } else if (type == double.class) {
            return Double.valueOf(text);
        } else if (type == boolean.class) {
            return bool(text);
        } else if (type == Duration.class) {
            return duration(text);
        } else if (type == Secret.class) {
            return Secret.of(text);
        } else if (type == List.class) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        } else if (type == String.class) {
            return text;
        }
        throw new IllegalArgumentException("a setting cannot be a " + type.getSimpleName());
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Duration duration(String text) {
        if (text.matches("[0-9]{1,9}[smhd]")) {
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a duration such as 8s, 10m, 1h, 30d", e);
        }
    }

    private static Object inRange(Object value, Setting setting) {
        double number = value instanceof Number n ? n.doubleValue() : value instanceof Duration d ? d.toSeconds() : 0;
        boolean counts = value instanceof Number || value instanceof Duration;
        if (counts && (number < setting.min() || number > setting.max())) {
            throw new IllegalArgumentException("outside " + setting.min() + ".." + setting.max());
        }
        return value;
    }

    private static <R extends Record> R construct(Class<R> type, RecordComponent[] components, Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw e.getCause() instanceof IllegalArgumentException bad ? bad : new UndeclaredThrowableException(e);
        }
    }
}
