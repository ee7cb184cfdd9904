package org.demarc.action.control;

import java.util.HashMap;
import java.util.Map;
import org.demarc.backup.control.SecretMask;
import org.demarc.device.control.ActionKind;
import org.demarc.settings.entity.SecretBox;

/**
 * What a person types may hold secrets, such as the password of a new user. It is shown masked; what is carried out is sealed until it is
 * over.
 *
 * @param shown by name, without secrets
 * @param sealed the true ones; empty where they are those that are shown
 */
public record TypedArguments(Map<String, String> shown, String sealed) {

    /** Neither stands in a command: it has no control characters. */
    private static final String BETWEEN = "\u0001";

    private static final String EQUALS = "\u0002";

    public TypedArguments {
        shown = Map.copyOf(shown);
    }

    /** Of an action's arguments. */
    public static TypedArguments of(ActionKind kind, Map<String, String> arguments, SecretMask mask) {
        if (!kind.isTyped()) {
            return new TypedArguments(arguments, "");
        }
        Map<String, String> shown = new HashMap<>(arguments);
        shown.replaceAll((name, value) -> mask.masked(value));
        return new TypedArguments(shown, shown.equals(arguments) ? "" : sealed(arguments));
    }

    private static String sealed(Map<String, String> arguments) {
        StringBuilder text = new StringBuilder();
        arguments.forEach(
                (name, value) -> text.append(name).append(EQUALS).append(value).append(BETWEEN));
        return SecretBox.current().seal(text.toString());
    }

    /**
     * The true arguments.
     *
     * @param sealed as it was made here, or empty
     */
    public static Map<String, String> opened(String sealed, Map<String, String> shown) {
        if (sealed.isEmpty()) {
            return shown;
        }
        Map<String, String> arguments = new HashMap<>();
        for (String one : SecretBox.current().open(sealed).split(BETWEEN, -1)) {
            int equals = one.indexOf(EQUALS);
            if (equals > 0) {
                arguments.put(one.substring(0, equals), one.substring(equals + 1));
            }
        }
        return arguments;
    }
}
