package org.demarc.routeros.control;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row of a router's menu as it was read.
 *
 * @param values by property; what the router leaves out is missing
 */
record AccountRow(Map<String, String> values) {

    /** The property's text, empty where the router shows none. */
    String text(String property) {
        return values.getOrDefault(property, "");
    }

    boolean isOn(String property) {
        String text = text(property);
        return "true".equals(text) || "yes".equals(text);
    }

    /** A comma list as a set. */
    Set<String> names(String property) {
        Set<String> names = new TreeSet<>();
        for (String name : text(property).split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    String id() {
        return text(".id");
    }

    String comment() {
        return text("comment");
    }
}
