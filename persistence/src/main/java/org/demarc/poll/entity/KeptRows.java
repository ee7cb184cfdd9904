package org.demarc.poll.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;

/** What devices told in readings whose rows are alike, now and before. */
@Dependent
public class KeptRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final Pattern WHOLE_MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}[\\s:.\\-]?){5}[0-9A-Fa-f]{2}");
    private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:]*");
    private static final Pattern WHOLE_IP = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

    private static final String FROM = """
              from reading_row r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id
            """;
    private static final String COLUMNS = """
            select r.*, (r.words || r.numbers)::text as vals, upper(r.mac::text) mac_text, host(r.ip) ip_text, d.name device_name,
                   coalesce(i.name, '') port_name
            """ + FROM;

    private static final Map<String, String> SORTABLE = Map.of(
            "key", "r.row_key",
            "port", "port_name",
            "mac", "r.mac",
            "ip", "r.ip",
            "vlan", "r.vlan",
            "firstSeen", "r.first_seen",
            "lastSeen", "r.last_seen");

    private final Sql sql;

    @Inject
    public KeptRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which rows.
     *
     * @param reading key of the catalogue
     * @param columns of the catalogue that the list can be sorted by
     * @param past whether those are listed too that are no longer there
     */
    public record Wanted(long deviceId, String reading, List<String> columns, boolean past) {}

    /** Rows of a reading of a device. Filter: a MAC or IP address, a VLAN, or part of a port's name, a MAC, a BGP neighbour or any word. */
    public Page<KeptRow> page(Wanted wanted, PageRequest request) {
        Conditions conditions =
                new Conditions().and("r.device_id = ? and r.reading = ?", wanted.deviceId(), wanted.reading());
        if (!wanted.past()) {
            conditions.and("r.present");
        }
        filter(conditions, request.filter());
        Map<String, String> sortable = new HashMap<>(SORTABLE);
        wanted.columns().forEach(column -> sortable.putIfAbsent(column, "(r.words || r.numbers) -> '" + column + "'"));
        String usual =
                wanted.past() ? "r.present desc, r.last_seen desc" : "i.slot, i.port, i.onu, i.if_index, r.vlan, r.ip";
        String order = request.order(sortable, usual, " desc nulls last") + ", length(r.row_key), r.row_key, r.id";
        List<KeptRow> rows = sql.list(
                COLUMNS + " where " + conditions.sql() + " order by " + order + " limit ? offset ?",
                KeptRows::read,
                conditions.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n" + FROM + " where " + conditions.sql(),
                row -> row.number("n"),
                conditions.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static void filter(Conditions conditions, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (WHOLE_MAC.matcher(text).matches()) {
            conditions.and("r.mac = ?::macaddr", text.replaceAll("[^0-9A-Fa-f]", ""));
        } else {
            String part = Like.containing(text);
            conditions.and(
                    "(i.name ilike ? or r.mac::text like ? or host(r.ip) like ? or r.vlan::text = ? or r.words::text ilike ?"
                            + " or r.reading = 'bgp-peers' and r.row_key ilike ?)", // a neighbour's address is its key
                    part,
                    Like.containing(text.toLowerCase(Locale.ROOT).replace('-', ':')),
                    part,
                    text,
                    part,
                    part);
        }
    }

    /** How many rows each reading of a device has now, those without any left out. */
    public Map<String, Long> counts(long deviceId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.list(
                """
                select reading, count(*) n from reading_row where device_id = ? and present group by reading order by reading limit 100
                """,
                row -> {
                    counts.put(row.text("reading"), row.number("n"));
                    return row.text("reading");
                },
                deviceId);
        return counts;
    }

    /** What is and was known of a port or an ONU, the present first, at most 200. */
    public List<KeptRow> ofInterface(long interfaceId) {
        return sql.list(
                COLUMNS + " where r.interface_id = ? order by r.present desc, r.reading, r.last_seen desc limit 200",
                KeptRows::read,
                interfaceId);
    }

    /** Where a MAC or an IP address is and was told of (ARP, DHCP snooping, sensors, ...), the present first, at most 100. */
    public List<KeptRow> ofAddress(String text, Collection<Long> groups, boolean everywhere) {
        boolean ip = WHOLE_IP.matcher(text).matches() || isIpv6(text);
        if (!ip && !WHOLE_MAC.matcher(text).matches()) {
            return List.of();
        }
        String condition = ip ? " where r.ip = ?::inet" : " where r.mac = ?::macaddr";
        return sql.list(
                COLUMNS + condition
                        + " and (? or d.group_id = any(?)) order by r.present desc, r.last_seen desc limit 100",
                KeptRows::read,
                ip ? text : text.replaceAll("[^0-9A-Fa-f]", ""),
                everywhere,
                new ArrayList<>(groups.isEmpty() ? List.of(-1L) : groups));
    }

    private static boolean isIpv6(String text) {
        if (!IPV6_LETTERS.matcher(text).matches() || WHOLE_MAC.matcher(text).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(text) instanceof Inet6Address; // a literal with colons is never looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** One row. */
    public Optional<KeptRow> row(long id) {
        return sql.first(COLUMNS + " where r.id = ?", KeptRows::read, id);
    }

    /** A number of a row over a span, oldest first, averaged to at most so many points. */
    public List<KeptRow.Point> history(
            long rowId, String measure, Instant from, Instant to, int points, HistoryLevel level) {
        long width = Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
        String columns = level == HistoryLevel.RAW
                ? "avg(value) mid, min(value) least, max(value) most"
                : "sum(value_avg * samples) / sum(samples) mid, min(value_min) least, max(value_max) most";
        return sql.list(
                """
                select min(at) at, %s from reading_sample%s
                 where row_id = ? and measure = ? and at >= ? and at < ?
                 group by floor(extract(epoch from at) / ?::float8) order by 1 limit ?
                """.formatted(columns, level.suffix()), KeptRows::point, rowId, measure, from, to, width, points + 1);
    }

    private static KeptRow.Point point(Sql.Row row) throws SQLException {
        return new KeptRow.Point(
                row.instant("at"),
                row.rows().getDouble("mid"),
                row.rows().getDouble("least"),
                row.rows().getDouble("most"));
    }

    private static KeptRow read(Sql.Row row) throws SQLException {
        Long vlan = row.nullableNumber("vlan");
        return new KeptRow(
                row.number("id"),
                row.number("device_id"),
                row.text("device_name"),
                row.text("reading"),
                row.text("row_key"),
                row.nullableNumber("interface_id"),
                row.text("port_name"),
                row.text("mac_text"),
                row.text("ip_text"),
                vlan == null ? null : (Integer) vlan.intValue(),
                values(row.text("vals")),
                row.instant("first_seen"),
                row.instant("last_seen"),
                row.flag("present"));
    }

    private static Map<String, Object> values(String json) throws SQLException {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new SQLException("not JSON: " + json, e);
        }
    }
}
