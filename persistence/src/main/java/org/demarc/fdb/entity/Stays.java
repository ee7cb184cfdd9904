package org.demarc.fdb.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Stretch;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.port.entity.Line.DeviceRef;
import org.jspecify.annotations.Nullable;

/**
 * Which MAC was in which VLAN behind which port or ONU, from when to when (polling-ubilling.md 14 and 15): the latest stays of forwarding
 * tables, those that are over, and what VLAN terminators tell.
 */
@Dependent
public class Stays {

    /** How far a list is counted, and skipped through. */
    public static final int MOST_COUNTED = 10_000;

    /** Who tells of stays, alike and simple: conditions and orders stand inside each part, so that they reach its indexes. */
    private static final List<String> PARTS = List.of("""
            select 'fdb' as tab, f.device_id, f.interface_id, f.port_key, f.mac, f.vlan, f.status,
                   coalesce(f.returned_at, f.first_seen) as began_at, f.last_seen as ended_at, f.present
              from fdb f""", """
            select p.tab, p.device_id, p.interface_id, p.port_key, p.mac, p.vlan, p.status, p.began_at, p.ended_at, false as present
              from fdb_past p""", """
            select 'snooping' as tab, r.device_id, r.interface_id, '' as port_key, r.mac, coalesce(r.vlan, 0) as vlan, 'LEARNED' as status,
                   coalesce(r.returned_at, r.first_seen) as began_at, r.last_seen as ended_at, r.present
              from reading_row r where r.reading = 'snooping' and r.mac is not null""");

    /** The first parameter: for how many seconds what a device told holds. */
    private static final String COLUMNS = """
            select s.*, upper(s.mac::text) as mac_text, d.name as device_name, host(d.address) as device_ip, d.group_id,
                   i.id as line_id, coalesce(i.name, s.port_key) as port, coalesce(i.type, '') as port_type,
                   s.present and greatest(s.ended_at, h.read_at) > now() - make_interval(secs => ?) as current
            """;

    private static final String NAMES =
            " join device d on d.id = s.device_id left join interface i on i.id = s.interface_id";
    private static final String HEARD =
            " left join poll_reading h on h.device_id = s.device_id and h.reading = s.tab where ";
    private static final String THEN = ", s.ended_at desc, s.mac, s.vlan, s.device_id, s.began_at desc";

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
     * @param holds for how long what a device told is taken for what is: {@link Stay#current}
     * @throws org.demarc.ProblemException {@link ListProblem#UNKNOWN_SORT}, {@link ListProblem#TOO_FAR}
     */
    public Stretch<Stay> page(StayFilter wanted, PageRequest page, Duration holds) {
        if (page.offset() > MOST_COUNTED) {
            throw ListProblem.TOO_FAR.because("offset: " + page.offset() + " is beyond " + MOST_COUNTED
                    + "; narrow the list, for instance by its days");
        }
        Conditions own = own(wanted, page.filter());
        Conditions named = named(wanted, page.filter());
        String order = page.order(SORTABLE, "s.ended_at desc", " desc") + THEN;
        String cut = isCut(wanted, page) ? " order by " + order + " limit " + (page.offset() + page.limit()) : "";
        List<Stay> rows = sql.list(
                COLUMNS + from(own, cut) + NAMES + HEARD + named.sql() + " order by " + order + " limit ? offset ?",
                Stays::read,
                parameters(holds.toSeconds(), own, named.parameters(page.limit(), page.offset())));
        long counted = sql.one(
                "select count(*) n from (select 1 " + from(own, "") + NAMES + " where " + named.sql()
                        + " limit ?) counted",
                row -> row.number("n"),
                parameters(null, own, named.parameters(MOST_COUNTED + 1)));
        return new Stretch<>(
                rows, Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED, page.limit(), page.offset(), null);
    }

    /**
     * Whether each part may be sorted and cut by itself, before names are looked up: what is asked of the names and of the group must hold
     * for all rows or for none. So it is with one device or one line, of which there may be very many stays.
     */
    private static boolean isCut(StayFilter wanted, PageRequest page) {
        return (wanted.deviceId() != null || wanted.interfaceId() != null)
                && (page.filter().isEmpty() || WholeMac.in(page.filter()).isPresent())
                && page.column(SORTABLE, "s.ended_at").startsWith("s.");
    }

    static String from(Conditions own, String cut) {
        return PARTS.stream()
                .map(part -> "(select * from (" + part + ") s where " + own.sql() + cut + ")")
                .collect(Collectors.joining(" union all ", "from (", ") s"));
    }

    private static @Nullable Object[] parameters(@Nullable Long first, Conditions own, @Nullable Object[] last) {
        List<@Nullable Object> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        PARTS.forEach(part -> all.addAll(Arrays.asList(own.parameters())));
        all.addAll(Arrays.asList(last));
        return all.toArray();
    }

    /** What each part knows by itself. */
    private static Conditions own(StayFilter wanted, String text) {
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
        WholeMac.in(text).ifPresent(mac -> conditions.and("s.mac = ?::macaddr", mac));
        return conditions;
    }

    /** What only devices and interfaces know. */
    private static Conditions named(StayFilter wanted, String text) {
        Conditions conditions = new Conditions();
        if (wanted.groups() != null) {
            conditions.and("d.group_id = any(?::bigint[])", new ArrayList<>(wanted.groups()));
        }
        if (!text.isEmpty() && WholeMac.in(text).isEmpty()) {
            conditions.and(
                    "(s.mac::text like ? or s.vlan::text = ? or coalesce(i.name, s.port_key) ilike ? or d.name ilike ?)",
                    Like.containing(text.toLowerCase(Locale.ROOT).replace('-', ':')),
                    text,
                    Like.containing(text),
                    Like.containing(text));
        }
        return conditions;
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
                row.nullableNumber("line_id"),
                row.text("port"),
                row.text("port_type"),
                row.text("status"),
                row.instant("began_at"),
                row.instant("ended_at"),
                row.flag("present"),
                row.flag("current"));
    }
}
