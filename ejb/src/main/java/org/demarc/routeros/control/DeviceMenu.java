package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.Reading;
import org.jspecify.annotations.Nullable;

/** The menus of a RouterOS device that are kept as readings (devices.md 3.3). */
public enum DeviceMenu {
    LEASES(
            Reading.DHCP_LEASES,
            "/ip/dhcp-server/lease",
            "mac-address",
            "active-mac-address",
            "address",
            "active-address",
            "server",
            "status",
            "host-name",
            "dynamic",
            "disabled",
            "blocked",
            "comment"),
    ARP(
            Reading.ROUTER_ARP,
            "/ip/arp",
            "address",
            "mac-address",
            "interface",
            "dynamic",
            "disabled",
            "invalid",
            "comment"),
    QUEUES(
            Reading.QUEUES,
            "/queue/simple",
            "name",
            "target",
            "parent",
            "limit-at",
            "max-limit",
            "dynamic",
            "disabled",
            "invalid",
            "comment"),
    ADDRESS_LISTS(
            Reading.ADDRESS_LISTS, "/ip/firewall/address-list", "list", "address", "dynamic", "disabled", "comment"),
    INTERFACES(
            Reading.ROUTER_INTERFACES,
            "/interface",
            "name",
            "type",
            "mac-address",
            "running",
            "disabled",
            "actual-mtu",
            "comment"),
    RESOURCES(
            Reading.ROUTER_RESOURCES,
            "/system/resource",
            "board-name",
            "version",
            "architecture-name",
            "cpu-load",
            "free-memory",
            "total-memory",
            "uptime"),
    /** Versions 6 and 7 have other menus (docs/decisions/0040); {@link BgpNeighbours} makes one of them. */
    BGP(
            Reading.BGP_PEERS,
            RouterCommand.print(
                    "/routing/bgp/peer",
                    "name",
                    "remote-address",
                    "remote-as",
                    "state",
                    "established",
                    "uptime",
                    "prefix-count",
                    "disabled"),
            RouterCommand.print("/routing/bgp/connection", "name", "remote.address", "remote.as", "disabled"),
            RouterCommand.print(
                    "/routing/bgp/session",
                    "name",
                    "remote.address",
                    "remote.as",
                    "established",
                    "uptime",
                    "prefix-count"));

    private static final Pattern MAC = Pattern.compile("(?:[0-9A-F]{2}:){5}[0-9A-F]{2}");
    private static final Pattern IP = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern UPTIME = Pattern.compile(
            "(?:(\\d{1,5})w)?(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?(?:\\d{1,3}ms)?");
    private static final long MEGABYTE = 1 << 20;

    private final Reading reading;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<RouterCommand> prints;

    DeviceMenu(Reading reading, String path, String... properties) {
        this(reading, RouterCommand.print(path, properties));
    }

    DeviceMenu(Reading reading, RouterCommand... prints) {
        this.reading = reading;
        this.prints = List.of(prints);
    }

    public Reading reading() {
        return reading;
    }

    /** What is asked for it. */
    List<RouterCommand> prints() {
        return prints;
    }

    /**
     * What the router told as rows of the reading.
     *
     * @param tables by {@link #prints}; one that the router does not have is empty
     */
    List<LookedRow> rows(List<List<Map<String, String>>> tables) {
        List<Map<String, String>> told =
                this == BGP ? BgpNeighbours.of(tables.get(0), tables.get(1), tables.get(2)) : tables.get(0);
        List<LookedRow> rows = new ArrayList<>(told.size());
        for (Map<String, String> one : told) {
            @Nullable LookedRow looked = row(one);
            if (looked != null) {
                rows.add(looked);
            }
        }
        return rows;
    }

    /** A row of the menu as a row of the reading; null for one that tells nothing. */
    private @Nullable LookedRow row(Map<String, String> told) {
        Cells cells = new Cells(told);
        return switch (this) {
            case LEASES -> lease(cells);
            case ARP -> arp(cells);
            case QUEUES -> queue(cells);
            case ADDRESS_LISTS -> entry(cells);
            case INTERFACES -> networkInterface(cells);
            case RESOURCES -> resources(cells);
            case BGP -> neighbour(cells);
        };
    }

    /** What a client has now goes before what it was promised. */
    private static @Nullable LookedRow lease(Cells cells) {
        String mac = cells.row.firstOf("active-mac-address", "mac-address").toUpperCase(Locale.ROOT);
        String ip = cells.row.firstOf("active-address", "address");
        cells.put("ip", ip)
                .put("host", cells.row.text("host-name"))
                .put("server", cells.row.text("server"))
                .put("status", cells.row.text("status"))
                .kind()
                .put("state", cells.row.is("blocked") ? "blocked" : cells.row.state())
                .comment();
        return cells.looked(cells.row.text("server") + "/" + (mac.isEmpty() ? ip : mac), mac);
    }

