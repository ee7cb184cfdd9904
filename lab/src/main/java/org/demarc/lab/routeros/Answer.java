package org.demarc.lab.routeros;

import java.util.List;
import java.util.Map;

/**
 * What a command brought.
 *
 * @param rows the {@code !re} rows, in table order
 * @param done words of {@code !done}, e.g. {@code ret}
 * @param print whether it was a print, which says {@code !empty} on newer releases when it finds nothing
 */
record Answer(List<Map<String, String>> rows, Map<String, String> done, boolean print) {

    static final Answer DONE = new Answer(List.of(), Map.of(), false);

    static Answer rows(List<Map<String, String>> rows) {
        return new Answer(rows, Map.of(), true);
    }

    static Answer ret(String value) {
        return new Answer(List.of(), Map.of("ret", value), false);
    }

    boolean isEmptyPrint() {
        return print && rows.isEmpty() && done.isEmpty();
    }
}
