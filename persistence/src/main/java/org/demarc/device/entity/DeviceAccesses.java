package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;

/** How devices are reached, secrets opened: for those who talk to devices and nobody else. */
@Dependent
public class DeviceAccesses {

    private static final String COLUMNS = """
            select d.id, d.name, host(d.address) address, d.profile, d.model_key, d.poll_enabled,
                   coalesce(p.snmp_version, '2c') snmp_version,
                   coalesce(d.snmp_port, p.snmp_port, 161) snmp_port,
                   coalesce(p.snmp_timeout_ms, 4000) snmp_timeout_ms,
                   coalesce(p.snmp_attempts, 3) snmp_attempts,
                   coalesce(d.snmp_read_secret, p.snmp_read_secret) read_secret,
                   coalesce(d.snmp_write_secret, p.snmp_write_secret) write_secret,
                   p.snmp_user, p.snmp_auth_protocol, p.snmp_auth_secret, p.snmp_priv_protocol, p.snmp_priv_secret, p.snmp_context,
                   coalesce(p.console_kind, 'telnet') console_kind,
                   coalesce(p.console_port, case p.console_kind when 'ssh' then 22 else 23 end) console_port,
                   coalesce(p.console_timeout_ms, 15000) console_timeout_ms,
                   coalesce(p.api_port, 8728) api_port, coalesce(p.api_tls, false) api_tls, p.login, p.password_secret,
                   p.enable_secret
              from device d left join access_profile p on p.id = d.access_profile_id
            """;

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
        return sql.first("""
                select 0 id, '' as name, ? address, '' profile, '' model_key, true poll_enabled,
                       coalesce(p.snmp_version, '2c') snmp_version, coalesce(p.snmp_port, 161) snmp_port,
                       coalesce(p.snmp_timeout_ms, 4000) snmp_timeout_ms, coalesce(p.snmp_attempts, 3) snmp_attempts,
                       p.snmp_read_secret read_secret, p.snmp_write_secret write_secret,
                       p.snmp_user, p.snmp_auth_protocol, p.snmp_auth_secret, p.snmp_priv_protocol, p.snmp_priv_secret,
                       p.snmp_context, coalesce(p.console_kind, 'telnet') console_kind,
                       coalesce(p.console_port, case p.console_kind when 'ssh' then 22 else 23 end) console_port,
                       coalesce(p.console_timeout_ms, 15000) console_timeout_ms,
                   coalesce(p.api_port, 8728) api_port, coalesce(p.api_tls, false) api_tls, p.login, p.password_secret,
                   p.enable_secret
                  from access_profile p where p.id = ?
                """, DeviceAccesses::read, address, accessProfileId);
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
                row.flag("poll_enabled"));
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
