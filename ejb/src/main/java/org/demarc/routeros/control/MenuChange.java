package org.demarc.routeros.control;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.device.control.RouterMenu;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Makes a row of a menu as a person wants it, or takes it away: looks, sends the difference, looks again (devices.md 3.3, 12.4). It can be
 * begun anew at any time: what is so already is not sent.
 */
public final class MenuChange {

    private static final String ID = ".id";
    private static final String DISABLED = "disabled";
    private static final String STATE = "state";
    private static final int MOST_ROWS = 100;

    private final RouterSession session;
    private final MenuWish wish;
    private final Note note;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private boolean sent;

    /** Is told before something may reach the router. */
    @FunctionalInterface
    public interface Note {

        /**
         * From now on it may.
         *
         * @param before what the router shows, by column
         * @return false when somebody else has taken over: nothing may be sent
         */
        boolean sending(Map<String, String> before);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        ALREADY,
        /** An answer was lost; the router shows that it was done. */
        LOOKED,
        /** The router's words. */
        REFUSED,
        /** Column, shown, wanted. */
        DIFFERENT,
        NO_ROW,
        /** The service that owns the row: provisioning keeps it. */
        KEPT,
        /** How many rows fit. */
        MANY_ROWS,
        /** The VLAN. */
        NO_VLAN,
        /** The VLAN. */
        NO_SERVER,
        /** What the network says. */
        UNREACHABLE,
        /** The router's words. */
        LOGIN,
        /** Something was sent, and nobody knows what became of it. */
        LOST,
        TAKEN_OVER;

        /** What it is called where something may have been done already. */
        Outcome afterSending() {
            return switch (this) {
                case DONE, LOOKED, DIFFERENT -> this;
                case ALREADY -> LOOKED;
                default -> LOST;
            };
        }
    }

    /**
     * The end.
     *
     * @param sent whether something may have been done: a command was taken, or its answer was lost
     * @param words what belongs to the outcome
     * @param before what the row showed, by column
     * @param after what it showed afterwards
     * @param commands what was said, secrets masked
     */
    public record End(
            Outcome outcome,
            boolean sent,
            List<String> words,
            Map<String, String> before,
            Map<String, String> after,
            List<ExecutedCommand> commands) {

        public End {
            words = List.copyOf(words);
            before = Map.copyOf(before);
            after = Map.copyOf(after);
            commands = List.copyOf(commands);
        }
    }

    /** Ends it early. */
    private static final class Ended extends Exception {

        private static final long serialVersionUID = 1L;

        private final Outcome outcome;
        private final transient List<String> words;

        Ended(Outcome outcome, String... words) {
            super(outcome.name());
            this.outcome = outcome;
            this.words = List.of(words);
        }
    }

    private MenuChange(RouterSession session, MenuWish wish, Note note) {
        this.session = session;
        this.wish = wish;
        this.note = note;
    }

    /** Carries it out; waits as long as the access says, and never throws what the router did. */
    public static End carryOut(RouterOsPool pool, RouterAccess access, MenuWish wish, Note note) {
        return new MenuChange(new RouterSession(pool, access, Clock.systemUTC()), wish, note).ended();
    }

    private End ended() {
        try {
            return end(twice(), List.of());
        } catch (Ended e) {
            return end(e.outcome, e.words);
        } catch (RouterFault.Trap refused) {
            return refused(refused);
        } catch (RouterFault.LoginRefused refused) {
            return end(Outcome.LOGIN, List.of(refused.detail()));
        } catch (RouterFault fault) {
            return end(Outcome.UNREACHABLE, List.of(fault.detail()));
        }
    }

    /** What came before the command that is refused may have been done: the row says how much of it. */
    private End refused(RouterFault.Trap trap) {
        if (sent && wish.isAdding()) {
            try {
                return end(verified(wanted()), List.of());
            } catch (Ended e) {
                return end(e.outcome, e.words);
            } catch (RouterFault fault) {
                return end(Outcome.LOST, List.of(fault.detail()));
            }
        }
        return end(Outcome.REFUSED, List.of(trap.words()));
    }

    /** After a lost answer the router is looked at again: what it shows is what counts. */
    private Outcome twice() throws RouterFault, Ended {
        try {
            return once();
        } catch (RouterFault.Lost silence) {
            return once();
        }
    }

