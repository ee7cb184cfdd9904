package org.demarc.analytics.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The network's newest figures for monitoring systems, each list one query with an upper bound. */
@Dependent
public class NetworkFigures {

    /**
     * Whose figures are wanted.
     *
     * @param allGroups true when the devices of all groups are
     * @param groups the groups whose devices are otherwise
     * @param most rows at most of each kind; the ones with the lowest ids
     */
    public record Wanted(boolean allGroups, Collection<Long> groups, int most) {}

    /**
     * A device.
     *
     * @param up 1 up, 0 down, null unknown
     * @param rttMs null when the last round of echo requests had no answer, or there was none
     * @param lossPercent 0..100, null when it is not asked by ICMP
     */
    public record DeviceFigures(
            long id,
            String address,
            String name,
            @Nullable Integer up,
            @Nullable Double rttMs,
            @Nullable Double lossPercent) {}

    /**
     * A port.
     *
     * @param inOctets as the device counts, null where it has no counter
     * @param inBps newest rate in bit/s, null when there is none
     * @param speedMbps null when unknown
     */
    public record PortFigures(
            Place place,
            @Nullable Double inOctets,
            @Nullable Double outOctets,
            @Nullable Double inBps,
            @Nullable Double outBps,
            @Nullable Long speedMbps) {}

    /**
     * An ONU.
     *
     * @param status Online, Offline, LOS, PowerOff or Unknown
     * @param rxDbm level that it receives, null when unknown
     */
    public record OnuFigures(
            Place place, String status, @Nullable Double rxDbm) {}

    /**
     * An interface with an identifier or a MAC that is elsewhere too.
     *
     * @param places at how many interfaces it is
     */
    public record DuplicateFigures(Place place, String subject, long places) {}

    /**
     * A card of a chassis; its place is the key of its row, without an id.
     *
     * @param status the device's word, empty when it tells none
     */
    public record CardFigures(
            Place place,
            String status,
            String adminState,
            @Nullable Double cpuPercent,
            @Nullable Double memoryPercent,
            @Nullable Double temperatureC) {}

    /** How many ONUs wait for registration at a PON port; the place has the id 0 where the device tells no port. */
    public record WaitingFigures(Place place, long onus) {}

    /** A number that a sensor, a power supply or a processor tells; {@code measure} is the catalogue's name and says the unit. */
    public record SensorFigures(Place place, String measure, double value) {}

    /**
     * A BGP session that somebody wants, by whichever way the router tells it.
     *
     * @param remoteAs empty when the router tells none
     * @param prefixes null while it is down, and where the router tells none
     */
    public record BgpFigures(
            String deviceAddress,
            String deviceName,
            String neighbour,
            String remoteAs,
            boolean established,
            @Nullable Double prefixes) {}

    /** Where a line is: the four labels of wildcore-mikbill.md 12.2; the id is 0 for what is no line. */
    public record Place(String deviceAddress, String deviceName, String lineName, long lineId) {}

    private static final String SEEN = " (?::boolean or d.group_id = any(?::bigint[]))";
    private static final String LAST_ROW = " order by r.device_id, r.id limit ?";
    private static final String LAST = " order by i.id limit ?";

    private final Sql sql;

    @Inject
    public NetworkFigures(Sql sql) {
        this.sql = sql;
    }

