package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The menus of the simulated router and what a new row holds in each (ucrm-routeros.md 10.3). */
final class Menus {

    static final String SECRET = "/ppp/secret";
    static final String PROFILE = "/ppp/profile";
    static final String ACTIVE = "/ppp/active";
    static final String LEASE = "/ip/dhcp-server/lease";
    static final String QUEUE = "/queue/simple";
    static final String POOL = "/ip/pool";
    static final String DHCP_SERVER = "/ip/dhcp-server";
    static final String ADDRESS_LIST = "/ip/firewall/address-list";
    static final String HOTSPOT_USER = "/ip/hotspot/user";
    static final String HOTSPOT_PROFILE = "/ip/hotspot/user/profile";
    static final String HOTSPOT_ACTIVE = "/ip/hotspot/active";
    static final String ADDRESS = "/ip/address";
    static final String SERVICE = "/ip/service";
    static final String BGP_PEER = "/routing/bgp/peer";
    static final String BGP_CONNECTION = "/routing/bgp/connection";
    static final String BGP_SESSION = "/routing/bgp/session";

    private static final List<String> TABLES = List.of(
            "/interface",
            "/interface/bridge/host",
            "/interface/pppoe-server",
            "/interface/pppoe-server/server",
            "/interface/vlan",
            ADDRESS,
            "/ip/arp",
            DHCP_SERVER,
            LEASE,
            "/ip/dhcp-server/network",
            ADDRESS_LIST,
            HOTSPOT_ACTIVE,
            HOTSPOT_USER,
            HOTSPOT_PROFILE,
            POOL,
            SERVICE,
            "/ipv6/dhcp-server",
            "/ipv6/dhcp-server/binding",
            "/ipv6/pool",
            ACTIVE,
            PROFILE,
            SECRET,
            QUEUE,
            "/queue/type",
            "/radius",
            "/user",
            "/user/group");

    static final String ARP = "/ip/arp";

    private static final Set<String> SESSIONS = Set.of(ACTIVE, HOTSPOT_ACTIVE, BGP_SESSION);
    private static final Set<String> NAMED = Set.of(SECRET, PROFILE, POOL);

    private static final Map<String, Map<String, String>> DEFAULTS = Map.of(
            SECRET,
            fields("service=any|caller-id=|password=|profile=default|routes=|ipv6-routes=|limit-bytes-in=0"
                    + "|limit-bytes-out=0|last-logged-out=jan/01/1970 00:00:00|last-caller-id="
                    + "|last-disconnect-reason=|disabled=false"),
            PROFILE,
            fields("bridge-learning=default|use-ipv6=yes|use-mpls=default|use-compression=default"
                    + "|use-encryption=default|only-one=default|change-tcp-mss=yes|use-upnp=default"
                    + "|address-list=|on-up=|on-down=|default=false"),
            LEASE,
            fields("address-lists=|dhcp-option=|status=waiting|last-seen=never|radius=false|dynamic=false"
                    + "|blocked=false|disabled=false"),
            QUEUE,
            fields("parent=none|packet-marks=|priority=8/8|queue=default-small/default-small|limit-at=0/0"
                    + "|max-limit=0/0|burst-limit=0/0|burst-threshold=0/0|burst-time=0s/0s"
                    + "|bucket-size=0.1/0.1|bytes=0/0|packets=0/0|dynamic=false|invalid=false"
                    + "|disabled=false"),
            ADDRESS_LIST,
            fields("dynamic=false|disabled=false"),
            ARP,
            fields("dynamic=false|disabled=false|invalid=false"),
            HOTSPOT_USER,
            fields("disabled=false"),
            "/radius",
            fields("disabled=false"));

    private Menus() {}

    /** Those that a router of the release has. */
    static List<String> tables(Era era) {
        List<String> tables = new ArrayList<>(TABLES);
        tables.addAll(era.hasBgpSessions() ? List.of(BGP_CONNECTION, BGP_SESSION) : List.of(BGP_PEER));
        return tables;
    }

    /** Sessions come and go by themselves: they can be printed and removed, not added or changed. */
    static boolean holdsSessions(String menu) {
        return SESSIONS.contains(menu);
    }

    /** Whether rows are neither added nor removed. */
    static boolean isFixed(String menu) {
        return menu.equals(SERVICE);
    }

    static boolean needsName(String menu) {
        return NAMED.contains(menu);
    }

    static Map<String, String> defaults(String menu) {
        return DEFAULTS.getOrDefault(menu, Map.of());
    }

    static long firstNumber(String menu) {
        return menu.equals(ACTIVE) ? 0x80000001L : 1;
    }

    /** Reads {@code name=value|name=value} into a map that keeps the order. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("\\|")) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return fields;
    }
}