    private End end(Outcome outcome, List<String> words) {
        return new End(sent ? outcome.afterSending() : outcome, sent, words, before, after, session.executed());
    }

    private Outcome once() throws RouterFault, Ended {
        Map<String, String> wanted = wanted();
        Optional<Map<String, String>> row = look(wanted);
        if (!sent) {
            row.ifPresent(shown -> keep(before, shown));
        }
        refuseIfKept(row);
        if (wish.isAdding()) {
            return row.isPresent() ? change(row.get(), wanted) : add(wanted);
        }
        return wish.isRemoving() ? remove(row, wanted) : switched(row);
    }

    /** Provisioning would set it right again, and who changes its comment takes it away from its service (ucrm-routeros.md 6.2). */
    private static void refuseIfKept(Optional<Map<String, String>> row) throws Ended {
        var tag = row.flatMap(shown -> AccountTag.in(shown.getOrDefault("comment", "")));
        if (tag.isPresent()) {
            throw new Ended(Outcome.KEPT, tag.get().serviceId());
        }
    }

    private Outcome add(Map<String, String> wanted) throws RouterFault, Ended {
        write(RouterCommand.of(wish.menu().path() + "/add").with(wanted));
        return verified(wanted);
    }

    /** A lease that the server has given by itself is made one that stays, and then what differs is changed. */
    private Outcome change(Map<String, String> row, Map<String, String> wanted) throws RouterFault, Ended {
        boolean given = wish.menu() == RouterMenu.LEASE && new RouterRow(row).is("dynamic");
        if (given) {
            write(RouterCommand.of(wish.menu().path() + "/make-static").with(ID, row.getOrDefault(ID, "")));
        }
        Map<String, String> differing = new LinkedHashMap<>(wanted);
        differing.entrySet().removeIf(one -> wish.shows(row, one.getKey(), one.getValue()));
        if (!differing.isEmpty()) {
            write(RouterCommand.of(wish.menu().path() + "/set")
                    .with(ID, row.getOrDefault(ID, ""))
                    .with(differing));
        }
        if (!given && differing.isEmpty()) {
            keep(after, row);
            return Outcome.ALREADY;
        }
        return verified(wanted);
    }

