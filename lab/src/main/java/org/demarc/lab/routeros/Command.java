package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sentence from a client, taken apart (ucrm-routeros.md 4.1 and 10.2).
 *
 * @param path the command with a leading and without a trailing slash, e.g. {@code /ppp/secret/add}
 * @param arguments the {@code =name=value} words, split at the second {@code =}
 * @param queries the {@code ?...} words in order, without the question mark
 * @param words the command and its words as they came, without the tag
 */
record Command(
        String path, Map<String, String> arguments, List<String> queries, Optional<String> tag, List<String> words) {

    static Command of(List<String> sentence) {
        String path = path(sentence.get(0));
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> queries = new ArrayList<>(4);
        List<String> words = new ArrayList<>(sentence.size());
        words.add(path);
        String tag = null;
        for (String word : sentence.subList(1, sentence.size())) {
            if (word.startsWith(".tag=")) {
                tag = word.substring(5);
                continue;
            }
            words.add(word);
            if (word.startsWith("=")) {
                int second = word.indexOf('=', 1);
                arguments.put(
                        word.substring(1, second < 0 ? word.length() : second),
                        second < 0 ? "" : word.substring(second + 1));
            } else if (word.startsWith("?")) {
                queries.add(word.substring(1));
            }
        }
        return new Command(path, arguments, queries, Optional.ofNullable(tag), words);
    }

    private static String path(String word) {
        String path = word.startsWith("/") ? word : "/" + word;
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    String argument(String name) {
        return arguments.getOrDefault(name, "");
    }

    /** Everything before the last slash, e.g. {@code /ppp/secret}. */
    String menu() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** The word after the last slash, e.g. {@code add}. */
    String verb() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isControl() {
        return path.startsWith("/sim/");
    }
}
