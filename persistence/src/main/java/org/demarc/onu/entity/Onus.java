package org.demarc.onu.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Stretch;
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

    /**
     * The orders of a whole network, as its indexes give them: a million ONUs are never sorted for one page.
     *
     * @param from the table that leads
     * @param value what is sorted by
     * @param id the ONU's id in that table
     * @param only leaves out what the index does not have
     * @param type of the value in a place of this order
     */
    private record Order(String from, String value, String id, String only, String type) {}

    private static final Order BY_ID = new Order("interface i", "i.id", "i.id", "true", "bigint");

    private static final Map<String, Order> IN_ALL = Map.of(
            "id",
            BY_ID,
            "name",
            new Order("interface i", "i.name", "i.id", "true", "text"),
            "ident",
            new Order(
                    "onu o join interface i on i.id = o.interface_id",
                    "o.ident",
                    "o.interface_id",
                    "o.ident is not null",
                    "text"),
            "rxDbm",
            new Order(
                    "onu_signal s join interface i on i.id = s.interface_id",
                    "s.rx_dbm",
                    "s.interface_id",
                    "s.rx_dbm is not null",
                    "numeric"));

    /** How far a list of the whole network is counted, and skipped through. */
    public static final int MOST_COUNTED = 10_000;

    private static final int SHORTEST_PART = 3;
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
     * only, ONUs that have no ident or no level are left out of that order, and they are counted and skipped through up to
     * {@link #MOST_COUNTED}; from there on it goes by {@code after}. Filter: an identifier in any writing, a part of one, the
     * name, a part of description or comment of at least three characters, or #tag.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.ListProblem#UNKNOWN_SORT}, {@link ListProblem#TOO_FAR}
     */
    public Stretch<Onu> page(OnuQuery query) {
        return query.ofWholeNetwork() ? ofNetwork(query) : ofDevice(query);
    }

    private Stretch<Onu> ofDevice(OnuQuery query) {
        PageRequest page = query.page();
        Conditions wanted = conditions(query);
        String way = page.descending() ? " desc nulls last" : "";
        String order = page.sort().isEmpty() ? BY_PLACE : page.column(SORTABLE, "i.name") + way;
        List<Onu> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order + ", i.id limit ? offset ?",
                Onus::read,
                wanted.parameters(page.limit(), page.offset()));
        long total = sql.one(
                "select count(*) n" + TABLES + " where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Stretch<>(rows, total, false, page.limit(), page.offset(), null);
    }

    private Stretch<Onu> ofNetwork(OnuQuery query) {
        PageRequest page = query.page();
        Asked asked = asked(query);
        List<Onu> rows = sql.list(asked.sql(), Onus::read, asked.values());
        Asked counting = counting(query);
        long counted = sql.one(counting.sql(), row -> row.number("n"), counting.values());
        boolean more = counted > MOST_COUNTED;
        String next = rows.size() < page.limit() ? null : place(rows.get(rows.size() - 1), page);
        return new Stretch<>(rows, Math.min(counted, MOST_COUNTED), more, page.limit(), offset(query), next);
    }

    /** A statement with its parameters. */
    record Asked(String sql, List<@Nullable Object> parameters) {

        @Nullable
        Object[] values() {
            return parameters.toArray();
        }
    }

    /** Finds the ids by one index first: the rest is looked up for the rows of the page alone. */
    static Asked asked(OnuQuery query) {
        PageRequest page = query.page();
        Order order = order(page);
        boolean falling = page.descending();
        String way = falling ? " desc" : "";
        Conditions wanted = conditions(query).and(order.only());
        if (!query.after().isEmpty()) {
            OnuPlace place = OnuPlace.of(query.after(), ordered(page));
            wanted.and(
                    "(" + order.value() + ", " + order.id() + ") " + (falling ? "<" : ">") + " (?::" + order.type()
                            + ", ?)",
                    place.value(),
                    place.id());
        }
        String found = "select i.id, " + order.value() + " sorted from " + from(query, order) + " where " + wanted.sql()
                + " order by " + order.value() + way + ", " + order.id() + way + " limit ? offset ?";
        return new Asked(
                COLUMNS + " join (" + found + ") w on w.id = i.id order by w.sorted" + way + ", w.id" + way,
                Arrays.asList(wanted.parameters(page.limit(), offset(query))));
    }

    /** Counts no farther than one beyond what is told. */
    static Asked counting(OnuQuery query) {
        Order order = order(query.page());
        Conditions wanted = conditions(query).and(order.only());
        return new Asked(
                "select count(*) n from (select 1 from " + from(query, order) + " where " + wanted.sql()
                        + " limit ?) counted",
                Arrays.asList(wanted.parameters(MOST_COUNTED + 1)));
    }

    private static Order order(PageRequest page) {
        Order order = page.sort().isEmpty() ? BY_ID : IN_ALL.get(page.sort());
        if (order == null) {
            throw ListProblem.UNKNOWN_SORT.because("sort: " + page.sort() + " is not one of "
                    + String.join(", ", new TreeSet<>(IN_ALL.keySet())) + " for the ONUs of a whole network");
        }
        return order;
    }

    private static String ordered(PageRequest page) {
        return (page.descending() ? "-" : "") + (page.sort().isEmpty() ? "id" : page.sort());
    }

    private static long offset(OnuQuery query) {
        long offset = query.after().isEmpty() ? query.page().offset() : 0;
        if (offset > MOST_COUNTED) {
            throw ListProblem.TOO_FAR.because("offset: " + offset + " is beyond " + MOST_COUNTED
                    + "; go on with after, which is the next of the page before, or narrow the list");
        }
        return offset;
    }

    private static String place(Onu last, PageRequest page) {
        Onu.Signal signal = last.signal();
        String value =
                switch (page.sort()) {
                    case "name" -> last.name();
                    case "ident" -> String.valueOf(last.ident());
                    case "rxDbm" -> String.valueOf(signal == null ? null : signal.rxDbm());
                    default -> Long.toString(last.id());
                };
        return new OnuPlace(ordered(page), value, last.id()).text();
    }

    /** The tables that conditions and order need, and no others. */
    private static String from(OnuQuery query, Order order) {
        boolean onu = query.filter().looksAtIdentity() && !order.from().startsWith("onu o");
        boolean signal = query.filter().looksAtSignals() && !order.from().startsWith("onu_signal");
        return order.from()
                + (onu ? " join onu o on o.interface_id = i.id" : "")
                + (signal ? " join onu_signal s on s.interface_id = i.id" : "")
                + (query.groups() == null ? "" : " join device d on d.id = i.device_id");
    }

    /**
     * ONUs of the whole network behind the one that was seen last, as {@link #page} sorts and filters them; they are not counted, and it goes
     * as far as there are any.
     *
     * @param last null for the first ones
     * @throws org.demarc.ProblemException {@link ListProblem#UNKNOWN_SORT}
     */
    public List<Onu> behind(@Nullable Onu last, OnuQuery query) {
        Asked asked = asked(last == null ? query : query.behind(place(last, query.page())));
        return sql.list(asked.sql(), Onus::read, asked.values());
    }

    /** Whose lines these are, by the ids of the interfaces; those of nobody are not there. */
    public Map<Long, Onu.OnuSubscriber> owners(List<Long> interfaceIds) {
        Map<Long, Onu.OnuSubscriber> ownerByInterface = new HashMap<>();
        sql.list(
                """
                select b.interface_id, s.id, s.login, s.name,
                       (select number from contract c where c.subscriber_id = s.id and c.main) contract,
                       concat_ws(', ', y.name, t.name, h.number, nullif(s.apartment, '')) address
                  from line_binding b join subscriber s on s.id = b.subscriber_id
                  left join address_house h on h.id = s.house_id left join address_street t on t.id = h.street_id
                  left join address_city y on y.id = t.city_id
                 where b.interface_id = any(?::bigint[])
                """,
                row -> ownerByInterface.put(
                        row.number("interface_id"),
                        new Onu.OnuSubscriber(
                                row.number("id"),
                                row.text("login"),
                                row.text("name"),
                                row.text("contract"),
                                row.text("address"))),
                interfaceIds);
        return ownerByInterface;
    }

    /** Reasons for which ONUs were down, each once. Hops from one to the next through their index. */
    public List<String> downReasons() {
        return sql.list("""
                with recursive reason as (
                    (select down_reason word from onu where down_reason <> '' order by down_reason limit 1)
                    union all
                    select (select o.down_reason from onu o where o.down_reason <> '' and o.down_reason > r.word
                             order by o.down_reason limit 1)
                      from reason r where r.word is not null)
                select word from reason where word is not null limit 50
                """, row -> row.text("word"));
    }

    private static Conditions conditions(OnuQuery query) {
        OnuFilter filter = query.filter();
        Conditions wanted = new Conditions()
                .and("i.type = 'ONU' and i.gone_at is null")
                .andIf(filter.deviceId(), "i.device_id = ?")
                .andIf(filter.status(), "i.status = ?")
                .andIf(filter.rxBelowDbm(), "s.rx_dbm < ?::numeric")
                .andIf(filter.rxAboveDbm(), "s.rx_dbm > ?::numeric")
                .andIf(filter.fartherThanM(), "s.distance_m >= ?")
                .andIf(query.groups(), "d.group_id = any(?::bigint[])")
                .andIf(
                        query.subscriberIds(),
                        "i.id in (select interface_id from line_binding where subscriber_id = any(?::bigint[]))");
        if (OnuFilter.NO_PORT.equals(filter.parentKey())) {
            wanted.and("coalesce(i.parent_key, '') = ''");
        } else {
            wanted.andIf(filter.parentKey(), "i.parent_key = ?");
        }
        if (!filter.downReason().isEmpty()) {
            wanted.and("o.down_reason = ? and o.down_reason <> ''", filter.downReason());
        }
        if (!filter.model().isEmpty()) {
            wanted.and(
                    "lower(o.model) like ? and o.model <> ''",
                    Like.beginning(filter.model().toLowerCase(Locale.ROOT)));
        }
        if (!query.page().filter().isEmpty()) {
            like(wanted, query.page().filter(), filter.deviceId() != null);
        }
        return wanted;
    }

    private static void like(Conditions wanted, String text, boolean ofDevice) {
        if (text.startsWith("#") && text.length() > 1) {
            wanted.and(
                    "i.id in (select interface_id from interface_tag where tag like ?)",
                    Like.beginning(text.substring(1).toLowerCase(Locale.ROOT)));
            return;
        }
        List<String> idents =
                OnuIdent.readingsOf(text).stream().map(OnuIdent::value).toList();
        if (!idents.isEmpty()) {
            wanted.and(
                    ofDevice ? "o.ident = any(?)" : "i.id in (select interface_id from onu where ident = any(?))",
                    idents);
            return;
        }
        if (text.length() < SHORTEST_PART) { // no index has so few letters
            wanted.and("i.name = ?", text);
            return;
        }
        String part = Like.containing(text);
        if (ofDevice) { // looks at those of the device alone: a list of ids would be made anew for each ONU of a device
            // that is not analysed yet
            wanted.and(
                    "(o.ident ilike ? or o.ident_shown ilike ? or i.name = ? or i.description ilike ? or i.comment ilike ?)",
                    part,
                    part,
                    text,
                    part,
                    part);
            return;
        }
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
                row.nullableInstant("gone_at"),
                null);
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

    /** Takes an ONU out of all lists until its device reports it again, which brings it back with its history; false when it is out already. */
    public boolean forget(long id) {
        return sql.update(
                        "update interface set gone_at = now(), updated_at = now() where id = ? and type = 'ONU' and gone_at is null",
                        id)
                == 1;
    }

    private static @Nullable Double decimal(Sql.Row row, String column) throws SQLException {
        double number = row.rows().getDouble(column);
        return row.rows().wasNull() ? null : (Double) (Math.round(number * 100) / 100.0);
    }
}
