package org.demarc.lab.routeros;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What may not exist twice, and the router's words for it (ucrm-routeros.md 4.9 and 10.4). */
final class Uniqueness {

    private Uniqueness() {}

    /**
     * Refuses fields that clash with another row.
     *
     * @param self the row being changed, or one that is in no table
     */
    static void check(String menu, Table table, Row self, Map<String, String> fields) {
        switch (menu) {
            case Menus.SECRET ->
                refuse(
                        named(table, fields),
                        row -> row != self && row.is("service", fields.getOrDefault("service", "any")),
                        "failure: secret with the same name already exists");
            case Menus.PROFILE ->
                refuse(named(table, fields), row -> row != self, "failure: profile with the same name already exists");
            case Menus.POOL -> refuse(named(table, fields), row -> row != self, "failure: pool with such name exists");
            case Menus.QUEUE -> refuse(named(table, fields), row -> row != self, "failure: already have such name");
            case Menus.HOTSPOT_USER ->
                refuse(
                        named(table, fields),
                        row -> row != self && row.field("server").equals(fields.getOrDefault("server", "")),
                        "failure: already have user with this name for this server");
            case Menus.ADDRESS_LIST -> addressList(table, self, fields);
            case Menus.LEASE -> lease(table, self, fields);
            default -> {}
        }
    }

    private static void addressList(Table table, Row self, Map<String, String> fields) {
        if (isOn(fields)) {
            refuse(
                    table.with("address", fields.getOrDefault("address", "")),
                    row -> row != self
                            && isOn(row.fields())
                            && row.field("list").equals(fields.getOrDefault("list", "")),
                    "failure: already have such entry");
        }
    }

    private static void lease(Table table, Row self, Map<String, String> fields) {
        if (!isStaticAndOn(fields)) {
            return;
        }
        String server = fields.getOrDefault("server", "");
        Predicate<Row> other = row -> row != self && isStaticAndOn(row.fields());
        refuse(
                table.with("mac-address", fields.getOrDefault("mac-address", "")),
                other.and(row -> server.isEmpty()
                        || row.field("server").isEmpty()
                        || row.field("server").equals(server)),
                "failure: already have static lease for this client");
        refuse(
                table.with("address", fields.getOrDefault("address", "")),
                other,
                "failure: already have static lease with this IP address");
    }

    private static Set<Row> named(Table table, Map<String, String> fields) {
        return table.with("name", fields.getOrDefault("name", ""));
    }

    private static boolean isOn(Map<String, String> fields) {
        return !"true".equals(fields.get("disabled"));
    }

    private static boolean isStaticAndOn(Map<String, String> fields) {
        return isOn(fields) && !"true".equals(fields.get("dynamic"));
    }

    private static void refuse(Set<Row> candidates, Predicate<Row> clash, String text) {
        if (candidates.stream().anyMatch(clash)) {
            throw Trap.plain(text);
        }
    }
}
