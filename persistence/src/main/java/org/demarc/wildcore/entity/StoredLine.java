package org.demarc.wildcore.entity;

import java.sql.SQLException;
import java.time.Instant;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A port, PON port or ONU with its device, as the dialect shows it (wildcore-mikbill.md 6.1).
 *
 * @param status Up, Down, Online, Offline, LOS, PowerOff or Unknown
 * @param description the device's words
 * @param comment the operator's words
 * @param seenAt when the device last listed it, accurate to 15 minutes
 * @param onu null for what is no ONU
 * @param signal the newest optics, null when there never were any
 */
public record StoredLine(
        long id,
        Place place,
        String adminState,
        String status,
        @Nullable Instant statusChangedAt,
        String description,
        String comment,
        boolean pollEnabled,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Instant createdAt,
        Instant updatedAt,
        Instant seenAt,
        @Nullable Onu onu,
        @Nullable Signal signal,
        StoredHost host) {

    /** Where it is on its device (devices.md 4.1). */
    public record Place(
            String bindKey,
            @Nullable String parentKey,
            String snmpIndex,
            @Nullable Long ifIndex,
            String name,
            String type,
            @Nullable String technology,
            @Nullable Integer frame,
            @Nullable Integer slot,
            @Nullable Integer port,
            @Nullable Integer onu) {}

    /** What only ONUs have; {@code identKind} is SN or MAC, {@code shown} is how people write the identifier. */
    public record Onu(
            @Nullable String identKind,
            @Nullable String ident,
            @Nullable String shown,
            @Nullable Instant seenAt,
            String vendor,
            String model,
            String hardware,
            String software,
            String downReason,
            @Nullable Instant registeredAt,
            @Nullable Instant deregisteredAt) {}

    /** Optics in dBm, degrees Celsius, volts and metres. */
    public record Signal(
            Instant readAt,
            @Nullable Double rxDbm,
            @Nullable Double txDbm,
            @Nullable Double oltRxDbm,
            @Nullable Double temperatureC,
            @Nullable Double voltageV,
            @Nullable Long distanceM) {}

    static final String COLUMNS = """
            i.id, i.bind_key, i.parent_key, i.snmp_index, i.if_index, i.name, i.type, i.technology, i.frame, i.slot, i.port,
            i.onu, i.admin_state, i.status, i.status_changed_at, i.description, i.comment, i.poll_enabled, i.latitude,
            i.longitude, i.created_at, i.updated_at, i.seen_at, o.ident_kind, o.ident, o.ident_shown, o.ident_seen_at,
            o.vendor, o.model, o.hardware o_hardware, o.software o_software, o.down_reason, o.registered_at,
            o.deregistered_at, s.read_at, s.rx_dbm, s.tx_dbm, s.olt_rx_dbm, s.temperature_c, s.voltage_v, s.distance_m,
            """ + StoredHost.COLUMNS;

    static final String TABLES = """
            interface i join device d on d.id = i.device_id left join device_group g on g.id = d.group_id
            left join access_profile a on a.id = d.access_profile_id left join onu o on o.interface_id = i.id
            left join onu_signal s on s.interface_id = i.id
            """;

    public boolean isOnu() {
        return place.type().equals("ONU");
    }

    static StoredLine read(Sql.Row row) throws SQLException {
        return new StoredLine(
                row.number("id"),
                place(row),
                row.text("admin_state"),
                row.text("status"),
                row.nullableInstant("status_changed_at"),
                row.text("description"),
                row.text("comment"),
                row.flag("poll_enabled"),
                row.nullableDecimal("latitude"),
                row.nullableDecimal("longitude"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instant("seen_at"),
                row.text("type").equals("ONU") ? onu(row) : null,
                signal(row),
                StoredHost.read(row));
    }

    private static Place place(Sql.Row row) throws SQLException {
        return new Place(
                row.text("bind_key"),
                row.nullableText("parent_key"),
                row.text("snmp_index"),
                row.nullableNumber("if_index"),
                row.text("name"),
                row.text("type"),
                row.nullableText("technology"),
                whole(row, "frame"),
                whole(row, "slot"),
                whole(row, "port"),
                whole(row, "onu"));
    }

    private static Onu onu(Sql.Row row) throws SQLException {
        return new Onu(
                row.nullableText("ident_kind"),
                row.nullableText("ident"),
                row.nullableText("ident_shown"),
                row.nullableInstant("ident_seen_at"),
                row.text("vendor"),
                row.text("model"),
                row.text("o_hardware"),
                row.text("o_software"),
                row.text("down_reason"),
                row.nullableInstant("registered_at"),
                row.nullableInstant("deregistered_at"));
    }

    private static @Nullable Signal signal(Sql.Row row) throws SQLException {
        Instant readAt = row.nullableInstant("read_at");
        return readAt == null
                ? null
                : new Signal(
                        readAt,
                        row.nullableDecimal("rx_dbm"),
                        row.nullableDecimal("tx_dbm"),
                        row.nullableDecimal("olt_rx_dbm"),
                        row.nullableDecimal("temperature_c"),
                        row.nullableDecimal("voltage_v"),
                        row.nullableNumber("distance_m"));
    }

    static @Nullable Integer whole(Sql.Row row, String column) throws SQLException {
        int number = row.rows().getInt(column);
        return row.rows().wasNull() ? null : (Integer) number;
    }
}
