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

    /** Where a line is: the four labels of wildcore-mikbill.md 12.2. */
    public record Place(String deviceAddress, String deviceName, String lineName, long lineId) {}

    private static final String SEEN = " (?::boolean or d.group_id = any(?::bigint[]))";
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

    private static Place place(Sql.Row row) throws SQLException {
        return new Place(row.text("ip"), row.text("device"), row.text("line"), row.number("id"));
    }
}
