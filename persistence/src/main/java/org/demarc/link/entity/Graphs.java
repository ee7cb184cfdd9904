package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.jspecify.annotations.Nullable;

/** Parts of the network as they are drawn: bounded, whatever the size of the network. */
@Dependent
public class Graphs {

    private final Sql sql;

    @Inject
    public Graphs(Sql sql) {
        this.sql = sql;
    }

    /** A rectangle on the map, degrees. */
    public record Box(double south, double west, double north, double east) {

        private static final double METRES_A_DEGREE = 111_320;

        /** The one around a circle. */
        public static Box around(double latitude, double longitude, int radiusM) {
            double up = radiusM / METRES_A_DEGREE;
            double aside = up / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
            return new Box(latitude - up, longitude - aside, latitude + up, longitude + aside);
        }
    }

    /**
     * Several devices that stand too near to each other to be told apart at a scale.
     *
     * @param deviceId of one that stands alone, null for several
     */
    public record Cluster(
            double latitude,
            double longitude,
            long devices,
            long down,
            @Nullable Long deviceId,
            String name,
            String status) {}

    /** The devices with the most links below them: where somebody begins to look. */
    public List<Graph.Node> middles(@Nullable Set<Long> groups, int limit) {
        Conditions wanted = new Conditions().andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.list(
                """
                select d.id, d.name, host(d.address) ip, d.type, d.model_name, d.status, 0 hops, n.links, d.latitude, d.longitude
                  from (select device_id, count(*) links from (
                            select from_device_id device_id from link union all select to_device_id from link) ends
                         group by device_id) n join device d on d.id = n.device_id
                """ + " where " + wanted.sql()
                        + " order by (d.type in ('ROUTER', 'ROUTEROS')) desc, n.links desc, d.id limit ?",
                Graphs::node,
                wanted.parameters(limit));
    }

    /** What is around a device: at most so many cables away, at most so many devices, the nearest first. */
    public Graph around(long deviceId, int depth, int limit, @Nullable Set<Long> groups) {
        Map<Long, Integer> hopsByDevice = new LinkedHashMap<>();
        hopsByDevice.put(deviceId, 0);
        List<Long> edge = List.of(deviceId);
        boolean whole = true;
        for (int hops = 1; hops <= depth && !edge.isEmpty() && whole; hops++) {
            List<Long> next = beyond(edge, hopsByDevice.keySet(), groups, limit - hopsByDevice.size() + 1);
            whole = hopsByDevice.size() + next.size() <= limit;
            edge = next.subList(0, Math.min(next.size(), limit - hopsByDevice.size()));
            for (Long device : edge) {
                hopsByDevice.put(device, hops);
            }
        }
        return new Graph(nodes(hopsByDevice), edges(hopsByDevice.keySet()), whole);
    }

    private List<Long> beyond(List<Long> edge, Set<Long> known, @Nullable Set<Long> groups, int limit) {
        Conditions seen = new Conditions().andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.list(
                """
                select d.id, max(n.uplink) up from (
                       select to_device_id id, 1 uplink from link where from_device_id = any(?::bigint[])
                       union all
                       select from_device_id, 0 from link where to_device_id = any(?::bigint[])) n
                  join device d on d.id = n.id
                 where not (d.id = any(?::bigint[])) and
                """ + " " + seen.sql() + " group by d.id order by up desc, d.id limit ?",
                row -> row.number("id"),
                parameters(List.of(edge, edge, known), seen, limit));
    }

    private static @Nullable Object[] parameters(List<Object> first, Conditions conditions, Object... last) {
        List<@Nullable Object> all = new java.util.ArrayList<>(first);
        all.addAll(java.util.Arrays.asList(conditions.parameters(last)));
        return all.toArray();
    }

    private List<Graph.Node> nodes(Map<Long, Integer> hopsByDevice) {
        return sql.list("""
                select d.id, d.name, host(d.address) ip, d.type, d.model_name, d.status, w.hops, d.latitude, d.longitude,
                       (select count(*) from link l where l.from_device_id = d.id)
                       + (select count(*) from link l where l.to_device_id = d.id) links
                  from unnest(?::bigint[], ?::int[]) as w(id, hops) join device d on d.id = w.id order by w.hops, lower(d.name)
                """, Graphs::node, hopsByDevice.keySet(), hopsByDevice.values());
    }

