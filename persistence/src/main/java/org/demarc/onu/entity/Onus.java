package org.demarc.onu.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.demarc.Page;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.port.entity.Line.DeviceRef;
import org.jspecify.annotations.Nullable;

/** The ONUs that devices list. */
@Dependent
public class Onus {

    private static final String TABLES = """
              from interface i
              join device d on d.id = i.device_id
              left join onu o on o.interface_id = i.id
              left join onu_signal s on s.interface_id = i.id
            """;

    private static final String COLUMNS = """
            select i.*, d.name device_name, host(d.address) device_ip, d.group_id, o.ident_kind, o.ident, o.ident_shown,
                   o.ident_seen_at, o.vendor, o.model, o.hardware, o.software, o.down_reason, o.registered_at,
                   o.deregistered_at, s.read_at, s.rx_dbm, s.tx_dbm, s.olt_rx_dbm, s.temperature_c, s.voltage_v, s.distance_m,
                   (select name from interface p where p.device_id = i.device_id and p.bind_key = i.parent_key) parent_name
            """ + TABLES;

    private static final Map<String, String> SORTABLE = Map.ofEntries(
            Map.entry("id", "i.id"),
            Map.entry("name", "in_number_order(i.name)"),
            Map.entry("device", "d.name"),
            Map.entry("status", "i.status"),
            Map.entry("ident", "o.ident"),
            Map.entry("description", "i.description"),
            Map.entry("rxDbm", "s.rx_dbm"),
            Map.entry("oltRxDbm", "s.olt_rx_dbm"),
            Map.entry("distanceM", "s.distance_m"),
            Map.entry("statusChangedAt", "i.status_changed_at"));

    /** The orders of a whole network, as its indexes give them: a million ONUs are never sorted for one page. */
    private static final Map<String, String> SORTABLE_IN_ALL =
            Map.of("id", "i.id", "name", "i.name", "ident", "o.ident", "rxDbm", "s.rx_dbm");

    private static final String BY_PLACE = "i.device_id, i.frame, i.slot, i.port, i.onu";

    private final Sql sql;

    @Inject
    public Onus(Sql sql) {
        this.sql = sql;
    }

    /** Also one that has gone from its device. */
    public Optional<Onu> withId(long interfaceId) {
        return sql.first(COLUMNS + " where i.id = ? and i.type = 'ONU'", Onus::read, interfaceId);
    }

    /** Every place where an identifier is known, present ones first, then the one confirmed last (wildcore-mikbill.md 7.2). */
    public List<Onu> withIdent(List<OnuIdent> readings, boolean includeGone) {
        return sql.list(
                COLUMNS + " where o.ident = any(?) and (? or i.gone_at is null)"
                        + " order by i.status <> 'Online', o.ident_seen_at desc nulls last,"
                        + " i.status_changed_at desc nulls last, i.id desc limit 100",
                Onus::read,
                readings.stream().map(OnuIdent::value).toList(),
                includeGone);
    }

    /**
     * ONUs that their devices list, by place unless sorted. Without a device they are sorted by id, name, ident or rxDbm
     * only, and ONUs that have no ident or no level are left out of that order. Filter: an identifier in any writing, a
     * part of one, the name, a part of description or comment.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.ListProblem#UNKNOWN_SORT}
     */
    public Page<Onu> page(OnuQuery query) {
        Conditions wanted = conditions(query);
        List<Onu> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order(query) + " limit ? offset ?",
                Onus::read,
                wanted.parameters(query.page().limit(), query.page().offset()));
        long total = sql.one(
                "select count(*) n from interface i " + countedWith(query) + " where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, query.page().limit(), query.page().offset());
    }

    /**
     * ONUs in the order of their ids, as they are asked for; filters as in a page, its sorting is of no effect.
     *
     * @param id of the last one that was seen; 0 for the first
     */
    public List<Onu> behind(long id, OnuQuery query) {
        Conditions wanted = conditions(query).and("i.id > ?", id);
        return sql.list(
                COLUMNS + " where " + wanted.sql() + " order by i.id limit ?",
                Onus::read,
                wanted.parameters(query.page().limit()));
    }

    private static String order(OnuQuery query) {
        String sort = query.page().sort();
        if (sort.isEmpty()) {
            return query.deviceId() == null ? "i.id" : BY_PLACE + ", i.id";
        }
        boolean falling = query.page().descending();
        if (query.deviceId() == null) {
            String way = falling ? " desc" : "";
            return query.page().column(SORTABLE_IN_ALL, "i.id") + way + ", i.id" + way;
        }
        return query.page().column(SORTABLE, "i.name") + (falling ? " desc nulls last" : "") + ", i.id";
    }

    /** True when a whole network is sorted by this column: its index leads, so ONUs without a value are left out. */
    private static boolean allSortedBy(String column, OnuQuery query) {
        return query.page().sort().equals(column) && query.deviceId() == null;
    }

    private static String countedWith(OnuQuery query) {
        boolean signals = query.rxBelowDbm() != null || allSortedBy("rxDbm", query);
        return (allSortedBy("ident", query) ? " join onu o on o.interface_id = i.id" : "")
                + (signals ? " join onu_signal s on s.interface_id = i.id" : "")
                + (query.groups() == null ? "" : " join device d on d.id = i.device_id");
    }

