package org.demarc.analytics.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.ModuleReadings;
import org.jspecify.annotations.Nullable;

/** What single widgets of a dashboard show: each a short question that an index answers. Groups null means the devices of all. */
@Dependent
public class Glances {

    /** How many devices have trouble with a reading or do not answer, and the first of them. */
    public record Troubles(long devices, List<Trouble> first) {}

    /** A device with what is wrong, in English; {@code readings} is how many of its readings do not come. */
    public record Trouble(long deviceId, String device, String problem, long readings) {}

    /** A link with its utilisation, busiest first. */
    public record Busy(long deviceId, String device, String port, long toId, String to, double percent) {}

    private static final String SEEN = "d.group_id = any(?::bigint[])";

    private final Sql sql;

    @Inject
    public Glances(Sql sql) {
        this.sql = sql;
    }

    /** Devices whose polling is on, by Up, Down and Unknown. */
    public Map<String, Long> devices(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().and("d.poll_enabled").andIf(groups, SEEN);
        Map<String, Long> devicesByStatus = new TreeMap<>();
        sql.list(
                "select d.status, count(*) n from device d where " + wanted.sql() + " group by d.status",
                row -> devicesByStatus.put(row.text("status"), row.number("n")),
                wanted.parameters());
        return devicesByStatus;
    }

    /** What custom parameters switch off of a device is no trouble of it, however its last reading went. */
    public Troubles troubles(@Nullable Set<Long> groups, ModuleReadings modules, int limit) {
        Conditions wanted = new Conditions().and("d.poll_enabled").andIf(groups, SEEN);
        record Found(Trouble trouble, long devices) {}
        String from = """
                 from (select p.device_id, count(*) readings, min(p.problem) problem from poll_reading p
                        where p.problem <> ''
                          and not exists (select 1 from switched_off o where o.device_id = p.device_id and o.reading = p.reading)
                        group by p.device_id) r join device d on d.id = r.device_id where\s""" + wanted.sql();
        List<Found> first = sql.list(
                "with " + ModuleReadings.SWITCHED_OFF
                        + "select d.id, d.name, case when d.problem <> '' then d.problem else r.problem end problem, r.readings,"
                        + " count(*) over () devices\n" + from
                        + " order by r.readings desc, lower(d.name), d.id limit ?",
                row -> new Found(
                        new Trouble(row.number("id"), row.text("name"), row.text("problem"), row.number("readings")),
                        row.number("devices")),
                modules.before(wanted.parameters(limit)));
        return new Troubles(
                first.isEmpty() ? 0 : first.get(0).devices(),
                first.stream().map(Found::trouble).toList());
    }

    public List<Busy> busyLinks(@Nullable Set<Long> groups, int limit) {
        Conditions wanted = new Conditions().and("l.utilization_percent is not null");
        if (groups != null) {
            wanted.and("d.group_id = any(?::bigint[]) and t.group_id = any(?::bigint[])", groups, groups);
        }
        return sql.list(
                "select d.id, d.name, coalesce(i.name, '') port, t.id to_id, t.name to_name, l.utilization_percent percent from link l"
                        + " join device d on d.id = l.from_device_id join device t on t.id = l.to_device_id"
                        + " left join interface i on i.id = l.from_interface_id where " + wanted.sql()
                        + " order by l.utilization_percent desc limit ?",
                row -> new Busy(
                        row.number("id"),
                        row.text("name"),
                        row.text("port"),
                        row.number("to_id"),
                        row.text("to_name"),
                        row.rows().getDouble("percent")),
                wanted.parameters(limit));
    }
}
