package org.demarc.action.control;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.device.control.ConsoleLine;

/**
 * Commands as operators write them in templates: one a line; {@code <confirm="y">} at the end answers the device's question
 * (wildcore-mikbill.md 2, row 49), {@code ?} in front lets a refusal pass.
 */
public final class TypedScript {

    private static final Pattern CONFIRM = Pattern.compile("\\s*<confirm=\"([^\"]{1,20})\">\\s*$");

    private TypedScript() {}

    public static List<ConsoleLine> lines(List<String> commands) {
        return commands.stream().map(TypedScript::line).toList();
    }

    /** Commands of a person: a {@code ?} in front is his question to the device. */
    static List<ConsoleLine> typed(List<String> commands, boolean goesOn) {
        return commands.stream().map(command -> line(command, goesOn)).toList();
    }

    private static ConsoleLine line(String command) {
        boolean optional = command.startsWith("?");
        return line(optional ? command.substring(1).strip() : command, optional);
    }

    private static ConsoleLine line(String rest, boolean optional) {
        Matcher confirm = CONFIRM.matcher(rest);
        return confirm.find()
                ? new ConsoleLine(rest.substring(0, confirm.start()), confirm.group(1), false, optional, Map.of())
                : new ConsoleLine(rest, null, false, optional, Map.of());
    }

    /** The command with other words in it, its marks kept. */
    public static String with(String command, String words) {
        Matcher confirm = CONFIRM.matcher(command);
        return (command.startsWith("?") ? "?" : "")
                + words
                + (confirm.find() ? " <confirm=\"" + confirm.group(1) + "\">" : "");
    }
}
