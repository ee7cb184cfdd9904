package org.demarc.port.entity;

import java.util.List;

/** Numbers in short: VLANs of a trunk are many, and most stand side by side. */
public final class NumberRanges {

    private NumberRanges() {}

    /**
     * {@code 1-4,25}; empty for no numbers.
     *
     * @param numbers in order, each once
     */
    public static String text(List<Long> numbers) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ",").append(numbers.get(from));
            text.append(to > from ? "-" + numbers.get(to) : "");
            from = to + 1;
        }
        return text.toString();
    }
}
