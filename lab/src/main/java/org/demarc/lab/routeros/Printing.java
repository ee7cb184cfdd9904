package org.demarc.lab.routeros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a print asks for.
 *
 * @param fields the names of {@code .proplist}; empty means all
 * @param hidden names left out whatever was asked
 * @param count only the number of rows
 */
record Printing(Query query, Set<String> fields, Set<String> hidden, boolean count) {

    static Printing of(Command command, RouterUser user) {
        String list = command.argument(".proplist");
        return new Printing(
                Query.of(command.queries()),
                list.isEmpty() ? Set.of() : Set.copyOf(List.of(list.split(","))),
                user.sensitive() ? Set.of() : Set.of("password"),
                command.arguments().containsKey("count-only"));
    }

    Answer answer(Table table) {
        List<Row> rows = table.select(query);
        return count
                ? Answer.ret(Integer.toString(rows.size()))
                : Answer.rows(rows.stream().map(row -> shown(row.fields())).toList());
    }

    Map<String, String> shown(Map<String, String> row) {
        if (fields.isEmpty() && hidden.isEmpty()) {
            return row;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (!hidden.contains(name) && (fields.isEmpty() || fields.contains(name))) {
                shown.put(name, value);
            }
        });
        return shown;
    }
}
