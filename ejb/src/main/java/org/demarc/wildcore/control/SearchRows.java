package org.demarc.wildcore.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.search.entity.Whereabout;
import org.jspecify.annotations.Nullable;

/** Rows of searches on devices as the dialect shows them (wildcore-mikbill.md 6.6). */
public final class SearchRows {

    private static final Set<String> ARP = Set.of("arp", "router-arp");

    private SearchRows() {}

    /** Rows of forwarding tables. */
    public static List<Map<String, @Nullable Object>> fdb(List<Whereabout> found) {
        return found.stream()
                .filter(one -> one.table().equals("fdb"))
                .map(SearchRows::fdb)
                .toList();
    }

    /** Rows of ARP tables. */
    public static List<Map<String, @Nullable Object>> arp(List<Whereabout> found) {
        return found.stream()
                .filter(one -> ARP.contains(one.table()))
                .map(SearchRows::arp)
                .toList();
    }

    private static Map<String, @Nullable Object> fdb(Whereabout one) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("device", device(one));
        row.put("interface", port(one));
        row.put("mac", one.mac());
        row.put("vlan_id", one.vlan());
        row.put("status", one.status());
        row.put("source", one.source());
        return row;
    }

    private static Map<String, @Nullable Object> arp(Whereabout one) {
        boolean off = one.status().equals("disabled") || one.status().equals("invalid");
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ip", one.ip());
        row.put("mac", one.mac());
        row.put("vlan_id", one.vlan());
        row.put("status", off ? one.status() : "OK");
        row.put("comment", one.comment());
        row.put("dynamic", Boolean.toString(one.status().equals("dynamic")));
        row.put("extra", Map.of("device", device(one), "interface_name", one.port(), "source", one.source()));
        return row;
    }

    private static Map<String, Object> device(Whereabout one) {
        return Map.of("id", one.deviceId(), "ip", one.deviceAddress(), "name", one.deviceName());
    }

    private static Map<String, @Nullable Object> port(Whereabout one) {
        Map<String, @Nullable Object> port = new LinkedHashMap<>();
        port.put("id", one.interfaceId());
        port.put("name", one.port());
        return port;
    }
}
