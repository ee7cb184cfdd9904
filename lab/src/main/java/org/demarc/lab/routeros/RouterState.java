package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of the simulated router and the verbs that read and change it (ucrm-routeros.md 10.3 and 10.4). One
 * command at a time.
 */
final class RouterState {

    private static final Row NO_ROW = new Row(0, 0, Map.of());

    private final Era era;
    private final ArgumentLists lists;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Singletons singletons;
    private final References references = new References(tables);
    private final Values values =
            new Values(name -> table(Menus.POOL).find(name).isPresent());

    RouterState(RouterOsOptions options, ArgumentLists lists) {
        this.era = options.era();
        this.lists = lists;
        this.singletons = new Singletons(era, options.clockOffset());
        Menus.tables(era).forEach(menu -> tables.put(menu, new Table(Menus.firstNumber(menu))));
        profile("default", true, 0);
        profile("default-encryption", true, 0xFFFFFFFEL);
        options.profiles().forEach(name -> add(Menus.PROFILE, Map.of("name", name)));
        Services.of(options).forEach(table(Menus.SERVICE)::insert);
        table(Menus.ADDRESS)
                .insert(Menus.fields("address=10.255.20.1/24|network=10.255.20.0|interface=ether1|invalid=false"
                        + "|dynamic=false|disabled=false"));
    }

