package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated router behind its doors: configuration, faults and journal; the API and REST sessions lean on it. */
final class Router implements AutoCloseable {

    private static final ArgumentLists SHIPPED = ArgumentLists.builtIn();

    private final RouterOsOptions options;
    private final ArgumentLists lists = SHIPPED;
    private final Faults faults = new Faults();
    private final Journal journal;
    private final ActiveUsers activeUsers;
    private final ControlCommands control = new ControlCommands(this);
    private volatile RouterState state;

    Router(RouterOsOptions options) {
        this.options = options;
        this.journal = new Journal(options);
        this.activeUsers = new ActiveUsers(options);
        this.state = fresh();
    }

    private RouterState fresh() {
        return new RouterState(options, lists);
    }

    Answer execute(Command command, RouterUser user) {
        if (Echoes.are(command)) {
            return Echoes.of(command, state.select(Menus.ARP));
        }
        if (command.menu().equals(ActiveUsers.MENU)) {
            return activeUsers.execute(command, user);
        }
        return command.isControl() ? control.execute(command) : state.execute(command, user);
    }

    void reset() {
        faults.clear();
        faults.forgetHits();
        journal.forget();
        state = fresh();
    }

    /** Adds a row of {@code /ppp/active} for a secret. */
    String online(String name, String callerId) {
        Row secret = one(Menus.SECRET, "name=" + name);
        Map<String, String> session = new LinkedHashMap<>();
        session.put("name", name);
        session.put("service", "pppoe");
        session.put("caller-id", callerId.isEmpty() ? "AA:BB:CC:00:00:01" : callerId);
        session.put("address", secret.field("remote-address"));
        session.putAll(Menus.fields(
                "uptime=5s|encoding=|session-id=0x81300001|limit-bytes-in=0|limit-bytes-out=0" + "|radius=false"));
        Optional.ofNullable(secret.fields().get("comment")).ifPresent(comment -> session.put("comment", comment));
        return state.insert(Menus.ACTIVE, session);
    }

    /** Adds a dynamic, bound lease. */
    String lease(String macAddress, String address) {
        Map<String, String> lease = new LinkedHashMap<>();
        lease.put("address", address);
        lease.put("mac-address", mac(macAddress));
        lease.putAll(Menus.defaults(Menus.LEASE));
        lease.put("dynamic", "true");
        lease.putAll(bound(address, mac(macAddress), "3s"));
        return state.insert(Menus.LEASE, lease);
    }

    /** The lease of that MAC address becomes bound. */
    void bind(String macAddress) {
        Row lease = one(Menus.LEASE, "mac-address=" + mac(macAddress));
        state.put(Menus.LEASE, lease, bound(lease.field("address"), lease.field("mac-address"), "2s"));
    }

    private static Map<String, String> bound(String address, String macAddress, String lastSeen) {
        Map<String, String> bound = new LinkedHashMap<>();
        bound.put("status", "bound");
        bound.put("active-address", address);
        bound.put("active-mac-address", macAddress);
        bound.put("last-seen", lastSeen);
        return bound;
    }

    private static String mac(String text) {
        return new Values(name -> false).kept(Menus.LEASE, "mac-address", text).orElse(text);
    }

    private Row one(String menu, String query) {
        return state.select(menu, query).stream()
                .findFirst()
                .orElseThrow(() -> Trap.missing(options.era().noSuchItem()));
    }

    List<Map<String, String>> rows(String menu) {
        if (menu.equals(ActiveUsers.MENU)) {
            return activeUsers.rows();
        }
        return new ArrayList<>(state.select(menu).stream()
                .<Map<String, String>>map(Row::fields)
                .toList());
    }

    String dump() {
        return Journal.json(state.everything());
    }

    RouterOsOptions options() {
        return options;
    }

    Faults faults() {
        return faults;
    }

    Journal journal() {
        return journal;
    }

    ActiveUsers activeUsers() {
        return activeUsers;
    }

    RouterState state() {
        return state;
    }

    @Override
    public void close() {
        journal.close();
    }
}
