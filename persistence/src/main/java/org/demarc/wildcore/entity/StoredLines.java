package org.demarc.wildcore.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.onu.entity.OnuDetails;
import org.demarc.onu.entity.OnuState;
import org.jspecify.annotations.Nullable;

/** Finds lines for billings, in the order of wildcore-mikbill.md 7.2. */
@Dependent
public class StoredLines {

    /** A line with more active MACs than this leads to other devices (wildcore-mikbill.md 7.2). */
    private static final int MOST_MACS_OF_A_LINE = 10;

    private static final String SELECT = "select " + StoredLine.COLUMNS + " from " + StoredLine.TABLES;

    private static final String ALIVE = "(i.status in ('Online', 'Up')) desc";
    private static final String NEWEST = "i.status_changed_at desc nulls last, i.id desc";

    private static final String UNI = "uni";
    private static final String VLANS = "vlans";
    private static final String FDB = "fdb";

    private final Sql sql;

    @Inject
    public StoredLines(Sql sql) {
        this.sql = sql;
    }

    /** The line, also one that has gone from its device. */
    public Optional<StoredLine> withId(long id, @Nullable Set<Long> groups) {
        Conditions wanted = seenBy(groups).and("i.id = ?", id);
        return sql.first(SELECT + " where " + wanted.sql(), StoredLine::read, wanted.parameters());
    }