    public List<DeviceFigures> devices(Wanted wanted) {
        return sql.list(
                """
                select d.id, host(d.address) ip, d.name, case d.status when 'Up' then 1 when 'Down' then 0 end up, r.rtt_ms::float8 rtt,
                       r.loss::float8 loss
                  from device d left join device_reach r on r.device_id = d.id
                 where d.poll_enabled and""" + SEEN + " order by d.id limit ?",
                row -> new DeviceFigures(
                        row.number("id"),
                        row.text("ip"),
                        row.text("name"),
                        row.rows().getObject("up", Integer.class),
                        row.rows().getObject("rtt", Double.class),
                        row.rows().getObject("loss", Double.class)),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    public List<PortFigures> ports(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, i.name line, i.id, c.in_octets::float8 ins, c.out_octets::float8 outs,
                       c.in_bps::float8 in_bps, c.out_bps::float8 out_bps, p.speed_mbps
                  from interface i join device d on d.id = i.device_id
                  left join port p on p.interface_id = i.id
                  left join interface_counter c on c.interface_id = i.id
                 where i.type <> 'ONU' and i.gone_at is null and i.poll_enabled and d.poll_enabled and""" + SEEN + LAST,
                row -> new PortFigures(
                        place(row),
                        row.rows().getObject("ins", Double.class),
                        row.rows().getObject("outs", Double.class),
                        row.rows().getObject("in_bps", Double.class),
                        row.rows().getObject("out_bps", Double.class),
                        row.nullableNumber("speed_mbps")),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    public List<OnuFigures> onus(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, i.name line, i.id, i.status, s.rx_dbm::float8 rx
                  from interface i join device d on d.id = i.device_id
                  left join onu_signal s on s.interface_id = i.id
                 where i.type = 'ONU' and i.gone_at is null and i.poll_enabled and d.poll_enabled and""" + SEEN + LAST,
                row -> new OnuFigures(place(row), row.text("status"), row.rows().getObject("rx", Double.class)),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    /** What reports of duplicates found when they were last counted. */
    public List<DuplicateFigures> duplicates(Report report, Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, i.name line, i.id, a.subject, a.places
                  from analytics_duplicate a join interface i on i.id = a.interface_id join device d on d.id = a.device_id
                 where a.report = ? and""" + SEEN + " order by i.id, a.subject limit ?",
                row -> new DuplicateFigures(place(row), row.text("subject"), row.number("places")),
                report,
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    /** How many identifiers or MACs are there more than once. */
    public long duplicated(Report report, Wanted wanted) {
        return sql.one(
                "select count(distinct a.subject) n from analytics_duplicate a join device d on d.id = a.device_id where a.report = ? and"
                        + SEEN,
                row -> row.number("n"),
                report,
                wanted.allGroups(),
                wanted.groups());
    }

    public List<CardFigures> cards(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, r.row_key line, 0 id, coalesce(r.words ->> 'status', '') status,
                       coalesce(r.words ->> 'adminState', '') admin,
                       (r.numbers ->> 'cpuPercent')::float8 cpu, (r.numbers ->> 'memoryPercent')::float8 memory,
                       (r.numbers ->> 'temperatureC')::float8 temperature
                  from reading_row r join device d on d.id = r.device_id
                 where r.reading = 'cards' and r.present and d.poll_enabled and""" + SEEN + LAST_ROW,
                row -> new CardFigures(
                        place(row),
                        row.text("status"),
                        row.text("admin"),
                        row.rows().getObject("cpu", Double.class),
                        row.rows().getObject("memory", Double.class),
                        row.rows().getObject("temperature", Double.class)),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    public List<WaitingFigures> waiting(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, coalesce(i.name, '') line, coalesce(i.id, 0) id, count(*) n
                  from reading_row r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id
                 where r.reading = 'onu-unregistered' and r.present and d.poll_enabled and""" + SEEN + " group by d.id, i.id order by d.id, i.id limit ?",
                row -> new WaitingFigures(place(row), row.number("n")),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    public List<SensorFigures> sensors(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, coalesce(i.name, r.words ->> 'name', r.row_key) line, coalesce(i.id, 0) id,
                       n.key measure, n.value::text::float8 as value
                  from reading_row r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id,
                       lateral jsonb_each(r.numbers) n
                 where r.reading in ('sensors', 'resources') and r.present and d.poll_enabled and""" + SEEN + " order by r.device_id, r.id, n.key limit ?",
                row -> new SensorFigures(
                        place(row), row.text("measure"), row.rows().getDouble("value")),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    public List<BgpFigures> bgp(Wanted wanted) {
        return sql.list(
                """
                select host(d.address) ip, d.name device, r.row_key neighbour, coalesce(r.words ->> 'remoteAs', '') remote,
                       coalesce(r.words ->> 'status' = 'established', false) established, (r.numbers ->> 'prefixes')::float8 prefixes
                  from reading_row r join device d on d.id = r.device_id
                 where r.reading = 'bgp-peers' and r.present and d.poll_enabled
                   and coalesce(r.words ->> 'adminState', '') not in ('stop', 'Disabled', 'disabled') and""" + SEEN + LAST_ROW,
                row -> new BgpFigures(
                        row.text("ip"),
                        row.text("device"),
                        row.text("neighbour"),
                        row.text("remote"),
                        row.flag("established"),
                        row.rows().getObject("prefixes", Double.class)),
                wanted.allGroups(),
                wanted.groups(),
                wanted.most());
    }

    private static Place place(Sql.Row row) throws SQLException {
        return new Place(row.text("ip"), row.text("device"), row.text("line"), row.number("id"));
    }
}
