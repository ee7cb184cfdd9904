package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** The access profiles. Secrets go in and never come out here: {@link DeviceAccesses} gives them to those who poll. */
@Dependent
public class AccessProfiles {

    private static final String COLUMNS =
            "p.*, (select count(*) from device d where d.access_profile_id = p.id) devices" + " from access_profile p";

    private final Sql sql;

    @Inject
    public AccessProfiles(Sql sql) {
        this.sql = sql;
    }

    public Optional<AccessProfile> withId(long id) {
        return sql.first("select " + COLUMNS + " where p.id = ?", AccessProfiles::read, id);
    }

    /** Whatever the case of the name. */
    public Optional<AccessProfile> withName(String name) {
        return sql.first("select " + COLUMNS + " where lower(p.name) = lower(?)", AccessProfiles::read, name);
    }

    /** In order of names. Filter: part of the name. */
    public Page<AccessProfile> page(PageRequest request) {
        String like = Like.containing(request.filter());
        List<AccessProfile> rows = sql.list(
                "select " + COLUMNS + " where p.name ilike ? order by lower(p.name)"
                        + (request.descending() ? " desc" : "") + " limit ? offset ?",
                AccessProfiles::read,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("select count(*) n from access_profile where name ilike ?", row -> row.number("n"), like);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /**
     * Adds a profile and answers its id.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#NAME_TAKEN}
     */
    public long add(AccessProfileDraft draft) {
        SnmpV3Draft v3 = draft.v3();
        return Refusing.duplicates(
                DeviceProblem.NAME_TAKEN,
                draft.name(),
                () -> sql.one(
                        """
                insert into access_profile (name, snmp_version, snmp_port, snmp_timeout_ms, snmp_attempts, console_kind,
                       console_port, console_timeout_ms, api_port, api_tls, login, snmp_read_secret, snmp_write_secret,
                       password_secret, snmp_user, snmp_auth_protocol, snmp_auth_secret, snmp_priv_protocol, snmp_priv_secret,
                       snmp_context, enable_secret)
                values (?, ?, ?::int, ?::int, ?::int, ?, ?::int, ?::int, ?::int, ?::boolean, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id
                """,
                        row -> row.number("id"),
                        draft.name(),
                        draft.snmpVersion(),
                        draft.snmpPort(),
                        draft.snmpTimeoutMs(),
                        draft.snmpAttempts(),
                        draft.consoleKind(),
                        draft.consolePort(),
                        draft.consoleTimeoutMs(),
                        draft.apiPort(),
                        draft.apiTls(),
                        draft.login(),
                        sealed(draft.readCommunity()),
                        sealed(draft.writeCommunity()),
                        sealed(draft.password()),
                        v3 == null ? null : v3.user(),
                        v3 == null ? null : v3.authProtocol(),
                        v3 == null || v3.authProtocol() == null ? null : sealed(v3.authPassword()),
                        v3 == null ? null : v3.privProtocol(),
                        v3 == null || v3.privProtocol() == null ? null : sealed(v3.privPassword()),
                        v3 == null ? null : v3.context(),
                        sealed(draft.enablePassword())));
    }

    /**
     * Writes what the administrator changed.
     *
     * @param version the version that he saw
     * @throws org.demarc.ProblemException {@link DeviceProblem#NAME_TAKEN}, {@link DeviceProblem#CHANGED_MEANWHILE}
     */
    public void change(long id, int version, AccessProfileDraft draft) {
        SnmpV3Draft v3 = draft.v3();
        int changed = Refusing.duplicates(
                DeviceProblem.NAME_TAKEN,
                draft.name(),
                () -> sql.update(
                        """
                update access_profile set name = ?, snmp_version = ?, snmp_port = ?::int, snmp_timeout_ms = ?::int,
                       snmp_attempts = ?::int, console_kind = ?, console_port = ?::int, console_timeout_ms = ?::int,
                       api_port = ?::int, api_tls = ?::boolean, login = ?,
                       snmp_read_secret = case when ? then ? else snmp_read_secret end,
                       snmp_write_secret = case when ? then ? else snmp_write_secret end,
                       password_secret = case when ? then ? else password_secret end,
                       enable_secret = case when ? then ? else enable_secret end,
                       snmp_user = ?, snmp_context = ?, snmp_auth_protocol = ?, snmp_priv_protocol = ?,
                       snmp_auth_secret = case when ? then ? else snmp_auth_secret end,
                       snmp_priv_secret = case when ? then ? else snmp_priv_secret end,
                       version = version + 1
                 where id = ? and version = ?
                """,
                        draft.name(),
                        draft.snmpVersion(),
                        draft.snmpPort(),
                        draft.snmpTimeoutMs(),
                        draft.snmpAttempts(),
                        draft.consoleKind(),
                        draft.consolePort(),
                        draft.consoleTimeoutMs(),
                        draft.apiPort(),
                        draft.apiTls(),
                        draft.login(),
                        draft.readCommunity() != null,
                        sealed(draft.readCommunity()),
                        draft.writeCommunity() != null,
                        sealed(draft.writeCommunity()),
                        draft.password() != null,
                        sealed(draft.password()),
                        draft.enablePassword() != null,
                        sealed(draft.enablePassword()),
                        v3 == null ? null : v3.user(),
                        v3 == null ? null : v3.context(),
                        v3 == null ? null : v3.authProtocol(),
                        v3 == null ? null : v3.privProtocol(),
                        v3 == null || v3.authProtocol() == null || v3.authPassword() != null,
                        v3 == null || v3.authProtocol() == null ? null : sealed(v3.authPassword()),
                        v3 == null || v3.privProtocol() == null || v3.privPassword() != null,
                        v3 == null || v3.privProtocol() == null ? null : sealed(v3.privPassword()),
                        id,
                        version));
        if (changed == 0) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("access profile " + draft.name());
        }
    }

    /** Removes an unused profile. False when it was not there; {@link DeviceProblem#IN_USE} when devices use it. */
    public boolean remove(long id) {
        try {
            return sql.update("delete from access_profile where id = ?", id) == 1;
        } catch (Sql.SqlFault e) {
            throw DeviceProblem.IN_USE.because("access profile " + id);
        }
    }

    static @Nullable String sealed(@Nullable Secret secret) {
        return secret == null || secret.isEmpty() ? null : SecretBox.current().seal(secret);
    }

    static AccessProfile read(Sql.Row row) throws SQLException {
        return new AccessProfile(
                row.number("id"),
                row.text("name"),
                row.nullableText("snmp_version"),
                integer(row, "snmp_port"),
                integer(row, "snmp_timeout_ms"),
                integer(row, "snmp_attempts"),
                !row.text("snmp_read_secret").isEmpty(),
                !row.text("snmp_write_secret").isEmpty(),
                row.text("snmp_user").isEmpty() ? null : v3(row),
                row.nullableText("console_kind"),
                integer(row, "console_port"),
                integer(row, "console_timeout_ms"),
                integer(row, "api_port"),
                row.nullableText("api_tls") == null ? null : (Boolean) row.flag("api_tls"),
                row.nullableText("login"),
                !row.text("password_secret").isEmpty(),
                !row.text("enable_secret").isEmpty(),
                row.number("devices"),
                row.instant("created_at"),
                (int) row.number("version"));
    }

    private static SnmpV3 v3(Sql.Row row) throws SQLException {
        return new SnmpV3(
                row.text("snmp_user"),
                row.nullableText("snmp_auth_protocol"),
                !row.text("snmp_auth_secret").isEmpty(),
                row.nullableText("snmp_priv_protocol"),
                !row.text("snmp_priv_secret").isEmpty(),
                row.text("snmp_context"));
    }

    private static @Nullable Integer integer(Sql.Row row, String column) throws SQLException {
        Long number = row.nullableNumber(column);
        return number == null ? null : (Integer) number.intValue();
    }
}
