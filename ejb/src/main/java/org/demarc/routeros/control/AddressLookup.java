package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

/** Asks a RouterOS device for one address only: its ARP table, its DHCP leases, and for a MAC the hosts behind its bridges. */
public final class AddressLookup {

    private static final int MOST_ROWS = 200;
    private static final RouterCommand ARP = RouterCommand.print(
            "/ip/arp", "address", "mac-address", "interface", "dynamic", "disabled", "invalid", "comment");
    private static final RouterCommand LEASES = RouterCommand.print(
            "/ip/dhcp-server/lease",
            "address",
            "active-address",
            "mac-address",
            "active-mac-address",
            "server",
            "status",
            "host-name",
            "comment");
    private static final RouterCommand HOSTS =
            RouterCommand.print("/interface/bridge/host", "mac-address", "on-interface", "interface", "vid", "local");

    private AddressLookup() {}

    /**
     * A row that tells of the address.
     *
     * @param table {@code router-arp, dhcp-leases} or {@code fdb}
     * @param port interface, bridge port or DHCP server
     */
    public record Found(
            String table, String mac, String ip, @Nullable Integer vlan, String port, String status, String comment) {}

    /** The tables that are asked for a MAC, or for an IP address. */
    public static List<String> tables(boolean isMac) {
        return isMac ? List.of("router-arp", "dhcp-leases", "fdb") : List.of("router-arp", "dhcp-leases");
    }

    /**
     * Asks, all menus at once. A menu that the device does not have holds nothing.
     *
     * @param mac {@code AA:BB:CC:DD:EE:FF}, empty when the IP address is looked for
     * @param tables those of {@link #tables} that may be asked
     * @throws RouterFault when it cannot be asked, or refuses
     */
    public static List<Found> find(
            RouterOsPool pool, RouterAccess access, String mac, String ip, Collection<String> tables)
            throws RouterFault {
        Map<String, RouterCommand> commands = new LinkedHashMap<>();
        if (mac.isEmpty()) {
            commands.put("router-arp", ARP.orWhere("address", ip));
            commands.put("dhcp-leases", LEASES.orWhere("address", ip).orWhere("active-address", ip));
        } else {
            commands.put("router-arp", ARP.orWhere("mac-address", mac));
            commands.put("dhcp-leases", LEASES.orWhere("mac-address", mac).orWhere("active-mac-address", mac));
            commands.put("fdb", HOSTS.orWhere("mac-address", mac));
        }
        commands.keySet().retainAll(tables);
        RouterOsConnection connection = pool.connection(access);
        Map<String, PendingReply> pendingByTable = new LinkedHashMap<>();
        for (Map.Entry<String, RouterCommand> one : commands.entrySet()) {
            pendingByTable.put(one.getKey(), connection.send(one.getValue(), access.commandTimeout(), MOST_ROWS));
        }
        List<Found> found = new ArrayList<>();
        for (Map.Entry<String, PendingReply> one : pendingByTable.entrySet()) {
            for (Map<String, String> row : rows(connection, one.getValue(), access)) {
                found.add(found(one.getKey(), new RouterRow(row)));
            }
        }
        return found;
    }

    private static List<Map<String, String>> rows(
            RouterOsConnection connection, PendingReply pending, RouterAccess access) throws RouterFault {
        try {
            return connection.await(pending, access.commandTimeout()).rows();
        } catch (RouterFault.Trap trap) {
            if (trap.words().startsWith("no such command")) {
                return List.of();
            }
            throw trap;
        }
    }

    private static Found found(String table, RouterRow row) {
        String mac = row.firstOf("active-mac-address", "mac-address").toUpperCase(Locale.ROOT);
        String ip = row.firstOf("active-address", "address");
        return switch (table) {
            case "fdb" ->
                new Found(
                        table,
                        mac,
                        "",
                        vlan(row.text("vid")),
                        row.firstOf("on-interface", "interface"),
                        row.is("local") ? "SELF" : "LEARNED",
                        "");
            case "dhcp-leases" ->
                new Found(
                        table,
                        mac,
                        ip,
                        null,
                        row.text("server"),
                        row.text("status"),
                        row.firstOf("comment", "host-name"));
            default ->
                new Found(
                        table,
                        mac,
                        ip,
                        null,
                        row.text("interface"),
                        row.state().isEmpty() ? row.kind() : row.state(),
                        row.text("comment"));
        };
    }

    private static @Nullable Integer vlan(String text) {
        return text.matches("[1-9]\\d{0,3}") ? (Integer) Integer.parseInt(text) : null;
    }
}
