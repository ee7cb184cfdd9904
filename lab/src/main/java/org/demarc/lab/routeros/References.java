package org.demarc.lab.routeros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields that name a row of another menu: checked by name on writing, kept by id (ucrm-routeros.md 4.9 and 10.4). */
final class References {

    /**
     * @param checked whether a name that does not exist is refused
     */
    private record Reference(String menu, String field, String target, boolean checked) {}

    private static final List<Reference> ALL = List.of(
            new Reference(Menus.SECRET, "profile", Menus.PROFILE, true),
            new Reference(Menus.HOTSPOT_USER, "profile", Menus.HOTSPOT_PROFILE, true),
            new Reference(Menus.PROFILE, "parent-queue", Menus.QUEUE, true),
            new Reference(Menus.QUEUE, "parent", Menus.QUEUE, true),
            new Reference(Menus.LEASE, "server", Menus.DHCP_SERVER, true),
            new Reference(Menus.SECRET, "remote-address", Menus.POOL, false),
            new Reference(Menus.PROFILE, "remote-address", Menus.POOL, false),
            new Reference(Menus.LEASE, "address", Menus.POOL, false),
            new Reference(Menus.DHCP_SERVER, "address-pool", Menus.POOL, false));
    private static final Set<String> ALWAYS_GOOD = Set.of("none", "default", "all", "");

    private final Map<String, Table> tables;

    References(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** Refuses a value that names nothing. */
    void check(String menu, String field, String value) {
        for (Reference reference : ALL) {
            if (reference.checked && reference.menu.equals(menu) && reference.field.equals(field)) {
                if (!ALWAYS_GOOD.contains(value)
                        && table(reference.target).find(value).isEmpty()) {
                    throw Trap.noReference(field);
                }
            }
        }
    }

    /** Rows that named a row follow its new name, or show its id once it is gone. */
    void follow(String target, String was, String now) {
        if (was.isEmpty() || was.equals(now)) {
            return;
        }
        for (Reference reference : ALL) {
            if (reference.target.equals(target)) {
                Table table = table(reference.menu);
                table.rows().stream()
                        .filter(row -> row.is(reference.field, was))
                        .toList()
                        .forEach(row -> rename(table, row, reference.field, now));
            }
        }
    }

    private static void rename(Table table, Row row, String field, String now) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.put(field, now);
        table.change(row, fields);
    }

    private Table table(String menu) {
        Table table = tables.get(menu);
        if (table == null) {
            throw new IllegalStateException("no table " + menu);
        }
        return table;
    }
}
