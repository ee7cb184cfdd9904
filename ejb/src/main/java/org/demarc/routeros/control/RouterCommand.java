package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One command to a router. Values are words of their own, so nothing needs quoting and nothing can be injected.
 *
 * @param words the command first, then its attributes and queries (ucrm-routeros.md 4.1, 4.4)
 */
public record RouterCommand(List<String> words) {

    /** No router has more to say about one command. */
    private static final int LONGEST_SAYING = 500;

    private static final Set<String> SECRETS = Set.of("password", "secret", "response");

    public RouterCommand {
        words = List.copyOf(words);
    }

    /** @param path for instance {@code /ppp/secret/print} */
    public static RouterCommand of(String path) {
        return new RouterCommand(List.of(path));
    }

    /** Reads a menu: only the named properties of its rows. */
    public static RouterCommand print(String menu, String... properties) {
        return of(menu + "/print").with(".proplist", String.join(",", properties));
    }

    public RouterCommand with(String name, String value) {
        return and("=" + name + "=" + value);
    }

    public RouterCommand with(Map<String, String> values) {
        RouterCommand all = this;
        for (Map.Entry<String, String> value : values.entrySet()) {
            all = all.with(value.getKey(), value.getValue());
        }
        return all;
    }

    /** Lets rows pass whose property has the value, beside those that passed already. */
    public RouterCommand orWhere(String name, String value) {
        boolean first = words.stream().noneMatch(word -> word.startsWith("?"));
        RouterCommand asked = and("?" + name + "=" + value);
        return first ? asked : asked.and("?#|");
    }

    /** Lets only rows pass that passed so far and whose property has one of the values. */
    public RouterCommand andWhere(String name, List<String> values) {
        boolean first = words.stream().noneMatch(word -> word.startsWith("?"));
        List<String> more = new ArrayList<>(words);
        for (String value : values) {
            more.add("?" + name + "=" + value);
        }
        more.addAll(Collections.nCopies(values.size() - 1, "?#|"));
        if (!first) {
            more.add("?#&");
        }
        return new RouterCommand(more);
    }

    public String path() {
        return words.get(0);
    }

    /** The words with every secret value as dots: the only form that may be shown or logged. */
    public List<String> masked() {
        return words.stream().map(RouterCommand::masked).toList();
    }

    /** The text with every secret of this command as dots, should the router repeat one in its answer, and its beginning if it is long. */
    String maskedIn(String text) {
        String clean = text;
        for (String word : words) {
            if (isSecret(word) && value(word).length() > 2) {
                clean = clean.replace(value(word), "•••");
            }
        }
        clean = clean.replace('\u0000', '\uFFFD'); // which no database stores
        return clean.length() > LONGEST_SAYING ? clean.substring(0, LONGEST_SAYING) + "…" : clean;
    }

    /** Says what is asked, without secrets. */
    @Override
    public String toString() {
        return String.join(" ", masked());
    }

    private RouterCommand and(String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return new RouterCommand(more);
    }

    private static String masked(String word) {
        return isSecret(word) ? word.substring(0, word.indexOf('=', 1) + 1) + "•••" : word;
    }

    private static boolean isSecret(String word) {
        int end = word.indexOf('=', 1);
        return end > 0 && word.length() > end + 1 && SECRETS.contains(word.substring(1, end));
    }

    private static String value(String word) {
        return word.substring(word.indexOf('=', 1) + 1);
    }
}
