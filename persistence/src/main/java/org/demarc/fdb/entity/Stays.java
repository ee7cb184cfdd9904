package org.demarc.fdb.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Stretch;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.port.entity.Line.DeviceRef;

/**
 * Which MAC was in which VLAN behind which port or ONU, from when to when (polling-ubilling.md 14 and 15): the latest stays of forwarding
 * tables, those that are over, and what VLAN terminators tell.
 */
@Dependent
public class Stays {

    /** How far a list is counted, and skipped through. */
    public static final int MOST_COUNTED = 10_000;

    /** The parts are alike and simple, so that conditions reach the indexes of each of them. */
    static final String STAYS = """
             from (select 'fdb' as tab, f.device_id, f.interface_id, f.port_key, f.mac, f.vlan, f.status,
                          coalesce(f.returned_at, f.first_seen) as began_at, f.last_seen as ended_at, f.present
                     from fdb f
                   union all
                   select p.tab, p.device_id, p.interface_id, p.port_key, p.mac, p.vlan, p.status, p.began_at, p.ended_at, false
                     from fdb_past p
                   union all
                   select 'snooping', r.device_id, r.interface_id, '', r.mac, coalesce(r.vlan, 0), 'LEARNED', coalesce(r.returned_at, r.first_seen), r.last_seen,
                          r.present
                     from reading_row r where r.reading = 'snooping' and r.mac is not null) s
             join device d on d.id = s.device_id left join interface i on i.id = s.interface_id
            where\s""";

    static final String COLUMNS = """
            select s.*, upper(s.mac::text) as mac_text, d.name as device_name, host(d.address) as device_ip, d.group_id,
                   coalesce(i.name, s.port_key) as port, coalesce(i.type, '') as port_type
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "mac", "s.mac",
            "vlan", "s.vlan",
            "device", "d.name",
            "port", "in_number_order(coalesce(i.name, s.port_key))",
            "firstSeen", "s.began_at",
            "lastSeen", "s.ended_at");

    private final Sql sql;

    @Inject
    public Stays(Sql sql) {
        this.sql = sql;
    }

    /**
     * Stays, the one seen last first unless sorted, counted and skipped through up to {@link #MOST_COUNTED}. Filter: a MAC, part of one, a
     * VLAN number, part of a port's or a device's name.
     *
     * @param wanted names a MAC, a device, an interface or a person: nothing else is found by an index
     * @throws org.demarc.ProblemException {@link ListProblem#UNKNOWN_SORT}, {@link ListProblem#TOO_FAR}
     */
    public Stretch<Stay> page(StayFilter wanted, PageRequest page) {
        if (page.offset() > MOST_COUNTED) {
            throw ListProblem.TOO_FAR.because("offset: " + page.offset() + " is beyond " + MOST_COUNTED
                    + "; narrow the list, for instance by its days");
        }
        Conditions conditions = conditions(wanted, page.filter());
        List<Stay> rows = sql.list(
                COLUMNS + STAYS + conditions.sql() + " order by " + page.order(SORTABLE, "s.ended_at desc", " desc")
                        + ", s.ended_at desc, s.mac, s.vlan, s.device_id, s.began_at desc limit ? offset ?",
                Stays::read,
                conditions.parameters(page.limit(), page.offset()));
        long counted = sql.one(
                "select count(*) n from (select 1" + STAYS + conditions.sql() + " limit ?) counted",
                row -> row.number("n"),
                conditions.parameters(MOST_COUNTED + 1));
        return new Stretch<>(
                rows, Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED, page.limit(), page.offset(), null);
    }

    private static Conditions conditions(StayFilter wanted, String text) {
        Conditions conditions = new Conditions()
                .andIf(wanted.mac(), "s.mac = ?::macaddr")
                .andIf(wanted.deviceId(), "s.device_id = ?")
                .andIf(wanted.interfaceId(), "s.interface_id = ?")
                .andIf(wanted.vlan(), "s.vlan = ?")
                .andIf(wanted.from(), "(s.present or s.ended_at >= ?)")
                .andIf(wanted.until(), "s.began_at < ?")
                .andIf(wanted.present(), "s.present = ?");
        StayFilter.Person person = wanted.person();
        if (person != null) {
            conditions.and(
                    "(s.interface_id = any(?::bigint[]) or s.mac = any(?::macaddr[]))", person.lines(), person.macs());
        }
        if (wanted.groups() != null) {
            conditions.and("d.group_id = any(?::bigint[])", new ArrayList<>(wanted.groups()));
        }
        if (!text.isEmpty()) {
            like(conditions, text);
        }
        return conditions;
    }

    private static void like(Conditions wanted, String text) {
        Optional<String> mac = WholeMac.in(text);
        if (mac.isPresent()) {
            wanted.and("s.mac = ?::macaddr", mac.get());
        } else {
            wanted.and(
                    "(s.mac::text like ? or s.vlan::text = ? or i.name ilike ? or s.port_key = ? or d.name ilike ?)",
                    Like.containing(text.toLowerCase(Locale.ROOT).replace('-', ':')),
                    text,
                    Like.containing(text),
                    text,
                    Like.containing(text));
        }
    }

    private static Stay read(Sql.Row row) throws SQLException {
        return new Stay(
                row.text("tab"),
                row.text("mac_text"),
                (int) row.number("vlan"),
                new DeviceRef(
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("device_ip"),
                        row.nullableNumber("group_id")),
                row.nullableNumber("interface_id"),
                row.text("port"),
                row.text("port_type"),
                row.text("status"),
                row.instant("began_at"),
                row.instant("ended_at"),
                row.flag("present"));
    }
}
