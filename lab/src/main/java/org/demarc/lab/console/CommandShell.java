package org.demarc.lab.console;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.jspecify.annotations.Nullable;

/** What all shells have in common: where one is, and what waits for an answer. */
abstract class CommandShell implements Shell {

    final LabDevice device;
    private String mode = "";
    private boolean paged = true;
    private @Nullable Function<String, Reply> asked;
    private boolean password;

    CommandShell(LabDevice device) {
        this.device = device;
    }

    @Override
    public final Reply run(String command) {
        Function<String, Reply> waiting = asked;
        asked = null;
        password = false;
        String words = command.strip();
        if (waiting != null) {
            return waiting.apply(words);
        }
        return words.isEmpty() ? Reply.NOTHING : obey(words);
    }

    /** Does a command. */
    abstract Reply obey(String command);

    final Reply ask(String question, Function<String, Reply> then) {
        asked = then;
        return Reply.asking(question);
    }

    final Reply askPassword(String question, Function<String, Reply> then) {
        password = true;
        return ask(question, then);
    }

    final String mode() {
        return mode;
    }

    final Reply go(String where) {
        mode = where;
        return Reply.NOTHING;
    }

    final Reply unpaged() {
        paged = false;
        return Reply.NOTHING;
    }

    @Override
    public boolean isPaged() {
        return paged;
    }

    @Override
    public boolean wantsPassword() {
        return password;
    }

    static @Nullable Matcher match(String pattern, String command) {
        Matcher found = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(command);
        return found.matches() ? found : null;
    }

    static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    static boolean isYes(String answer) {
        return answer.toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }

    /** The ONUs as lines of a configuration. */
    final String onuLines(Function<Onu, String> line) {
        StringBuilder lines = new StringBuilder();
        device.onus().forEach(onu -> lines.append(line.apply(onu)).append('\n'));
        return lines.toString();
    }
}