    private Outcome verified(Map<String, String> wanted) throws RouterFault, Ended {
        Map<String, String> row =
                look(wanted).orElseThrow(() -> new Ended(Outcome.DIFFERENT, STATE, "not there", "there"));
        keep(after, row);
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (MenuWish.isVerified(one.getKey()) && !wish.shows(row, one.getKey(), one.getValue())) {
                throw new Ended(
                        Outcome.DIFFERENT,
                        wish.column(one.getKey()),
                        row.getOrDefault(one.getKey(), ""),
                        one.getValue());
            }
        }
        return Outcome.DONE;
    }

    private Outcome remove(Optional<Map<String, String>> row, Map<String, String> wanted) throws RouterFault, Ended {
        if (row.isEmpty()) {
            return Outcome.ALREADY;
        }
        write(RouterCommand.of(wish.menu().path() + "/remove")
                .with(ID, row.get().getOrDefault(ID, "")));
        if (look(wanted).isPresent()) {
            throw new Ended(Outcome.DIFFERENT, STATE, "still there", "removed");
        }
        return Outcome.DONE;
    }

    private Outcome switched(Optional<Map<String, String>> found) throws RouterFault, Ended {
        Map<String, String> row = found.orElseThrow(() -> new Ended(Outcome.NO_ROW));
        boolean off = wish.action().equals("disable");
        if (new RouterRow(row).is(DISABLED) == off) {
            keep(after, row);
            return Outcome.ALREADY;
        }
        String id = row.getOrDefault(ID, "");
        write(RouterCommand.of(wish.menu().path() + "/set").with(ID, id).with(DISABLED, off ? "yes" : "no"));
        Map<String, String> now =
                rows(print().orWhere(ID, id)).stream().findFirst().orElseThrow(() -> new Ended(Outcome.NO_ROW));
        keep(after, now);
        if (new RouterRow(now).is(DISABLED) != off) {
            throw new Ended(Outcome.DIFFERENT, STATE, now.getOrDefault(DISABLED, ""), off ? "true" : "false");
        }
        return Outcome.DONE;
    }

    /** What is wished, with the server or the interface of a VLAN found out. */
    private Map<String, String> wanted() throws RouterFault, Ended {
        Map<String, String> wanted = new LinkedHashMap<>(wish.properties());
        String vlan = vlan();
        if (vlan.isEmpty()) {
            return wanted;
        }
        switch (wish.menu()) {
            case LEASE -> wanted.put(MenuWish.SERVER, server(vlan));
            case ARP -> wanted.put(MenuWish.INTERFACE, vlan);
            case ADDRESS_LIST, QUEUE -> {}
        }
        return wanted;
    }

    /** The interface of the VLAN that is named; empty where none is. */
    private String vlan() throws RouterFault, Ended {
        String id = wish.given("vlan_id");
        if (id.isEmpty()) {
            return wish.given("vlan_name");
        }
        List<Map<String, String>> vlans =
                rows(RouterCommand.print("/interface/vlan", "name", "vlan-id").orWhere("vlan-id", id));
        if (vlans.size() > 1) {
            throw new Ended(Outcome.MANY_ROWS, Integer.toString(vlans.size()));
        }
        return vlans.stream()
                .map(vlan -> vlan.getOrDefault("name", ""))
                .findFirst()
                .orElseThrow(() -> new Ended(Outcome.NO_VLAN, id));
    }

    private String server(String vlan) throws RouterFault, Ended {
        return rows(RouterCommand.print("/ip/dhcp-server", "name", "interface").orWhere("interface", vlan)).stream()
                .map(server -> server.getOrDefault("name", ""))
                .findFirst()
                .orElseThrow(() -> new Ended(Outcome.NO_SERVER, vlan));
    }

    private RouterCommand print() {
        return RouterCommand.print(wish.menu().path(), wish.looked().toArray(String[]::new));
    }

    /** The one row that is meant. */
    private Optional<Map<String, String>> look(Map<String, String> wanted) throws RouterFault, Ended {
        List<String> keys = wish.keys().stream().filter(wanted::containsKey).toList();
        if (!wish.rowId().isEmpty()) {
            var row = rows(print().orWhere(ID, wish.rowId())).stream().findFirst();
            if (row.isPresent() && !shows(row.get(), keys, wanted)) {
                throw new Ended(Outcome.NO_ROW);
            }
            return row;
        }
        List<Map<String, String>> rows = rows(asked(keys, wanted)).stream()
                .filter(wish::means)
                .filter(row -> shows(row, keys, wanted))
                .toList();
        if (rows.size() > 1) {
            throw new Ended(Outcome.MANY_ROWS, Integer.toString(rows.size()));
        }
        return rows.stream().findFirst();
    }

    private boolean shows(Map<String, String> row, List<String> keys, Map<String, String> wanted) {
        return keys.stream().allMatch(key -> wish.shows(row, key, wanted.getOrDefault(key, "")));
    }

    /** The router itself looks for the row: one list may have many thousands. */
    private RouterCommand asked(List<String> keys, Map<String, String> wanted) {
        RouterCommand asked = print();
        for (String key : keys) {
            List<String> values = wish.asked(key, wanted.getOrDefault(key, ""));
            asked = values.isEmpty() ? asked : asked.andWhere(key, values);
        }
        return asked;
    }

    private List<Map<String, String>> rows(RouterCommand print) throws RouterFault, Ended {
        List<Map<String, String>> rows = session.read(print, MOST_ROWS + 1);
        if (rows.size() > MOST_ROWS) {
            throw new Ended(Outcome.MANY_ROWS, Integer.toString(rows.size()));
        }
        return rows;
    }

    private void write(RouterCommand command) throws RouterFault, Ended {
        if (!note.sending(before)) {
            throw new Ended(Outcome.TAKEN_OVER, "");
        }
        try {
            session.write(command);
            sent = true;
        } catch (RouterFault.Lost silence) {
            sent = true;
            throw silence;
        }
    }

    private void keep(Map<String, String> shown, Map<String, String> row) {
        shown.clear();
        for (String property : wish.looked()) {
            String value = row.getOrDefault(property, "");
            if (property.equals(DISABLED)) {
                shown.put(STATE, new RouterRow(row).is(DISABLED) ? "disable" : "enable");
            } else if (!property.equals(ID) && !property.equals("dynamic") && !value.isEmpty()) {
                shown.put(wish.column(property), value);
            }
        }
    }
}
