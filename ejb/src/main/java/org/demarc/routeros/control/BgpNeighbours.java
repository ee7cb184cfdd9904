package org.demarc.routeros.control;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The BGP neighbours of a router, one row for each address as BGP4-MIB has them, whatever its version. Version 6 has one menu of peers with
 * their state. Version 7 tells apart whom it is to speak with (connections) and the sessions it has; one that ended is told for a
 * while only, and after that the connection alone shows that it is missing.
 */
final class BgpNeighbours {

    static final String ADDRESS = "remote-address";
    static final String REMOTE_AS = "remote-as";
    static final String STATE = "state";
    static final String ESTABLISHED = "established";

    /** Version 7 does not say which of the other states a session is in. */
    private static final String DOWN = "down";

    private final Map<String, Map<String, String>> byAddress = new LinkedHashMap<>();

    private BgpNeighbours() {}

    /** Rows with the properties of version 6. */
    static List<Map<String, String>> of(
            List<Map<String, String>> peers,
            List<Map<String, String>> connections,
            List<Map<String, String>> sessions) {
        BgpNeighbours neighbours = new BgpNeighbours();
        peers.forEach(neighbours::configured);
        connections.forEach(neighbours::configured);
        sessions.forEach(neighbours::session);
        neighbours.byAddress.remove("");
        return List.copyOf(neighbours.byAddress.values());
    }

    /** A neighbour that is configured twice is often there once more, disabled: the other one counts. */
    private void configured(Map<String, String> told) {
        Map<String, String> row = alike(told);
        byAddress.merge(
                row.getOrDefault(ADDRESS, ""), row, (known, other) -> rank(other) > rank(known) ? other : known);
    }

    private static int rank(Map<String, String> row) {
        int established = isEstablished(row) ? 2 : 0;
        return new RouterRow(row).is("disabled") ? established : established + 1;
    }

    /** One that ended may be told beside the one that came after it: that one counts. */
    private void session(Map<String, String> told) {
        Map<String, String> row = alike(told);
        Map<String, String> known =
                byAddress.computeIfAbsent(row.getOrDefault(ADDRESS, ""), address -> new HashMap<>(row));
        if (isEstablished(row) || !isEstablished(known)) {
            row.remove("name"); // the connection's name is the one that people gave
            known.putAll(row);
        }
    }

    private static boolean isEstablished(Map<String, String> row) {
        return ESTABLISHED.equals(row.get(STATE));
    }

    private static Map<String, String> alike(Map<String, String> told) {
        RouterRow row = new RouterRow(told);
        Map<String, String> alike = new HashMap<>(told);
        alike.put(ADDRESS, single(row.firstOf("remote.address", ADDRESS)));
        alike.put(STATE, row.is(ESTABLISHED) ? ESTABLISHED : row.text(STATE).isEmpty() ? DOWN : row.text(STATE));
        String remoteAs = row.firstOf("remote.as", REMOTE_AS);
        if (!remoteAs.isEmpty()) {
            alike.put(REMOTE_AS, remoteAs);
        }
        return alike;
    }

    /** Empty for a range: neighbours may come from it, and none must. */
    private static String single(String address) {
        String whole = address.contains(":") ? "/128" : "/32";
        String single = address.endsWith(whole) ? address.substring(0, address.length() - whole.length()) : address;
        return single.contains("/") ? "" : single;
    }
}