    /** Those among the ids that may be seen and that their devices still list, in no order; the caller bounds the ids. */
    public List<StoredLine> withIds(Collection<Long> ids, @Nullable Set<Long> groups) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Conditions wanted = seenBy(groups).and("i.id = any(?) and i.gone_at is null", ids);
        return sql.list(SELECT + " where " + wanted.sql(), StoredLine::read, wanted.parameters());
    }

    /** What fits, the line that is meant first. */
    public List<StoredLine> find(LineSearch search) {
        if (search.idents() != null && search.idents().isEmpty()) {
            return List.of();
        }
        Conditions wanted = conditions(search);
        String sighting = search.mac() == null ? "" : " join sighting m on m.interface_id = i.id";
        String text = (search.mac() == null ? "" : SIGHTING) + SELECT + sighting + " where " + wanted.sql()
                + " order by " + order(search) + " limit ? offset ?";
        @Nullable Object[] parameters = wanted.parameters(search.limit(), search.offset());
        return sql.list(text, StoredLine::read, search.mac() == null ? parameters : withMac(search, parameters));
    }

    private static final String SIGHTING = """
            with sighting as (
                select f.interface_id, max(f.last_seen) seen,
                       (select count(*) from (select 1 from fdb x where x.interface_id = f.interface_id
                            and x.last_seen > now() - make_interval(secs => ?) limit 11) busy) > ? crowded
                  from fdb f
                 where f.mac = ?::macaddr and f.status not in ('SELF', 'INVALID') and f.interface_id is not null
                   and (not ? or f.last_seen > now() - make_interval(secs => ?))
                 group by f.interface_id)
            """;

    private static @Nullable Object[] withMac(LineSearch search, @Nullable Object[] parameters) {
        @Nullable Object[] all = new @Nullable Object[parameters.length + 5];
        all[0] = search.activeSeconds();
        all[1] = MOST_MACS_OF_A_LINE;
        all[2] = String.valueOf(search.mac());
        all[3] = search.activeOnly();
        all[4] = search.activeSeconds();
        System.arraycopy(parameters, 0, all, 5, parameters.length);
        return all;
    }

    private static Conditions conditions(LineSearch search) {
        Conditions wanted = seenBy(search.groups())
                .andIf(search.deviceId(), "i.device_id = ?")
                .andIf(search.deviceIp(), "d.address = ?::inet")
                .andIf(search.bindKey(), "i.bind_key = ?");
        if (search.name() != null) {
            wanted.and("lower(i.name) = ?", search.name().toLowerCase(Locale.ROOT));
        }
        if (search.idents() != null) {
            wanted.and("o.ident = any(?)", search.idents());
        }
        return search.includeGone() ? wanted : wanted.and("i.gone_at is null");
    }

    private static String order(LineSearch search) {
        String byMac = search.mac() == null ? "" : "m.crowded, m.seen desc, ";
        String byIdent = search.idents() == null ? "" : "o.ident_seen_at desc nulls last, ";
        return ALIVE + ", " + byMac + byIdent + NEWEST;
    }

    private static Conditions seenBy(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions();
        return groups == null ? wanted : wanted.and("d.group_id = any(?::bigint[])", groups);
    }

    /** Everything that a device lists, by place. */
    public List<StoredLine> ofDevice(long deviceId, @Nullable Set<Long> groups, int limit, long offset) {
        Conditions wanted = seenBy(groups).and("i.device_id = ? and i.gone_at is null", deviceId);
        return sql.list(
                SELECT + " where " + wanted.sql()
                        + " order by (i.type = 'ONU'), i.frame nulls first, i.slot nulls first, i.port nulls first,"
                        + " i.onu nulls first, i.if_index, i.id limit ? offset ?",
                StoredLine::read,
                wanted.parameters(limit, offset));
    }

    /** ONUs of a list, and how many there are in all. */
    public Page<StoredLine> onus(OntFilter filter) {
        Conditions wanted = onuConditions(filter);
        String order = filter.sort().column() + (filter.descending() ? " desc" : "") + " nulls last, i.id";
        List<StoredLine> rows = sql.list(
                SELECT + " where " + wanted.sql() + " order by " + order + " limit ? offset ?",
                StoredLine::read,
                wanted.parameters(filter.limit(), filter.offset()));
        long total = sql.one(
                "select count(*) n from " + StoredLine.TABLES + " where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, filter.limit(), filter.offset());
    }

    private static Conditions onuConditions(OntFilter filter) {
        Conditions wanted = seenBy(filter.groups())
                .and("i.type = 'ONU' and i.gone_at is null")
                .andIf(filter.deviceId(), "i.device_id = ?")
                .andIf(filter.parent(), "i.parent_key = ?")
                .andIf(filter.statuses(), "i.status = any(?)")
                .andIf(filter.downReason(), "lower(o.down_reason) = lower(?)")
                .andIf(filter.vendor(), "lower(o.vendor) = lower(?)")
                .andIf(filter.model(), "lower(o.model) = lower(?)")
                .andIf(filter.rxDbm().from(), "s.rx_dbm >= ?")
                .andIf(filter.rxDbm().to(), "s.rx_dbm <= ?")
                .andIf(filter.oltRxDbm().from(), "s.olt_rx_dbm >= ?")
                .andIf(filter.oltRxDbm().to(), "s.olt_rx_dbm <= ?")
                .andIf(filter.distanceM().from(), "s.distance_m >= ?")
                .andIf(filter.distanceM().to(), "s.distance_m <= ?");
        if (filter.bound() != null) {
            wanted.and((filter.bound() ? "" : "not ")
                    + "exists (select 1 from line_binding b where b.interface_id = i.id)");
        }
        if (filter.duplicates()) {
            wanted.and("o.ident in (select x.ident from onu x join interface y on y.id = x.interface_id"
                    + " where y.gone_at is null and x.ident is not null group by x.ident having count(*) > 1)");
        }
        return filter.query() == null ? wanted : textual(wanted, filter.query());
    }

    private static Conditions textual(Conditions wanted, String query) {
        String part = Like.containing(query);
        return wanted.and("""
                (i.name ilike ? or i.description ilike ? or o.ident_shown ilike ? or o.ident ilike ?
                 or exists (select 1 from line_binding b join subscriber u on u.id = b.subscriber_id
                             left join address_house h on h.id = u.house_id left join address_street r on r.id = h.street_id
                            where b.interface_id = i.id and (u.login ilike ? or r.name ilike ? or exists
                                  (select 1 from contract c where c.subscriber_id = u.id and c.number ilike ?))))
                """, part, part, part, part, part, part, part);
    }

    /** Of the identifiers those that are known in several places. */
    public Set<String> severalPlaces(Collection<String> idents) {
        return idents.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        "select o.ident from onu o join interface i on i.id = o.interface_id"
                                + " where o.ident = any(?) and i.gone_at is null group by o.ident having count(*) > 1",
                        row -> row.text("ident"),
                        idents));
    }

    /** How many ONUs that are online have a signal below or above the bounds, dBm. */
    public BadSignals badSignals(@Nullable Set<Long> groups, double minDbm, double maxDbm) {
        Conditions wanted = seenBy(groups).and("i.type = 'ONU' and i.gone_at is null and i.status = 'Online'");
        return sql.one(
                "select count(*) filter (where s.rx_dbm < ?) low, count(*) filter (where s.rx_dbm > ?) high from "
                        + StoredLine.TABLES + " where " + wanted.sql(),
                row -> new BadSignals(row.number("low") + row.number("high"), row.number("low"), row.number("high")),
                leading(wanted, minDbm, maxDbm));
    }

    private static @Nullable Object[] leading(Conditions wanted, Object... first) {
        @Nullable Object[] rest = wanted.parameters();
        @Nullable Object[] all = new @Nullable Object[first.length + rest.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    /** Counts of ONUs with a weak and with a too strong signal. */
    public record BadSignals(long total, long low, long high) {}

    /** Whether there is such a device that may be seen. */
    public boolean isHost(long deviceId, @Nullable Set<Long> groups) {
        Conditions wanted = seenBy(groups).and("d.id = ?", deviceId);
        return sql.first("select 1 from device d where " + wanted.sql(), row -> true, wanted.parameters())
                .isPresent();
    }

    /** The interface above an ONU. */
    public Optional<StoredLine> withKey(long deviceId, String bindKey) {
        return sql.first(SELECT + " where i.device_id = ? and i.bind_key = ?", StoredLine::read, deviceId, bindKey);
    }

    private static final String DETAIL = """
            select * from port where interface_id = ?;
            select * from interface_counter where interface_id = ?;
            select upper(mac::text) mac, vlan, status, last_seen from fdb
             where interface_id = ? and present order by last_seen desc, mac limit 200;
            select began_at, ended_at, status, reason from interface_state
             where interface_id = ? order by began_at desc limit 20;
            """ + OnuDetails.READ_AT + """
            ;
            select * from onu_port where interface_id = ? order by number limit 64;
            select * from interface_vlan where interface_id = ? order by vlan limit 4096
            """;

    /** The rest of what is remembered about a line. */
    public LineDetail detail(long id) {
        List<LineDetail.Port> port = new ArrayList<>(1);
        List<LineDetail.Counters> counters = new ArrayList<>(1);
        List<LineDetail.Seen> macs = new ArrayList<>();
        List<OnuState> states = new ArrayList<>();
        Map<String, Instant> readAt = new HashMap<>();
        List<LineDetail.Uni> unis = new ArrayList<>();
        List<LineDetail.Vlan> vlans = new ArrayList<>();
        List<Sql.RowTaker> takers = List.of(
                row -> port.add(port(row)),
                row -> counters.add(counters(row)),
                row -> macs.add(seen(row)),
                row -> states.add(state(row)),
                row -> readAt.put(row.text("what"), row.instant("read_at")),
                row -> unis.add(uni(row)),
                row -> vlans.add(vlan(row)));
        sql.visit(DETAIL, takers, id, id, id, id, id, id, id);
        LineDetail.Details details = readAt.isEmpty()
                ? LineDetail.Details.NONE
                : new LineDetail.Details(readAt.get(UNI), unis, readAt.get(VLANS), vlans, readAt.get(FDB));
        return new LineDetail(
                port.isEmpty() ? null : port.get(0),
                counters.isEmpty() ? null : counters.get(0),
                macs,
                states,
                details);
    }

    private static LineDetail.Port port(Sql.Row row) throws SQLException {
        return new LineDetail.Port(
                row.nullableNumber("speed_mbps"),
                row.text("duplex"),
                row.nullableInstant("changed_at"),
                new LineDetail.LinkWords(
                        row.text("link_mode"),
                        row.text("admin_mode"),
                        row.text("medium"),
                        row.text("address_learning")));
    }

    private static LineDetail.Seen seen(Sql.Row row) throws SQLException {
        return new LineDetail.Seen(
                row.text("mac"), (int) row.number("vlan"), row.text("status"), row.instant("last_seen"));
    }

    private static OnuState state(Sql.Row row) throws SQLException {
        return new OnuState(
                row.instant("began_at"), row.nullableInstant("ended_at"), row.text("status"), row.text("reason"));
    }

    private static LineDetail.Uni uni(Sql.Row row) throws SQLException {
        return new LineDetail.Uni(
                (int) row.number("number"),
                row.text("status"),
                row.text("admin_state"),
                row.text("speed"),
                row.text("duplex"),
                StoredLine.whole(row, "vlan"),
                row.text("vlan_mode"));
    }

    private static LineDetail.Vlan vlan(Sql.Row row) throws SQLException {
        return new LineDetail.Vlan((int) row.number("vlan"), row.text("name"), row.flag("untagged"));
    }

    private static LineDetail.Counters counters(Sql.Row row) throws SQLException {
        var rows = row.rows();
        return new LineDetail.Counters(
                row.instant("read_at"),
                rows.getBigDecimal("in_octets"),
                rows.getBigDecimal("out_octets"),
                rows.getBigDecimal("in_multicast"),
                rows.getBigDecimal("out_multicast"),
                rows.getBigDecimal("in_broadcast"),
                rows.getBigDecimal("out_broadcast"),
                rows.getBigDecimal("in_errors"),
                rows.getBigDecimal("out_errors"),
                rows.getBigDecimal("in_discards"),
                rows.getBigDecimal("out_discards"));
    }

    /** Keeps optics that were read for somebody who asked, unless a poll brought newer ones. */
    public void keepSignal(long id, StoredLine.Signal signal) {
        sql.update(
                """
                insert into onu_signal as s (interface_id, read_at, rx_dbm, tx_dbm, olt_rx_dbm, temperature_c, voltage_v, distance_m)
                values (?, ?, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::integer)
                on conflict (interface_id) do update set read_at = excluded.read_at, rx_dbm = excluded.rx_dbm,
                    tx_dbm = excluded.tx_dbm, olt_rx_dbm = excluded.olt_rx_dbm, temperature_c = excluded.temperature_c,
                    voltage_v = excluded.voltage_v, distance_m = coalesce(excluded.distance_m, s.distance_m)
                where s.read_at < excluded.read_at
                """,
                id,
                signal.readAt(),
                signal.rxDbm(),
                signal.txDbm(),
                signal.oltRxDbm(),
                signal.temperatureC(),
                signal.voltageV(),
                signal.distanceM());
    }

    /** Keeps the LAN ports of an ONU that were read for somebody who asked. */
    public void keepUnis(long id, Instant at, List<LineDetail.Uni> unis) {
        sql.update(
                """
                with told as (
                    select * from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[])
                        as t(number, status, admin_state, speed, duplex, vlan, vlan_mode)
                ), gone as (
                    delete from onu_port p where p.interface_id = ?
                       and not exists (select 1 from told where told.number = p.number)
                )
                insert into onu_port (interface_id, number, status, admin_state, speed, duplex, vlan, vlan_mode)
                select ?, number, status, admin_state, speed, duplex, vlan, vlan_mode from told
                on conflict (interface_id, number) do update set status = excluded.status,
                    admin_state = excluded.admin_state, speed = excluded.speed, duplex = excluded.duplex,
                    vlan = excluded.vlan, vlan_mode = excluded.vlan_mode
                """,
                unis.stream().map(LineDetail.Uni::number).toList(),
                unis.stream().map(LineDetail.Uni::status).toList(),
                unis.stream().map(LineDetail.Uni::adminState).toList(),
                unis.stream().map(LineDetail.Uni::speed).toList(),
                unis.stream().map(LineDetail.Uni::duplex).toList(),
                unis.stream()
                        .map(uni -> uni.vlan() == null ? null : uni.vlan().toString())
                        .collect(Collectors.toCollection(ArrayList::new)),
                unis.stream().map(LineDetail.Uni::vlanMode).toList(),
                id,
                id);
        read(id, UNI, at);
    }

    /** Keeps the VLANs of a port that were read for somebody who asked. */
    public void keepVlans(long id, Instant at, List<LineDetail.Vlan> vlans) {
        sql.update(
                """
                with told as (
                    select * from unnest(?::integer[], ?::text[], ?::boolean[]) as t(vlan, name, untagged)
                ), gone as (
                    delete from interface_vlan v where v.interface_id = ?
                       and not exists (select 1 from told where told.vlan = v.vlan)
                )
                insert into interface_vlan (interface_id, vlan, name, untagged)
                select ?, vlan, name, untagged from told
                on conflict (interface_id, vlan) do update set name = excluded.name, untagged = excluded.untagged
                """,
                vlans.stream().map(LineDetail.Vlan::vlan).toList(),
                vlans.stream().map(LineDetail.Vlan::name).toList(),
                vlans.stream().map(vlan -> String.valueOf(vlan.untagged())).toList(),
                id,
                id);
        read(id, VLANS, at);
    }

    /** Keeps who was seen on a line just now, when its whole forwarding table was read: others are there no longer. */
    public void keepMacs(long id, Instant at, List<LineDetail.Seen> macs) {
        sql.update(
                """
                with told as (
                    select distinct on (mac, vlan) * from unnest(?::macaddr[], ?::integer[], ?::text[]) as t(mac, vlan, status)
                ), gone as (
                    update fdb f set present = false where f.interface_id = ? and f.present and f.last_seen < ?
                       and not exists (select 1 from told where told.mac = f.mac and told.vlan = f.vlan)
                ), written as (
                    insert into fdb as f (device_id, mac, vlan, interface_id, status, first_seen, last_seen)
                    select i.device_id, told.mac, told.vlan, i.id, told.status, ?, ?
                      from told join interface i on i.id = ? order by told.mac, told.vlan
                    on conflict (device_id, mac, vlan, coalesce(interface_id, 0), port_key) do update
                       set last_seen = greatest(f.last_seen, excluded.last_seen), present = true, status = excluded.status,
                           returned_at = case when not f.present and f.last_seen < excluded.last_seen - interval '1 hour'
                                              then excluded.last_seen else f.returned_at end
                    returning f.mac, f.vlan, f.interface_id, f.returned_at
                )
                insert into fdb_past (device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)
                select b.device_id, b.mac, b.vlan, b.interface_id, b.port_key, b.status, coalesce(b.returned_at, b.first_seen),
                       b.last_seen, w.returned_at
                  from written w join fdb b -- as it was before this statement
                    on b.interface_id = w.interface_id and b.mac = w.mac and b.vlan = w.vlan and b.port_key = ''
                 where w.returned_at = ? and not b.present -- who comes back after more than an hour begins another stay
                """,
                macs.stream().map(LineDetail.Seen::mac).toList(),
                macs.stream().map(LineDetail.Seen::vlan).toList(),
                macs.stream().map(LineDetail.Seen::status).toList(),
                id,
                at,
                at,
                at,
                id,
                at);
        read(id, FDB, at);
    }

    private void read(long id, String what, Instant at) {
        sql.update("""
                insert into line_read as r (interface_id, what, read_at) values (?, ?, ?)
                on conflict (interface_id, what) do update set read_at = excluded.read_at, polled = false
                where r.read_at < excluded.read_at
                """, id, what, at);
    }

    /** The device has just answered about this line. */
    public void seen(long id, Instant at) {
        sql.update("update interface set seen_at = ? where id = ? and seen_at < ?", at, id, at);
    }
}
