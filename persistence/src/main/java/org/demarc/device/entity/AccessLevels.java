package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.AccessColumns.Column;
import org.jspecify.annotations.Nullable;

/**
 * What people say about access on the levels of the system, of models and of devices; profiles have {@link AccessProfiles}. Port and
 * communities of a device stand in its own row. Secrets go in and never come out.
 */
@Dependent
public class AccessLevels {

    /** What a device's own row holds. */
    private static final Set<String> OF_DEVICE = Set.of("snmp_port", "snmp_read_secret", "snmp_write_secret");

    private static final String BY_LEVEL = """
            select v.*, coalesce(v.model_key, '') as name, case v.level when 'SYSTEM' then (select count(*) from device)
                   else (select count(*) from device d where d.model_key = v.model_key) end devices
              from access_level v
            """;

    private static final String BY_DEVICE = """
            select d.id, d.name, d.snmp_port, d.snmp_read_secret, d.snmp_write_secret, v.snmp_version, v.snmp_timeout_ms,
                   v.snmp_attempts, v.snmp_user, v.snmp_auth_protocol, v.snmp_auth_secret, v.snmp_priv_protocol,
                   v.snmp_priv_secret, v.snmp_context, v.console_kind, v.console_port, v.console_timeout_ms, v.api_port,
                   v.api_tls, v.login, v.password_secret, v.enable_secret, 1 devices,
                   coalesce(v.created_at, d.created_at) created_at, d.version + coalesce(v.version, 0) as version
              from device d left join access_level v on v.device_id = d.id where d.id = ?
            """;

    /** Those of which everything was taken back are kept for their version and not shown. */
    private static final String MODELS = """
             where v.level = 'MODEL' and v.model_key ilike ? and (v.params <> '{}' or jsonb_strip_nulls(to_jsonb(v)
                   - '{id,level,model_key,device_id,params,created_at,updated_at,version}'::text[]) <> '{}')
            """;

    private final Sql sql;

    @Inject
    public AccessLevels(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is said there; empty when nothing is. Of a device that exists there is always something; its version is that of its own row and of
     * its level together, which both only grow.
     */
    public Optional<AccessProfile> at(AccessLevel level) {
        return switch (level.kind()) {
            case SYSTEM -> sql.first(BY_LEVEL + " where v.level = 'SYSTEM'", AccessProfiles::read);
            case MODEL -> sql.first(BY_LEVEL + " where v.model_key = ?", AccessProfiles::read, level.modelKey());
            case DEVICE -> sql.first(BY_DEVICE, AccessProfiles::read, level.id());
            case PROFILE -> new AccessProfiles(sql).withId(level.id());
        };
    }

    /** Models about which something is said, by key. Filter: part of the key. */
    public Page<AccessProfile> models(PageRequest request) {
        String like = Like.containing(request.filter());
        List<AccessProfile> rows = sql.list(
                BY_LEVEL + MODELS + " order by v.model_key" + (request.descending() ? " desc" : "")
                        + " limit ? offset ?",
                AccessProfiles::read,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("select count(*) n from access_level v" + MODELS, row -> row.number("n"), like);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** Whether devices of other groups, or of none, have the access profile. */
    public boolean isForOthers(long profileId, Set<Long> groups) {
        return sql.one(
                "select exists (select from device where access_profile_id = ? and (group_id = any(?::bigint[])) is not true) as it",
                row -> row.flag("it"),
                profileId,
                groups);
    }

    /**
     * Writes what is said about a level of its own; profiles are written by {@link AccessProfiles}.
     *
     * @param version the version that was seen, 0 where nothing was there
     * @throws org.demarc.ProblemException {@link DeviceProblem#CHANGED_MEANWHILE}, {@link DeviceProblem#DEVICE_EXISTS} when another
     *     device is asked in the same way already
     */
    public void put(AccessLevel level, int version, AccessProfileDraft draft) {
        boolean ofDevice = level.kind() == AccessLevel.Kind.DEVICE;
        List<Column> columns = AccessColumns.of(draft);
        List<Column> own = columns.stream()
                .filter(column -> !ofDevice || !OF_DEVICE.contains(column.name()))
                .toList();
        int said = ofDevice ? version - versionOfDevice(level) : version;
        if (said < 0 || write(level, said, own) == 0) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("access of " + level.shown());
        }
        if (ofDevice) {
            writeInDevice(
                    level,
                    columns.stream()
                            .filter(column -> OF_DEVICE.contains(column.name()))
                            .toList());
        }
    }

    /** Held until the end of the transaction. */
    private int versionOfDevice(AccessLevel level) {
        return sql.first(
                        "select version from device where id = ? for update",
                        row -> (int) row.number("version"),
                        level.id())
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because(level.shown()));
    }

    private int write(AccessLevel level, int version, List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> "?::" + column.cast()).collect(Collectors.joining(", "));
        String changes = columns.stream()
                .filter(column -> !column.kept())
                .map(column -> column.name() + " = excluded." + column.name() + ", ")
                .collect(Collectors.joining());
        List<@Nullable Object> parameters = place(level);
        columns.forEach(column -> parameters.add(column.value()));
        parameters.add(version);
        return sql.update(
                "insert into access_level as v (level, model_key, device_id, " + names + ") values (?, ?, ?::bigint, "
                        + values + ") on conflict " + target(level) + " do update set " + changes
                        + "updated_at = now(), version = v.version + 1 where v.version = ?",
                parameters.toArray());
    }

    private static List<@Nullable Object> place(AccessLevel level) {
        List<@Nullable Object> place = new ArrayList<>();
        place.add(level.kind());
        place.add(level.kind() == AccessLevel.Kind.MODEL ? level.modelKey() : null);
        place.add(level.kind() == AccessLevel.Kind.DEVICE ? (Long) level.id() : null);
        return place;
    }

    private static String target(AccessLevel level) {
        return switch (level.kind()) {
            case SYSTEM -> "(level) where level = 'SYSTEM'";
            case MODEL -> "(model_key)";
            case DEVICE -> "(device_id)";
            case PROFILE -> throw new IllegalArgumentException("profiles have a table of their own");
        };
    }

    private void writeInDevice(AccessLevel level, List<Column> columns) {
        String changes = columns.stream()
                .filter(column -> !column.kept())
                .map(column -> column.name() + " = ?::" + column.cast() + ", ")
                .collect(Collectors.joining());
        List<@Nullable Object> parameters = new ArrayList<>();
        columns.stream().filter(column -> !column.kept()).forEach(column -> parameters.add(column.value()));
        parameters.add(level.id());
        Refusing.duplicates(
                DeviceProblem.DEVICE_EXISTS,
                level.shown(),
                () -> sql.update(
                        "update device set " + changes + "updated_at = now(), version = version + 1 where id = ?",
                        parameters.toArray()));
    }

    /** Nothing is said there any more; of parameters those stay that were said. */
    public void clear(AccessLevel level, int version) {
        put(level, version, AccessProfileDraft.NOTHING);
    }
}
