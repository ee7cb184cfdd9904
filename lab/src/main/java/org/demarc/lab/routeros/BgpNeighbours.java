package org.demarc.lab.routeros;

import java.util.LinkedHashMap;
import java.util.Map;

/** The BGP sessions of a router, in the menus and with the properties of its release. */
final class BgpNeighbours {

    private final RouterState state;

    BgpNeighbours(RouterState state) {
        this.state = state;
    }

    /** A neighbour is configured, and the session with it is established. */
    void add(String name, String address, long remoteAs, int prefixes) {
        if (!state.era().hasBgpSessions()) {
            Map<String, String> peer = named(name, "remote-address", address, "remote-as", remoteAs);
            peer.putAll(
                    Menus.fields("instance=default|disabled=false|state=established|established=true|uptime=1h2m3s"));
            peer.put("prefix-count", Integer.toString(prefixes));
            state.insert(Menus.BGP_PEER, peer);
            return;
        }
        Map<String, String> connection = named(name, "remote.address", address, "remote.as", remoteAs);
        connection.put("disabled", "false");
        state.insert(Menus.BGP_CONNECTION, connection);
        Map<String, String> session = named(name + "-1", "remote.address", address, "remote.as", remoteAs);
        session.putAll(Menus.fields("local.as=65000|established=true|uptime=1h2m3s70ms"));
        session.put("prefix-count", Integer.toString(prefixes));
        state.insert(Menus.BGP_SESSION, session);
    }

    private static Map<String, String> named(
            String name, String addressField, String address, String asField, long remoteAs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put(addressField, address);
        fields.put(asField, Long.toString(remoteAs));
        return fields;
    }

    /** The session with a neighbour ends; version 7 still tells it. */
    void end(String address) {
        if (state.era().hasBgpSessions()) {
            change(
                    Menus.BGP_SESSION,
                    "remote.address=" + address,
                    "established=false|last-stopped=2026-11-21 10:00:00");
        } else {
            change(Menus.BGP_PEER, "remote-address=" + address, "established=false|state=active|prefix-count=0");
        }
    }

    private void change(String menu, String query, String fields) {
        state.select(menu, query).forEach(row -> state.put(menu, row, Menus.fields(fields)));
    }

    /** Version 7 tells the session with a neighbour no longer. */
    void forget(String address) {
        state.select(Menus.BGP_SESSION, "remote.address=" + address).forEach(row -> state.drop(Menus.BGP_SESSION, row));
    }
}
