package org.demarc.search.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Where MACs and IP addresses are and were, out of forwarding tables, ARP, DHCP leases and snooping. */
@Dependent
public class Whereabouts {

    /** More rows than this tell nobody anything. */
    public static final int MOST = 500;

    private static final String PLACES =
            "(?::boolean or d.id = any(?::bigint[])) and (?::boolean or d.group_id = any(?::bigint[]))";

    private static final String FDB = """
            select 'fdb' as tab, d.id as device_id, d.name as device_name, host(d.address) as device_ip, f.interface_id,
                   coalesce(i.name, f.port_key) as port, upper(f.mac::text) as mac_text, '' as ip_text, nullif(f.vlan, 0) as vlan, f.status,
                   '' as comment, f.first_seen, f.last_seen, f.present,
                   (select count(*) from (select 1 from fdb o where o.interface_id = f.interface_id and o.present limit 100) many) as macs
              from fdb f join device d on d.id = f.device_id left join interface i on i.id = f.interface_id
             where\s""";

    private static final String ROWS = """
            select r.reading as tab, d.id as device_id, d.name as device_name, host(d.address) as device_ip, r.interface_id,
                   coalesce(i.name, r.words ->> 'interface', '') as port, coalesce(upper(r.mac::text), '') as mac_text,
                   coalesce(host(r.ip), '') as ip_text, r.vlan, coalesce(r.words ->> 'status', r.words ->> 'type', '') as status,
                   coalesce(r.words ->> 'comment', r.words ->> 'host', '') as comment, r.first_seen, r.last_seen, r.present, 0 as macs
              from reading_row r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id
             where\s""";

    /** Ports with few MACs are where somebody is; those with many lead to him. */
    private static final String ORDER =
            " order by present desc, least(macs, 100), last_seen desc, tab, device_id limit " + MOST;

    private final Sql sql;

    @Inject
    public Whereabouts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whose tables are looked through.
     *
     * @param devices null for all
     * @param groups whose devices the caller sees, null for all
     */
    public record Places(
            @Nullable Collection<Long> devices, @Nullable Set<Long> groups) {

        private Object[] with(Object wanted) {
            return new Object[] {
                wanted,
                devices == null,
                devices == null ? List.of() : new ArrayList<>(devices),
                groups == null,
                groups == null ? List.of() : new ArrayList<>(groups)
            };
        }
    }

    /** Every place of a MAC: forwarding tables and whatever else tells of it; those that lead to it last, at most 500. */
    public List<Whereabout> ofMac(String mac, Places places) {
        List<Object> parameters = new ArrayList<>(List.of(places.with(mac)));
        parameters.addAll(List.of(places.with(mac)));
        return sql.list(
                "select * from (" + FDB + "f.mac = ?::macaddr and " + PLACES + " union all " + ROWS
                        + "r.mac = ?::macaddr and " + PLACES + ") found" + ORDER,
                Whereabouts::read,
                parameters.toArray());
    }

    /** Forwarding tables alone. */
    public List<Whereabout> ofMacInFdb(String mac, Places places) {
        return sql.list(
                "select * from (" + FDB + "f.mac = ?::macaddr and " + PLACES + ") found" + ORDER,
                Whereabouts::read,
                places.with(mac));
    }

    /** Every row that tells of an IP address, at most 500. */
    public List<Whereabout> ofIp(String ip, Places places) {
        return sql.list(
                "select * from (" + ROWS + "r.ip = ?::inet and " + PLACES + ") found" + ORDER,
                Whereabouts::read,
                places.with(ip));
    }

    /**
     * Devices that a search asks now when nobody has named any: those that are polled and up, in the order of their ids.
     *
     * @param types device types
     */
    public List<Long> toAsk(Collection<String> types, @Nullable Set<Long> groups, int limit) {
        return sql.list(
                """
                select d.id from device d
                 where d.poll_enabled and d.status <> 'Down' and d.type = any(?) and (?::boolean or d.group_id = any(?::bigint[]))
                 order by d.id limit ?
                """,
                row -> row.number("id"),
                new ArrayList<>(types),
                groups == null,
                groups == null ? List.of() : new ArrayList<>(groups),
                limit);
    }

    /** What devices are, by id. */
    public Map<Long, String> types(Collection<Long> devices) {
        Map<Long, String> types = new HashMap<>();
        sql.list(
                        "select id, type from device where id = any(?::bigint[])",
                        row -> Map.entry(row.number("id"), row.text("type")),
                        new ArrayList<>(devices))
                .forEach(one -> types.put(one.getKey(), one.getValue()));
        return types;
    }

    /** Devices with these addresses that the caller may see. */
    public List<Long> withAddresses(Collection<String> addresses, @Nullable Set<Long> groups) {
        return sql.list(
                """
                select d.id from device d
                 where d.address = any(?::inet[]) and (?::boolean or d.group_id = any(?::bigint[])) order by d.id limit 1000
                """,
                row -> row.number("id"),
                new ArrayList<>(addresses),
                groups == null,
                groups == null ? List.of() : new ArrayList<>(groups));
    }

    /** Those of the devices that the caller may see. */
    public List<Long> seen(Collection<Long> devices, @Nullable Set<Long> groups) {
        return sql.list(
                "select d.id from device d where d.id = any(?::bigint[]) and (?::boolean or d.group_id = any(?::bigint[])) order by d.id",
                row -> row.number("id"),
                new ArrayList<>(devices),
                groups == null,
                groups == null ? List.of() : new ArrayList<>(groups));
    }

    private static Whereabout read(Sql.Row row) throws SQLException {
        Long vlan = row.nullableNumber("vlan");
        return new Whereabout(
                row.text("tab"),
                row.number("device_id"),
                row.text("device_name"),
                row.text("device_ip"),
                row.nullableNumber("interface_id"),
                row.text("port"),
                row.text("mac_text"),
                row.text("ip_text"),
                vlan == null ? null : (Integer) vlan.intValue(),
                row.text("status"),
                row.text("comment"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                row.flag("present"),
                "history");
    }
}
