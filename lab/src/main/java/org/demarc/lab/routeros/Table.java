package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one menu in the order of their making, with hash indexes on the fields that clients look rows up by. */
final class Table {

    static final Set<String> INDEXED = Set.of("name", "mac-address", "address", "remote-address", "comment");

    private final Map<String, Row> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<Row>>> byField = new HashMap<>();
    private long nextNumber;
    private long nextOrder;

    Table(long firstNumber) {
        nextNumber = firstNumber;
        INDEXED.forEach(field -> byField.put(field, new HashMap<>()));
    }

    Row insert(Map<String, String> fields) {
        return insertAs(nextNumber++, fields);
    }

    Row insertAs(long number, Map<String, String> fields) {
        Row row = new Row(number, nextOrder++, Map.of());
        row.replace(withId(row, fields));
        byId.put(row.id(), row);
        index(row);
        return row;
    }

    void change(Row row, Map<String, String> fields) {
        forget(row);
        row.replace(withId(row, fields));
        index(row);
    }

    void remove(Row row) {
        forget(row);
        byId.remove(row.id());
    }

    Collection<Row> rows() {
        return byId.values();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** By id (without case) or by name. */
    Optional<Row> find(String idOrName) {
        return Optional.ofNullable(byId.get(idOrName.toUpperCase(Locale.ROOT)))
                .or(() -> with("name", idOrName).stream().findFirst());
    }

    /** Rows whose indexed field has the value. */
    Set<Row> with(String field, String value) {
        return byField.getOrDefault(field, Map.of()).getOrDefault(value, Set.of());
    }

    /** Rows that pass, in table order; looks at all rows only when the query names no indexed field. */
    List<Row> select(Query query) {
        Optional<Set<Row>> few = query.candidates(this);
        List<Row> found = new ArrayList<>();
        for (Row row : few.<Collection<Row>>map(set -> set).orElse(byId.values())) {
            if (query.passes(row.fields())) {
                found.add(row);
            }
        }
        if (few.isPresent() && found.size() > 1) {
            found.sort(Comparator.comparingLong(Row::order));
        }
        return found;
    }

    private static Map<String, String> withId(Row row, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(".id", row.id());
        all.putAll(fields);
        return all;
    }

    private void index(Row row) {
        byField.forEach((field, rows) -> {
            String value = row.fields().get(field);
            if (value != null) {
                rows.computeIfAbsent(value, v -> new LinkedHashSet<>(2)).add(row);
            }
        });
    }

    private void forget(Row row) {
        byField.forEach((field, rows) -> {
            String value = row.fields().get(field);
            Set<Row> same = value == null ? null : rows.get(value);
            if (same != null && same.remove(row) && same.isEmpty()) {
                rows.remove(value);
            }
        });
    }
}
