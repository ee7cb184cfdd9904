package org.demarc.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One command: its name, what it takes, what it does.
 *
 * @param name with its group in front: {@code user:list}
 * @param arguments in order; one in brackets may be left out
 * @param flags options without a value
 * @param options options with a value
 */
record Verb(
        String name,
        String says,
        List<String> arguments,
        List<String> flags,
        List<String> options,
        List<String> aliases,
        Action action) {

    /** What a command does. */
    interface Action {
        void run(Call call);
    }

    static Verb of(String name, String says, Action action) {
        return new Verb(name, says, List.of(), List.of(), List.of(), List.of(), action);
    }

    Verb taking(String... names) {
        return new Verb(name, says, List.of(names), flags, options, aliases, action);
    }

    Verb flag(String flag) {
        return new Verb(name, says, arguments, plus(flags, flag), options, aliases, action);
    }

    Verb option(String option) {
        return new Verb(name, says, arguments, flags, plus(options, option), aliases, action);
    }

    Verb alias(String... names) {
        return new Verb(name, says, arguments, flags, options, List.of(names), action);
    }

    private static List<String> plus(List<String> some, String more) {
        List<String> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
