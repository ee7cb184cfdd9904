package org.demarc.wildcore.entity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/**
 * A device as the dialect shows it. Texts are empty where nothing is known.
 *
 * @param params JSON object
 * @param group null when it is in none
 * @param access the access profile's id and name, never its secrets; null for the system's default
 * @param said what the device says about itself
 * @param status Up, Down or Unknown
 */
public record StoredHost(
        long id,
        String ip,
        String name,
        String location,
        String description,
        String mac,
        String serial,
        boolean enabled,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String params,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Group group,
        Model model,
        @Nullable Access access,
        Said said,
        String status,
        @Nullable Instant answeredAt) {

    /** Device group. */
    public record Group(long id, String name, String description, Instant createdAt) {}

    /** What it is; {@code profile} reads it, {@code type} is one of wildcore-mikbill.md 2. */
    public record Model(String profile, String key, String name, String type) {}

    /** By what it is reached. */
    public record Access(long id, String name) {}

    /** What a device says about itself. */
    public record Said(
            String descr,
            String contact,
            String name,
            String location,
            String software,
            String hardware,
            @Nullable Instant bootedAt) {}

    static final String COLUMNS = """
            d.id d_id, host(d.address) d_ip, d.name d_name, d.location d_location, d.description d_description,
            d.mac::text d_mac, d.serial d_serial, d.poll_enabled d_enabled, d.latitude d_latitude,
            d.longitude d_longitude, d.params::text d_params, d.created_at d_created, d.updated_at d_updated,
            d.profile d_profile, d.model_key d_model_key, d.model_name d_model_name, d.type d_type,
            d.status d_status, d.answered_at d_answered, d.sys_descr d_descr, d.sys_contact d_contact,
            d.sys_name d_sys_name, d.sys_location d_sys_location, d.software d_software, d.hardware d_hardware,
            d.booted_at d_booted, g.id g_id, g.name g_name, g.description g_description, g.created_at g_created,
            a.id a_id, a.name a_name
            """;

    static final String TABLES = """
            device d left join device_group g on g.id = d.group_id left join access_profile a on a.id = d.access_profile_id
            """;

    static StoredHost read(Sql.Row row) throws SQLException {
        Long group = row.nullableNumber("g_id");
        Long access = row.nullableNumber("a_id");
        return new StoredHost(
                row.number("d_id"),
                row.text("d_ip"),
                row.text("d_name"),
                row.text("d_location"),
                row.text("d_description"),
                row.text("d_mac").toUpperCase(Locale.ROOT),
                row.text("d_serial"),
                row.flag("d_enabled"),
                row.nullableDecimal("d_latitude"),
                row.nullableDecimal("d_longitude"),
                row.text("d_params"),
                row.instant("d_created"),
                row.instant("d_updated"),
                group == null
                        ? null
                        : new Group(group, row.text("g_name"), row.text("g_description"), row.instant("g_created")),
                new Model(row.text("d_profile"), row.text("d_model_key"), row.text("d_model_name"), row.text("d_type")),
                access == null ? null : new Access(access, row.text("a_name")),
                new Said(
                        row.text("d_descr"),
                        row.text("d_contact"),
                        row.text("d_sys_name"),
                        row.text("d_sys_location"),
                        row.text("d_software"),
                        row.text("d_hardware"),
                        row.nullableInstant("d_booted")),
                row.text("d_status"),
                row.nullableInstant("d_answered"));
    }
}