    private static Conditions conditions(OnuQuery query) {
        Conditions wanted = new Conditions()
                .and("i.type = 'ONU' and i.gone_at is null")
                .andIf(query.deviceId(), "i.device_id = ?")
                .andIf(query.parentKey(), "i.parent_key = ?")
                .andIf(query.status(), "i.status = ?")
                .andIf(query.rxBelowDbm(), "s.rx_dbm < ?");
        if (allSortedBy("rxDbm", query)) {
            wanted.and("s.rx_dbm is not null");
        }
        if (allSortedBy("ident", query)) {
            wanted.and("o.ident is not null");
        }
        if (query.groups() != null) {
            wanted.and("d.group_id = any(?::bigint[])", query.groups());
        }
        if (!query.page().filter().isEmpty()) {
            like(wanted, query.page().filter());
        }
        return wanted;
    }

    private static void like(Conditions wanted, String text) {
        List<String> idents =
                OnuIdent.readingsOf(text).stream().map(OnuIdent::value).toList();
        if (!idents.isEmpty()) {
            wanted.and("i.id in (select interface_id from onu where ident = any(?))", idents);
            return;
        }
        String part = Like.containing(text);
        wanted.and(
                "i.id in (select interface_id from onu where ident ilike ? or ident_shown ilike ?"
                        + " union all select id from interface where type = 'ONU' and gone_at is null and name = ?"
                        + " union all select id from interface where description ilike ? or comment ilike ?)",
                part,
                part,
                text,
                part,
                part);
    }

    /**
     * The signals of a span, oldest first; longer spans are averaged so that there are never more points than asked for.
     *
     * @param points greatest number of points, at least 1
     */
    public List<Onu.Signal> history(long interfaceId, Instant from, Instant to, int points, HistoryLevel level) {
        long width = Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
        return sql.list("""
                select min(at) read_at, avg(rx_dbm) rx_dbm, avg(tx_dbm) tx_dbm, avg(olt_rx_dbm) olt_rx_dbm,
                       avg(temperature_c) temperature_c, avg(voltage_v) voltage_v, round(avg(distance_m)) distance_m
                  from onu_signal_sample%s
                 where interface_id = ? and at >= ? and at < ?
                 group by floor(extract(epoch from at) / ?::float8) order by 1 limit ?
                """.formatted(level.suffix()), Onus::signal, interfaceId, from, to, width, points + 1);
    }

    /** The states of an ONU, newest first. */
    public List<OnuState> states(long interfaceId, int limit) {
        return sql.list(
                "select began_at, ended_at, status, reason from interface_state where interface_id = ?"
                        + " order by began_at desc limit ?",
                row -> new OnuState(
                        row.instant("began_at"),
                        row.nullableInstant("ended_at"),
                        row.text("status"),
                        row.text("reason")),
                interfaceId,
                limit);
    }

    /** How many ONUs are in each state; every stored word is there. */
    public Map<String, Long> countsByStatus() {
        Map<String, Long> counts = new TreeMap<>();
        for (OnuStatus status : OnuStatus.values()) {
            counts.put(status.word(), 0L);
        }
        sql.list(
                        "select status, count(*) n from interface where type = 'ONU' and gone_at is null group by status",
                        row -> Map.entry(row.text("status"), row.number("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static Onu read(Sql.Row row) throws SQLException {
        return new Onu(
                row.number("id"),
                new DeviceRef(
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("device_ip"),
                        row.nullableNumber("group_id")),
                row.text("bind_key"),
                row.nullableText("parent_key"),
                row.nullableText("parent_name"),
                row.text("name"),
                row.nullableText("technology"),
                row.nullableText("ident_kind"),
                row.nullableText("ident"),
                row.nullableText("ident_shown"),
                row.text("status"),
                row.nullableInstant("status_changed_at"),
                row.text("admin_state"),
                row.text("description"),
                row.text("comment"),
                row.text("vendor"),
                row.text("model"),
                row.text("hardware"),
                row.text("software"),
                row.text("down_reason"),
                row.nullableInstant("registered_at"),
                row.nullableInstant("deregistered_at"),
                row.nullableInstant("ident_seen_at"),
                row.nullableInstant("read_at") == null ? null : signal(row),
                row.flag("poll_enabled"),
                row.nullableInstant("gone_at"));
    }

    private static Onu.Signal signal(Sql.Row row) throws SQLException {
        Long distance = row.nullableNumber("distance_m");
        return new Onu.Signal(
                row.instant("read_at"),
                decimal(row, "rx_dbm"),
                decimal(row, "tx_dbm"),
                decimal(row, "olt_rx_dbm"),
                decimal(row, "temperature_c"),
                decimal(row, "voltage_v"),
                distance == null ? null : (Integer) distance.intValue());
    }

    private static @Nullable Double decimal(Sql.Row row, String column) throws SQLException {
        double number = row.rows().getDouble(column);
        return row.rows().wasNull() ? null : (Double) (Math.round(number * 100) / 100.0);
    }
}