    private void profile(String name, boolean shipped, long number) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("name", name));
        fields.putAll(Menus.defaults(Menus.PROFILE));
        fields.put("default", Boolean.toString(shipped));
        table(Menus.PROFILE).insertAs(number, fields);
    }

    /**
     * Carries out a command.
     *
     * @throws Trap when the router refuses
     */
    synchronized Answer execute(Command command, RouterUser user) {
        String menu = command.menu();
        if (singletons.has(menu)) {
            return singletons.execute(command, lists, user);
        } else if (!tables.containsKey(menu)) {
            throw Trap.missing("no such command prefix");
        }
        String verb = command.verb();
        if (verb.equals("print") || verb.equals("getall")) {
            return Printing.of(command, user).answer(table(menu));
        }
        return write(menu, verb, command, user);
    }

    private Answer write(String menu, String verb, Command command, RouterUser user) {
        if (!isWritingVerb(menu, verb)) {
            throw Trap.missing("no such command");
        } else if (!user.write()) {
            throw Trap.plain("not enough permissions (9)");
        } else if (verb.equals("add")) {
            lists.check(command);
            return Answer.ret(add(menu, command.arguments()).id());
        }
        lists.check(command);
        rows(menu, command).forEach(row -> change(menu, verb, row, command));
        return Answer.DONE;
    }

    private static boolean isWritingVerb(String menu, String verb) {
        return switch (verb) {
            case "remove" -> !Menus.isFixed(menu);
            case "add" -> !Menus.isFixed(menu) && !Menus.holdsSessions(menu);
            case "set", "enable", "disable", "unset" -> !Menus.holdsSessions(menu);
            case "make-static" -> menu.equals(Menus.LEASE);
            default -> false;
        };
    }

    private void change(String menu, String verb, Row row, Command command) {
        switch (verb) {
            case "remove" -> remove(menu, row);
            case "set" -> set(menu, row, command.arguments());
            case "enable" -> set(menu, row, Map.of("disabled", "no"));
            case "disable" -> set(menu, row, Map.of("disabled", "yes"));
            case "unset" -> unset(menu, row, command.argument("value-name"));
            default -> set(menu, row, Map.of("dynamic", "no"));
        }
    }

    /** Adds a row as a client would, but without the check of argument names. */
    synchronized Row add(String menu, Map<String, String> arguments) {
        Table table = table(menu);
        Map<String, String> fields = new LinkedHashMap<>();
        if (arguments.containsKey("name")) {
            fields.put("name", "");
        }
        fields.putAll(Menus.defaults(menu));
        Optional.ofNullable(arguments.get("copy-from")).ifPresent(from -> fields.putAll(template(table, from)));
        apply(menu, arguments, fields);
        if (Menus.needsName(menu) && fields.getOrDefault("name", "").isEmpty()) {
            throw Trap.plain("missing =name=");
        }
        if (menu.equals(Menus.QUEUE) && fields.getOrDefault("name", "").isEmpty()) {
            fields.put("name", freeQueueName(table));
        }
        Uniqueness.check(menu, table, NO_ROW, fields);
        return table.insert(fields);
    }

    private Map<String, String> template(Table table, String from) {
        Row row = table.find(from).orElseThrow(() -> Trap.missing(era.noSuchItem()));
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.keySet().removeAll(Set.of(".id", "name", "default", "comment"));
        return fields;
    }

    private static String freeQueueName(Table table) {
        int number = 1;
        while (!table.with("name", "queue" + number).isEmpty()) {
            number++;
        }
        return "queue" + number;
    }

    private void set(String menu, Row row, Map<String, String> arguments) {
        Table table = table(menu);
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        apply(menu, arguments, fields);
        if (Menus.needsName(menu) && fields.getOrDefault("name", "").isEmpty()) {
            throw Trap.badValue("name");
        }
        Uniqueness.check(menu, table, row, fields);
        String was = row.field("name");
        table.change(row, fields);
        references.follow(menu, was, row.field("name"));
    }

    private void apply(String menu, Map<String, String> arguments, Map<String, String> fields) {
        arguments.forEach((name, value) -> {
            if (name.startsWith(".") || ArgumentLists.ALWAYS.contains(name)) {
                return;
            }
            values.kept(menu, name, value)
                    .ifPresentOrElse(
                            kept -> {
                                references.check(menu, name, kept);
                                fields.put(name, kept);
                            },
                            () -> fields.remove(name));
        });
    }

    private void unset(String menu, Row row, String name) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        String usual = Menus.defaults(menu).get(name);
        if (usual == null) {
            fields.remove(name);
        } else {
            fields.put(name, usual);
        }
        Uniqueness.check(menu, table(menu), row, fields);
        table(menu).change(row, fields);
    }

    private void remove(String menu, Row row) {
        if (menu.equals(Menus.PROFILE) && row.is("default", "true")) {
            throw Trap.plain("failure: can not remove default profile");
        }
        table(menu).remove(row);
        references.follow(menu, row.field("name"), row.id());
    }

    private Set<Row> rows(String menu, Command command) {
        String ids = command.arguments().getOrDefault(".id", command.argument("numbers"));
        if (ids.isEmpty()) {
            throw Trap.plain("missing =.id=");
        }
        Optional<Row> one = table(menu).find(ids);
        if (one.isPresent()) {
            return Set.of(one.get());
        }
        Set<Row> rows = new LinkedHashSet<>();
        Arrays.stream(ids.split(","))
                .map(id -> table(menu).find(id.trim()).orElseThrow(() -> Trap.missing(era.noSuchItem())))
                .forEach(rows::add);
        return rows;
    }

    /** Puts a row in as it is: nothing is checked, nothing completed. */
    synchronized String insert(String menu, Map<String, String> fields) {
        return table(menu).insert(fields).id();
    }

    /** Changes a row as it is: nothing is checked. */
    synchronized void put(String menu, Row row, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.putAll(more);
        table(menu).change(row, fields);
    }

    /** Takes a row away as it is: nothing is checked. */
    synchronized void drop(String menu, Row row) {
        table(menu).remove(row);
    }

    synchronized List<Row> select(String menu, String... queries) {
        return new ArrayList<>(table(menu).select(Query.of(List.of(queries))));
    }

    /** All rows of all menus that have any, by menu. */
    synchronized Map<String, List<Map<String, String>>> everything() {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        tables.forEach((menu, table) -> {
            if (!table.isEmpty()) {
                all.put(menu, table.rows().stream().map(Row::fields).toList());
            }
        });
        return all;
    }

    boolean isMenu(String menu) {
        return tables.containsKey(menu) || singletons.has(menu) || menu.equals(ActiveUsers.MENU);
    }

    boolean isSingleton(String menu) {
        return singletons.has(menu);
    }

    Era era() {
        return era;
    }

    private Table table(String menu) {
        Table table = tables.get(menu);
        if (table == null) {
            throw new IllegalArgumentException("no menu " + menu);
        }
        return table;
    }
}
