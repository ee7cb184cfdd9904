package org.demarc.lab.routeros;

import java.util.Locale;
import java.util.Map;

/** One row of a menu. Its fields are replaced as a whole, so a print may hand them out without copying. */
final class Row {

    private final String id;
    private final long order;
    private Map<String, String> fields;

    Row(long number, long order, Map<String, String> fields) {
        this.id = "*" + Long.toHexString(number).toUpperCase(Locale.ROOT);
        this.order = order;
        this.fields = fields;
    }

    String id() {
        return id;
    }

    long order() {
        return order;
    }

    /** The fields with {@code .id} first; never changed after this call. */
    Map<String, String> fields() {
        return fields;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean is(String name, String value) {
        return value.equals(fields.get(name));
    }

    void replace(Map<String, String> now) {
        fields = now;
    }
}
