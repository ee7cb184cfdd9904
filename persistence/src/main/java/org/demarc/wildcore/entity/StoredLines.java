package org.demarc.wildcore.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
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

    /** The rest of what is remembered about a line. */
    public LineDetail detail(long id) {
        LineDetail.Port port = sql.first(
                        "select speed_mbps, duplex, changed_at from port where interface_id = ?",
                        row -> new LineDetail.Port(
                                row.nullableNumber("speed_mbps"),
                                row.text("duplex"),
                                row.nullableInstant("changed_at"),
                                LineDetail.LinkWords.NONE),
                        id)
                .orElse(null);
        LineDetail.Counters counters = sql.first(
                        "select * from interface_counter where interface_id = ?", StoredLines::counters, id)
                .orElse(null);
        return new LineDetail(port, counters, macs(id), states(id));
    }

    private List<LineDetail.Seen> macs(long id) {
        return sql.list(
                """
                select upper(mac::text) mac, vlan, status, last_seen from fdb
                 where interface_id = ? and present order by last_seen desc, mac limit 200
                """,
                row -> new LineDetail.Seen(
                        row.text("mac"), (int) row.number("vlan"), row.text("status"), row.instant("last_seen")),
                id);
    }

    private List<OnuState> states(long id) {
        return sql.list(
                "select began_at, ended_at, status, reason from interface_state where interface_id = ?"
                        + " order by began_at desc limit 20",
                row -> new OnuState(
                        row.instant("began_at"),
                        row.nullableInstant("ended_at"),
                        row.text("status"),
                        row.text("reason")),
                id);
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

    /** The device has just answered about this line. */
    public void seen(long id, Instant at) {
        sql.update("update interface set seen_at = ? where id = ? and seen_at < ?", at, id, at);
    }
}