    private static @Nullable LookedRow arp(Cells cells) {
        String mac = cells.row.text("mac-address").toUpperCase(Locale.ROOT);
        cells.put("ip", cells.row.text("address"))
                .put("interface", cells.row.text("interface"))
                .kind()
                .put("state", cells.row.state())
                .comment();
        return cells.looked(cells.row.text("interface") + "/" + cells.row.text("address"), mac);
    }

    private static @Nullable LookedRow queue(Cells cells) {
        cells.put("name", cells.row.text("name"))
                .put("target", cells.row.text("target"))
                .put("parent", cells.row.text("parent").equals("none") ? "" : cells.row.text("parent"))
                .put("limitAt", cells.row.text("limit-at"))
                .put("maxLimit", cells.row.text("max-limit"))
                .kind()
                .put("state", cells.row.state())
                .comment();
        return cells.looked(cells.row.text("name"), "");
    }

    private static @Nullable LookedRow entry(Cells cells) {
        String address = cells.row.text("address");
        cells.put("list", cells.row.text("list"))
                .put("entry", address)
                .put("ip", IP.matcher(address).matches() ? address : "")
                .kind()
                .put("state", cells.row.state())
                .comment();
        return cells.looked(cells.row.text("list") + "/" + address, "");
    }

    private static @Nullable LookedRow networkInterface(Cells cells) {
        cells.put("name", cells.row.text("name"))
                .put("type", cells.row.text("type"))
                .put("status", cells.row.is("running") ? "Up" : "Down")
                .put("state", cells.row.state())
                .put("mtu", cells.row.number("actual-mtu"))
                .comment();
        return cells.looked(
                cells.row.text("name"), cells.row.text("mac-address").toUpperCase(Locale.ROOT));
    }

    private static @Nullable LookedRow resources(Cells cells) {
        Long total = cells.row.number("total-memory");
        Long free = cells.row.number("free-memory");
        cells.put("name", cells.row.text("board-name"))
                .put("software", cells.row.text("version"))
                .put("architecture", cells.row.text("architecture-name"))
                .put("cpuPercent", cells.row.number("cpu-load"))
                .put("memoryMb", total == null ? null : (Long) (total / MEGABYTE))
                .put("uptimeS", seconds(cells.row.text("uptime")));
        if (total != null && free != null && total > 0) {
            cells.put("memoryPercent", Math.round(1000.0 * (total - free) / total) / 10.0);
        }
        return cells.looked("0", "");
    }

    /** In the words of BGP4-MIB, by which the same rows come from other vendors. */
    private static @Nullable LookedRow neighbour(Cells cells) {
        String status = cells.row.text(BgpNeighbours.STATE);
        boolean established = status.equals(BgpNeighbours.ESTABLISHED);
        cells.put("name", cells.row.text("name"))
                .put("status", status)
                .put("adminState", cells.row.is("disabled") ? "disabled" : "enabled")
                .put("remoteAs", cells.row.number(BgpNeighbours.REMOTE_AS))
                .put("establishedS", established ? seconds(cells.row.text("uptime")) : null)
                .put("prefixes", established ? cells.row.number("prefix-count") : null);
        return cells.looked(cells.row.text(BgpNeighbours.ADDRESS), "");
    }

    /** {@code 1w2d3h4m5s}, also with {@code 6ms} behind it, which are let go; null for any other text. */
    static @Nullable Long seconds(String uptime) {
        Matcher parts = UPTIME.matcher(uptime);
        if (uptime.isEmpty() || !parts.matches()) {
            return null;
        }
        long[] lengths = {604_800, 86_400, 3600, 60, 1};
        long seconds = 0;
        for (int i = 0; i < lengths.length; i++) {
            String part = parts.group(i + 1);
            seconds += part == null ? 0 : Long.parseLong(part) * lengths[i];
        }
        return seconds;
    }

    /** A row while it is put together. */
    private static final class Cells {

        final RouterRow row;
        private final NavigableMap<String, Object> values = new TreeMap<>();

        Cells(Map<String, String> told) {
            this.row = new RouterRow(told);
        }

        Cells put(String column, @Nullable Object value) {
            if (value != null && !value.equals("")) {
                values.put(column, value);
            }
            return this;
        }

        Cells kind() {
            return put("type", row.kind());
        }

        Cells comment() {
            return put("comment", row.text("comment"));
        }

        @Nullable
        LookedRow looked(String key, String mac) {
            if (key.isEmpty() || key.equals("/") || values.isEmpty()) {
                return null;
            }
            boolean known = MAC.matcher(mac).matches();
            put("mac", known ? mac : null); // among the words: another MAC is another row
            return new LookedRow(key, null, known ? mac : null, values);
        }
    }
}
