package org.demarc.action.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a device said on its console during one action, without secrets and within bounds: it becomes a row of the log. */
final class KeptAnswers {

    /** Most characters of an answer to what a profile says. */
    static final int LONGEST = 4000;

    /** Most characters of an answer to what a person types. */
    static final int LONGEST_OF_TYPED = 16_000;

    /** Most characters of all answers of one action together. */
    static final int LONGEST_OF_ALL = 64_000;

    /** More than the longest secret that is masked: a private key. */
    private static final int MARGIN = 24_000;

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final int longest;
    private int room = LONGEST_OF_ALL;

    KeptAnswers(boolean typed) {
        this.longest = typed ? LONGEST_OF_TYPED : LONGEST;
    }

    /** Command and answer in their order; empty when nothing was said. */
    List<Map<String, String>> rows() {
        return List.copyOf(rows);
    }

    void add(String said, String told, UnaryOperator<String> mask) {
        String command = mask.apply(said);
        String answer = beginning(told, Math.max(0, Math.min(longest, room - command.length())), mask);
        room -= command.length() + answer.length();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("command", command);
        row.put("answer", answer);
        rows.add(row);
    }

    /** It is masked with a margin, so that no secret is cut in two and its half not known for one. */
    private static String beginning(String answer, int longest, UnaryOperator<String> mask) {
        boolean cut = answer.length() > longest + MARGIN;
        String masked = mask.apply(cut ? answer.substring(0, longest + MARGIN) : answer);
        int known = cut ? Math.max(0, masked.length() - MARGIN) : masked.length();
        return masked.substring(0, Math.min(longest, known));
    }
}