    private List<Graph.Edge> edges(Set<Long> devices) {
        return sql.list("""
                select l.id, l.from_device_id, l.to_device_id, coalesce(fi.name, '') from_port, coalesce(ti.name, '') to_port,
                       l.kind, l.lower_end is not null uplink, l.utilization_percent
                  from link l left join interface fi on fi.id = l.from_interface_id left join interface ti on ti.id = l.to_interface_id
                 where l.from_device_id = any(?::bigint[]) and l.to_device_id = any(?::bigint[]) order by l.id limit 5000
                """, Graphs::edge, devices, devices);
    }

    /** The rectangle that devices fill, and how many they are. */
    public record Filled(Box box, long devices) {}

    /** What devices fill of a rectangle; empty where there are none. */
    public Optional<Filled> around(Box box, @Nullable Set<Long> groups) {
        Conditions wanted = inside(box, "d").andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.first(
                "select min(d.latitude) south, min(d.longitude) west, max(d.latitude) north, max(d.longitude) east, count(*) n"
                        + " from device d where " + wanted.sql() + " having count(*) > 0",
                row -> new Filled(
                        new Box(
                                row.rows().getDouble("south"),
                                row.rows().getDouble("west"),
                                row.rows().getDouble("north"),
                                row.rows().getDouble("east")),
                        row.number("n")),
                wanted.parameters());
    }

    /** Devices in a rectangle; those that share a cell of the grid are one. At most 1000 cells. */
    public List<Cluster> clusters(Box box, double cellDegrees, @Nullable Set<Long> groups) {
        Conditions wanted = inside(box, "d").andIf(groups, "d.group_id = any(?::bigint[])");
        return sql.list(
                "select avg(d.latitude) latitude, avg(d.longitude) longitude, count(*) devices,"
                        + " count(*) filter (where d.status = 'Down') down,"
                        + " case when count(*) = 1 then min(d.id) end device_id, min(d.name) as name, min(d.status) status"
                        + " from device d where " + wanted.sql()
                        + " group by floor(d.latitude / ?::float8), floor(d.longitude / ?::float8) order by 1, 2 limit 1000",
                row -> new Cluster(
                        row.rows().getDouble("latitude"),
                        row.rows().getDouble("longitude"),
                        row.number("devices"),
                        row.number("down"),
                        row.nullableNumber("device_id"),
                        row.text("name"),
                        row.text("status")),
                wanted.parameters(cellDegrees, cellDegrees));
    }

    /** Links of which both devices have a place and one is in the rectangle: at most 2000, the busiest first. */
    public Graph linksIn(Box box, @Nullable Set<Long> groups) {
        Conditions wanted = inside(box, "d").andIf(groups, "d.group_id = any(?::bigint[])");
        List<Graph.Edge> edges = sql.list(
                "with here as (select d.id from device d where " + wanted.sql() + " limit 3000) " + """
                select l.id, l.from_device_id, l.to_device_id, coalesce(fi.name, '') from_port, coalesce(ti.name, '') to_port,
                       l.kind, l.lower_end is not null uplink, l.utilization_percent
                  from link l join device f on f.id = l.from_device_id join device t on t.id = l.to_device_id
                  left join interface fi on fi.id = l.from_interface_id left join interface ti on ti.id = l.to_interface_id
                 where f.latitude is not null and t.latitude is not null
                   and (l.from_device_id in (select id from here) or l.to_device_id in (select id from here))
                 order by l.utilization_percent desc nulls last, l.id limit 2000
                """,
                Graphs::edge,
                wanted.parameters());
        Map<Long, Integer> ends = new LinkedHashMap<>();
        edges.forEach(edge -> {
            ends.put(edge.from(), 0);
            ends.put(edge.to(), 0);
        });
        return new Graph(ends.isEmpty() ? List.of() : nodes(ends), edges, edges.size() < 2000);
    }

    static Conditions inside(Box box, String table) {
        return new Conditions()
                .and(
                        "%s.latitude between ? and ? and %s.longitude between ? and ?".formatted(table, table),
                        box.south(),
                        box.north(),
                        box.west(),
                        box.east());
    }

    private static Graph.Node node(Sql.Row row) throws SQLException {
        return new Graph.Node(
                row.number("id"),
                row.text("name"),
                row.text("ip"),
                row.text("type"),
                row.text("model_name"),
                row.text("status"),
                (int) row.number("hops"),
                row.number("links"),
                row.nullableDecimal("latitude"),
                row.nullableDecimal("longitude"));
    }

    private static Graph.Edge edge(Sql.Row row) throws SQLException {
        return new Graph.Edge(
                row.number("id"),
                row.number("from_device_id"),
                row.number("to_device_id"),
                row.text("from_port"),
                row.text("to_port"),
                row.text("kind"),
                row.flag("uplink"),
                row.nullableDecimal("utilization_percent"));
    }
}
