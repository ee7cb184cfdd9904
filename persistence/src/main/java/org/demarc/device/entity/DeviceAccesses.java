package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;

/** How devices are reached, secrets opened: for those who talk to devices and nobody else. */
@Dependent
public class DeviceAccesses {

    /** The levels are laid over each other by the database: one question however many devices are asked for. */
    private static final String COLUMNS = """
            select d.id, d.name, host(d.address) address, d.profile, d.model_key, d.poll_enabled, a.*
              from device d join device_access a on a.device_id = d.id
            """;

    private static final String OF_PROFILE = """
            select 0 id, '' as name, ? address, '' profile, '' model_key, true poll_enabled, a.*
              from profile_access a where a.profile_id = ?
            """;

    private static final long NO_PROFILE = 0;

    private final Sql sql;

    @Inject
    public DeviceAccesses(Sql sql) {
        this.sql = sql;
    }

    public Optional<DeviceAccess> ofDevice(long id) {
        return sql.first(COLUMNS + " where d.id = ?", DeviceAccesses::read, id);
    }

    /** Of those among the ids that exist, in no order; the caller bounds the ids. */
    public List<DeviceAccess> ofDevices(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : sql.list(COLUMNS + " where d.id = any(?)", DeviceAccesses::read, ids);
    }

    /** How a device would be reached by this profile, before it exists. */
    public Optional<DeviceAccess> ofProfile(long accessProfileId, String address) {
        return accessProfileId == NO_PROFILE
                ? Optional.empty()
                : sql.first(OF_PROFILE, DeviceAccesses::read, address, accessProfileId);
    }

    /** How an address is reached of which nothing is known: the system's level. */
    public DeviceAccess ofAddress(String address) {
        return sql.one(OF_PROFILE, DeviceAccesses::read, address, NO_PROFILE);
    }

    private static DeviceAccess read(Sql.Row row) throws SQLException {
        return new DeviceAccess(
                row.number("id"),
                row.text("name"),
                row.text("address"),
                row.text("snmp_version"),
                (int) row.number("snmp_port"),
                (int) row.number("snmp_timeout_ms"),
                (int) row.number("snmp_attempts"),
                opened(row.text("read_secret"), DeviceAccess.READ),
                opened(row.text("write_secret"), Secret.NONE),
                v3(row),
                row.text("console_kind"),
                (int) row.number("console_port"),
                (int) row.number("console_timeout_ms"),
                (int) row.number("api_port"),
                row.flag("api_tls"),
                row.text("login"),
                opened(row.text("password_secret"), Secret.NONE),
                opened(row.text("enable_secret"), Secret.NONE),
                row.text("profile"),
                row.text("model_key"),
                row.flag("poll_enabled"),
                parameters(row));
    }

    private static CustomParameters parameters(Sql.Row row) throws SQLException {
        return CustomParameters.of(
                row.text("params"),
                Map.of(
                        AccessLevel.Kind.SYSTEM,
                        row.text("system_params"),
                        AccessLevel.Kind.PROFILE,
                        row.text("profile_params"),
                        AccessLevel.Kind.MODEL,
                        row.text("model_params"),
                        AccessLevel.Kind.DEVICE,
                        row.text("device_params")));
    }

    private static DeviceAccess.V3 v3(Sql.Row row) throws SQLException {
        return new DeviceAccess.V3(
                row.text("snmp_user"),
                row.text("snmp_auth_protocol"),
                opened(row.text("snmp_auth_secret"), Secret.NONE),
                row.text("snmp_priv_protocol"),
                opened(row.text("snmp_priv_secret"), Secret.NONE),
                row.text("snmp_context"));
    }

    private static Secret opened(String sealed, Secret orElse) {
        return sealed.isEmpty() ? orElse : SecretBox.current().openSecret(sealed);
    }
}
