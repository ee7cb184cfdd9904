package org.demarc.fdb.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.port.entity.Line.DeviceRef;

/** Where MACs are and were. */
@Dependent
public class Sightings {

    private static final String COLUMNS = """
            select f.*, upper(f.mac::text) mac_text, d.name device_name, host(d.address) device_ip, d.group_id,
                   coalesce(i.name, f.port_key) port_name
              from fdb f join device d on d.id = f.device_id left join interface i on i.id = f.interface_id
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "mac", "f.mac",
            "vlan", "f.vlan",
            "port", "in_number_order(coalesce(i.name, f.port_key))",
            "status", "f.status",
            "firstSeen", "f.first_seen",
            "lastSeen", "f.last_seen");

    private final Sql sql;

    @Inject
    public Sightings(Sql sql) {
        this.sql = sql;
    }

    /** The device's newest table. Filter: a MAC, part of one, a VLAN number or part of a port's name. */
    public Page<Sighting> ofDevice(long deviceId, PageRequest request) {
        return page(new Conditions().and("f.device_id = ? and f.present", deviceId), request);
    }

    /** MACs behind an interface, present and past. */
    public Page<Sighting> ofInterface(long interfaceId, PageRequest request) {
        return page(new Conditions().and("f.interface_id = ?", interfaceId), request);
    }

    /** Every place of a MAC, newest first, at most 100. */
    public List<Sighting> ofMac(String mac) {
        return sql.list(
                COLUMNS + " where f.mac = ?::macaddr order by f.present desc, f.last_seen desc limit 100",
                Sightings::read,
                mac);
    }

    private Page<Sighting> page(Conditions wanted, PageRequest request) {
        if (!request.filter().isEmpty()) {
            like(wanted, request.filter());
        }
        String order = request.sort().isEmpty()
                ? "f.present desc, f.last_seen desc, f.mac"
                : request.column(SORTABLE, "f.mac") + (request.descending() ? " desc" : "") + ", f.mac, f.vlan";
        List<Sighting> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order + " limit ? offset ?",
                Sightings::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from fdb f left join interface i on i.id = f.interface_id where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static void like(Conditions wanted, String text) {
        Optional<String> mac = WholeMac.in(text);
        if (mac.isPresent()) {
            wanted.and("f.mac = ?::macaddr", mac.get());
        } else {
            wanted.and(
                    "(f.mac::text like ? or f.vlan::text = ? or i.name ilike ? or f.port_key = ?)",
                    Like.containing(text.toLowerCase(Locale.ROOT).replace('-', ':')),
                    text,
                    Like.containing(text),
                    text);
        }
    }

    private static Sighting read(Sql.Row row) throws SQLException {
        return new Sighting(
                row.text("mac_text"),
                (int) row.number("vlan"),
                new DeviceRef(
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("device_ip"),
                        row.nullableNumber("group_id")),
                row.nullableNumber("interface_id"),
                row.text("port_name"),
                row.text("status"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                row.flag("present"));
    }
}
