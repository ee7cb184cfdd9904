package org.demarc.device.entity;

import java.util.ArrayList;
import java.util.List;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** The columns of access data with what a draft says about them, for statements that are put together. */
final class AccessColumns {

    /**
     * One column.
     *
     * @param kept the draft says nothing, so that what is stored stays
     */
    record Column(String name, String cast, @Nullable Object value, boolean kept) {}

    private final List<Column> columns = new ArrayList<>();

    private AccessColumns() {}

    static List<Column> of(AccessProfileDraft draft) {
        AccessColumns all = new AccessColumns();
        all.text("snmp_version", draft.snmpVersion());
        all.number("snmp_port", draft.snmpPort());
        all.number("snmp_timeout_ms", draft.snmpTimeoutMs());
        all.number("snmp_attempts", draft.snmpAttempts());
        all.secret("snmp_read_secret", draft.readCommunity());
        all.secret("snmp_write_secret", draft.writeCommunity());
        all.text("console_kind", draft.consoleKind());
        all.number("console_port", draft.consolePort());
        all.number("console_timeout_ms", draft.consoleTimeoutMs());
        all.number("api_port", draft.apiPort());
        all.columns.add(new Column("api_tls", "boolean", draft.apiTls(), false));
        all.text("login", draft.login());
        all.secret("password_secret", draft.password());
        all.secret("enable_secret", draft.enablePassword());
        all.user(draft.v3());
        return List.copyOf(all.columns);
    }

    private void user(@Nullable SnmpV3Draft v3) {
        text("snmp_user", v3 == null ? null : v3.user());
        text("snmp_context", v3 == null ? null : v3.context());
        protocol("auth", v3 == null ? null : v3.authProtocol(), v3 == null ? null : v3.authPassword());
        protocol("priv", v3 == null ? null : v3.privProtocol(), v3 == null ? null : v3.privPassword());
    }

    /** Without its protocol a password is taken away. */
    private void protocol(String which, @Nullable String protocol, @Nullable Secret password) {
        text("snmp_" + which + "_protocol", protocol);
        secret("snmp_" + which + "_secret", protocol == null ? Secret.NONE : password);
    }

    private void text(String name, @Nullable String value) {
        columns.add(new Column(name, "text", value == null || value.isEmpty() ? null : value, false));
    }

    private void number(String name, @Nullable Integer value) {
        columns.add(new Column(name, "integer", value, false));
    }

    private void secret(String name, @Nullable Secret value) {
        columns.add(new Column(name, "text", AccessProfiles.sealed(value), value == null));
    }
}
