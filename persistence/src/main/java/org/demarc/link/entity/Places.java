package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.link.entity.Graphs.Box;
import org.jspecify.annotations.Nullable;

/** Where devices and ONUs stand: an ONU that has no place of its own stands in the house of its subscriber. */
@Dependent
public class Places {

    /** ONUs without a place, in houses that have one. */
    private static final String HOUSED = """
            from address_house h join subscriber s on s.house_id = h.id join line_binding b on b.subscriber_id = s.id
              join interface i on i.id = b.interface_id join device d on d.id = i.device_id
             where i.type = 'ONU' and i.gone_at is null and i.latitude is null and
            """;

    private static final String PLACED =
            "from interface i join device d on d.id = i.device_id where i.type = 'ONU' and i.gone_at is null and ";

    private final Sql sql;

    @Inject
    public Places(Sql sql) {
        this.sql = sql;
    }

    /**
     * An ONU on the map.
     *
     * @param housed it stands in its subscriber's house, as others may
     */
    public record OnuPlace(
            long interfaceId,
            String name,
            String status,
            long deviceId,
            double latitude,
            double longitude,
            boolean housed) {}

    /**
     * What is near to a place.
     *
     * @param kind DEVICE or ONU
     * @param id of the device or the interface
     * @param deviceId the device itself, or the OLT
     * @param distanceM as the crow flies
     */
    public record Nearby(
            String kind,
            long id,
            String name,
            String status,
            long deviceId,
            double latitude,
            double longitude,
            long distanceM) {}

    /** ONUs in a rectangle, those with a place of their own first; at most {@code limit}. */
    public List<OnuPlace> onusIn(Box box, int limit, @Nullable Set<Long> groups) {
        List<OnuPlace> all = new ArrayList<>(onus(PLACED, "i", box, limit, groups));
        if (all.size() < limit) {
            all.addAll(onus(HOUSED, "h", box, limit - all.size(), groups));
        }
        return all;
    }

    private List<OnuPlace> onus(String from, String place, Box box, int limit, @Nullable Set<Long> groups) {
        Conditions wanted = inside(place, box, groups);
        return sql.list(
                "select i.id, i.name, i.status, i.device_id, " + place + ".latitude, " + place + ".longitude, "
                        + place.equals("h") + " housed " + from + wanted.sql() + " order by i.id limit ?",
                row -> new OnuPlace(
                        row.number("id"),
                        row.text("name"),
                        row.text("status"),
                        row.number("device_id"),
                        row.rows().getDouble("latitude"),
                        row.rows().getDouble("longitude"),
                        row.flag("housed")),
                wanted.parameters(limit));
    }

    /** Devices and ONUs within a circle that lies in the rectangle, the nearest first. */
    public List<Nearby> near(
            Box box, double latitude, double longitude, int radiusM, int limit, @Nullable Set<Long> groups) {
        Conditions devices = inside("d", box, groups);
        Conditions placed = inside("i", box, groups);
        Conditions housed = inside("h", box, groups);
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(latitude, longitude, latitude));
        for (Conditions one : List.of(devices, placed, housed)) {
            parameters.addAll(Arrays.asList(one.parameters()));
        }
        parameters.add((double) radiusM);
        parameters.add(limit);
        return sql.list(
                """
                select * from (
                    select o.*, 111320 * sqrt((o.latitude - ?::float8) ^ 2
                               + ((o.longitude - ?::float8) * cos(radians(?::float8))) ^ 2) as distance from (
                        select 'DEVICE' as kind, d.id, d.name, d.status, d.id as device_id, d.latitude, d.longitude
                          from device d where
                """ + " " + devices.sql()
                        + " union all select 'ONU', i.id, i.name, i.status, i.device_id, i.latitude, i.longitude "
                        + PLACED
                        + placed.sql()
                        + " union all select 'ONU', i.id, i.name, i.status, i.device_id, h.latitude, h.longitude "
                        + HOUSED
                        + " " + housed.sql()
                        + ") o) n where n.distance <= ?::float8 order by n.distance, n.kind, n.id limit ?",
                Places::nearby,
                parameters.toArray());
    }

    private static Conditions inside(String place, Box box, @Nullable Set<Long> groups) {
        return Graphs.inside(box, place).andIf(groups, "d.group_id = any(?::bigint[])");
    }

    private static Nearby nearby(Sql.Row row) throws SQLException {
        return new Nearby(
                row.text("kind"),
                row.number("id"),
                row.text("name"),
                row.text("status"),
                row.number("device_id"),
                row.rows().getDouble("latitude"),
                row.rows().getDouble("longitude"),
                Math.round(row.rows().getDouble("distance")));
    }
}
