package org.demarc.device.control;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a family talks on its console, as its profile says (devices.md 2.4 {@code console_conn_type}, {@code console_commands_after_connect}).
 *
 * @param login question for the user's name
 * @param password question for a password
 * @param prompt the whole last line when the device waits for a command
 * @param pager what stands at the end of a page of a long answer
 * @param pagerAnswer what is sent to see the next page, without a line end
 * @param refusedLogin what the device says to a wrong name or password
 * @param question what the device asks before something dangerous
 * @param error an answer in which it is found means that the device did not do it
 * @param fine a command that changes something must be answered with nothing or with this alone; null where only {@code error} counts
 * @param start commands after signing in, in order; their answers do not matter
 * @param lineEnd what ends a command: {@code \r\n}, {@code \r} or {@code \n}; empty for what the protocol has by custom
 * @param archive commands whose answers together are the configuration; empty where the family cannot show it
 * @param volatileLine lines of the configuration that change by themselves (clocks, drift) or are none (progress); left out
 * @param continuation what splits a long line of the configuration in two, taken away; null where lines are whole
 * @param secrets what is secret in a configuration: the groups of what is found, besides what is known of all families
 */
public record ConsoleDialect(
        Pattern login,
        Pattern password,
        Pattern prompt,
        Pattern pager,
        String pagerAnswer,
        Pattern refusedLogin,
        Pattern question,
        Pattern error,
        @Nullable Pattern fine,
        List<Start> start,
        String lineEnd,
        List<String> archive,
        Pattern volatileLine,
        @Nullable Pattern continuation,
        List<Pattern> secrets) {

    public ConsoleDialect {
        start = List.copyOf(start);
        archive = List.copyOf(archive);
        secrets = List.copyOf(secrets);
    }

    /**
     * A command after signing in.
     *
     * @param enable it may ask for the second password
     */
    public record Start(String send, boolean enable) {}

    /** What most devices do. */
    public static final ConsoleDialect PLAIN = new ConsoleDialect(
            Pattern.compile("(?i)(log ?in|user ?name|user)( name)?\\s*:\\s*$"),
            Pattern.compile("(?i)pass(word|phrase|code)?\\s*:\\s*$"),
            Pattern.compile("^[\\[<]?[\\w.\\-:@/ ]{0,70}(\\([\\w.\\-:/ ]{1,50}\\))?[\\w.\\-~ ]{0,20}[>#\\]$%]\\s*$"),
            Pattern.compile(
                    "(?i)(<?-+ ?\\(?more\\)?( ?\\([^)]*\\))?[^\\n]{0,60}-+>?|-+ ?more ?-*|press any key to continue[^\\n]*|ctrl\\+c[^\\n]*next page[^\\n]*)\\s*$"),
            " ",
            Pattern.compile("(?i)(incorrect|invalid|bad|wrong|fail(ed|ure)?|denied|refused|reject)"),
            Pattern.compile(
                    "(?i)(\\(y/n\\)|\\[y/n\\]|\\[yes/no\\]|\\(yes/no\\)|y/n|yes/no|are you sure|confirm)[^\\n]*$"),
            Pattern.compile(
                    "(?im)^\\s*(%(?!\\s*(info|ok))|\\^|error|failure|fail\\b|unknown|invalid|incomplete|ambiguous|wrong|available commands|next possible)"),
            null,
            List.of(),
            "",
            List.of(),
            Pattern.compile(
                    "(?i)^(building configuration|current configuration\\s*:|using \\d+ out of \\d+ bytes|command:)|^\\s*[!#;]+\\s*(time:|last configuration change|nvram config|no configuration change since|generated (on|at)|current time|system uptime|uptime|config(uration)? saved at)|^ntp clock-period "),
            null,
            List.of());
}
