package org.demarc.port.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.jspecify.annotations.Nullable;

/** The ports of a device with their counters, VLANs, levels and cable tests (wildcore-mikbill.md row 26). */
@Dependent
public class Ports {

    // a row that stays the same is written seldom: it is as new as the last whole reading that still had it
    private static final String COLUMNS = Lines.FIELDS + """
            , p.duplex, c.read_at traffic_read_at, c.in_octets, c.out_octets, c.in_errors, c.out_errors, c.in_discards, c.out_discards,
            v.pvid, v.pvid_read_at, o.rx_dbm, o.tx_dbm, o.temperature_c, o.optics_read_at, w.untagged, w.tagged, l.read_at vlans_read_at,
            t.finished_at cable_at, t.result::text cable_rows
            """ + Lines.TABLES + """
              left join lateral (
                   select r.vlan pvid, greatest(r.last_seen, case when i.poll_enabled then q.read_at end) pvid_read_at
                     from reading_row r left join poll_reading q on q.device_id = r.device_id and q.reading = r.reading
                    where r.interface_id = i.id and r.reading = 'pvid' and r.present
                    order by r.last_seen desc limit 1) v on true
              left join lateral (
                   select (r.numbers ->> 'rxDbm')::float8 rx_dbm, (r.numbers ->> 'txDbm')::float8 tx_dbm,
                          (r.numbers ->> 'temperatureC')::float8 temperature_c,
                          greatest(r.last_seen, case when i.poll_enabled then q.read_at end) optics_read_at
                     from reading_row r left join poll_reading q on q.device_id = r.device_id and q.reading = r.reading
                    where r.interface_id = i.id and r.reading = 'port-signal' and r.present
                    order by r.last_seen desc limit 1) o on true
              left join lateral (
                   select array_agg(n.vlan::bigint order by n.vlan) filter (where n.untagged) untagged,
                          array_agg(n.vlan::bigint order by n.vlan) filter (where not n.untagged) tagged
                     from interface_vlan n where n.interface_id = i.id) w on true
              left join lateral (
            """ + LineReads.OF_LINE + """
                      and n.what = 'vlans') l on true
              left join lateral (
                   select a.finished_at, a.result from device_action a
                    where a.interface_id = i.id and a.kind = 'cable-test' and a.state = 'DONE' and a.finished_at is not null
                    order by a.id desc limit 1) t on true
            """;

    private static final Map<String, String> SORTABLE = Map.ofEntries(
            Map.entry("id", "i.id"),
            Map.entry("name", "in_number_order(i.name)"),
            Map.entry("type", "i.type"),
            Map.entry("status", "i.status"),
            Map.entry("adminState", "i.admin_state"),
            Map.entry("description", "i.description"),
            Map.entry("speedMbps", "p.speed_mbps"),
            Map.entry("duplex", "p.duplex"),
            Map.entry("inBps", "c.in_bps"),
            Map.entry("outBps", "c.out_bps"),
            Map.entry("octets", "coalesce(c.in_octets, 0) + coalesce(c.out_octets, 0)"),
            Map.entry("errors", "coalesce(c.in_errors, 0) + coalesce(c.out_errors, 0)"),
            Map.entry("discards", "coalesce(c.in_discards, 0) + coalesce(c.out_discards, 0)"),
            Map.entry("pvid", "v.pvid"),
            Map.entry("rxDbm", "o.rx_dbm"),
            Map.entry("cableAt", "t.finished_at"),
            Map.entry("statusChangedAt", "i.status_changed_at"));

    private final Sql sql;

    @Inject
    public Ports(Sql sql) {
        this.sql = sql;
    }

    /**
     * The device's interfaces other than ONUs that it still lists, by place unless sorted. Filter: part of name, description or comment, or #tag.
     *
     * @throws org.demarc.ProblemException {@code UNKNOWN_SORT}
     */
    public Page<PortRow> ofDevice(long deviceId, PortFilter filter, PageRequest request) {
        Conditions wanted = new Conditions()
                .and("i.device_id = ? and i.type <> 'ONU' and i.gone_at is null", deviceId)
                .andIf(filter.status(), "i.status = ?")
                .andIf(filter.adminState(), "i.admin_state = ?")
                .andIf(filter.type(), "i.type = ?");
        Lines.like(wanted, request.filter());
        List<PortRow> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by "
                        + request.order(SORTABLE, Lines.BY_PLACE, " desc nulls last") + ", i.id limit ? offset ?",
                Ports::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from interface i where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static PortRow read(Sql.Row row) throws SQLException {
        return new PortRow(
                Lines.read(row),
                row.text("duplex"),
                row.nullableNumber("pvid"),
                row.nullableInstant("pvid_read_at"),
                row.numbers("untagged"),
                row.numbers("tagged"),
                row.nullableInstant("vlans_read_at"),
                new PortRow.Traffic(
                        row.nullableInstant("traffic_read_at"),
                        row.nullableWhole("in_octets"),
                        row.nullableWhole("out_octets"),
                        row.nullableWhole("in_errors"),
                        row.nullableWhole("out_errors"),
                        row.nullableWhole("in_discards"),
                        row.nullableWhole("out_discards")),
                new PortRow.Optics(
                        row.nullableInstant("optics_read_at"),
                        row.nullableDecimal("rx_dbm"),
                        row.nullableDecimal("tx_dbm"),
                        row.nullableDecimal("temperature_c")),
                cable(row.nullableInstant("cable_at"), row.nullableText("cable_rows")));
    }

    private static PortRow.@Nullable CableTest cable(@Nullable Instant at, @Nullable String rows) {
        return at == null ? null : new PortRow.CableTest(at, rows);
    }
}
