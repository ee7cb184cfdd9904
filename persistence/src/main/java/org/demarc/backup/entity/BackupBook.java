package org.demarc.backup.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** Whose configuration is due, who saves it, and how it went. All times are the database's. */
@Dependent
public class BackupBook {

    private static final Map<String, String> SORTABLE = Map.of(
            "device", "d.name",
            "model", "d.model_name",
            "outcome", "b.outcome",
            "triedAt", "b.tried_at",
            "savedAt", "b.saved_at",
            "changedAt", "b.changed_at",
            "dueAt", "b.due_at",
            "versions", "versions",
            "octets", "c.octets");

    private static final String HAS_CONSOLE = "(coalesce(p.login, '') <> '' or coalesce(p.password_secret, '') <> '')";
    private static final String FROM = """
             from device d join device_access p on p.device_id = d.id
             left join configuration_backup b on b.device_id = d.id
             left join configuration_version v on v.id = b.version_id left join configuration_content c on c.id = v.content_id
            """;

    private final Sql sql;

    @Inject
    public BackupBook(Sql sql) {
        this.sql = sql;
    }

    /** Notes devices that can be asked and were not noted yet. */
    public int prepare(Collection<String> profiles) {
        return profiles.isEmpty() ? 0 : sql.update("""
                        insert into configuration_backup (device_id)
                        select d.id from device d join device_access p on p.device_id = d.id
                         where d.profile = any(?) and\s""" + HAS_CONSOLE + """
                           and not exists (select from configuration_backup b where b.device_id = d.id)
                         order by d.id limit 10000 on conflict do nothing
                        """, profiles);
    }

    /**
     * Takes devices whose configuration is due or asked for, those asked for first. A lease that ran out makes them free again.
     *
     * @param profiles keys of the profiles that can show a configuration
     */
    public List<Long> claim(Collection<String> profiles, String node, Duration lease, int most) {
        return profiles.isEmpty()
                ? List.of()
                : sql.list("""
                        update configuration_backup set node = ?, claimed_at = now(), lease_until = now() + ? * interval '1 second'
                         where device_id in (
                            select b.device_id from configuration_backup b join device d on d.id = b.device_id
                              join device_access p on p.device_id = d.id
                             where (b.requested_at is not null or b.due_at <= now())
                               and (b.lease_until is null or b.lease_until < now()) and d.profile = any(?) and\s""" + HAS_CONSOLE + """
                               and (b.requested_at is not null or d.poll_enabled and configuration_wanted(d.id, d.model_key))
                             order by b.requested_at nulls last, b.due_at limit ? for update of b skip locked)
                        returning device_id id
                        """, row -> row.number("id"), node, lease.toSeconds(), profiles, most);
    }

    /** Devices of this node from before its restart are free again. */
    public int giveUpOwn(String node) {
        return sql.update(
                "update configuration_backup set lease_until = null where node = ? and lease_until is not null", node);
    }

    /**
     * How an attempt ended.
     *
     * @param words the device's, without secrets
     * @param kept the version; null where there is none
     */
    public record End(BackupOutcome outcome, String words, int tookMs, Configurations.@Nullable Kept kept) {}

    /**
     * Writes down how it ended and when it is due again.
     *
     * @param usual seconds between two attempts where no rule says so
     * @param soon seconds until the next attempt where the trouble may pass
     */
    public void finish(long deviceId, String node, End end, long usual, long soon) {
        boolean saved = end.outcome().isSaved();
        Long version = end.kept() == null ? null : (Long) end.kept().versionId();
        sql.update(
                """
                update configuration_backup b
                   set lease_until = null, tried_at = now(), took_ms = ?, outcome = ?, words = ?,
                       requested_at = case when b.requested_at > b.claimed_at then b.requested_at end,
                       due_at = now() + interval '1 second' * case when ? then
                           least(?, coalesce(configuration_interval(d.id, d.model_key), ?))
                           else coalesce(configuration_interval(d.id, d.model_key), ?) end,
                       saved_at = case when ? then now() else b.saved_at end,
                       failing_since = case when ? then null else coalesce(b.failing_since, now()) end,
                       changed_at = case when ? then now() else b.changed_at end,
                       version_id = coalesce(?::bigint, b.version_id)
                  from device d where d.id = b.device_id and b.device_id = ? and b.node = ? and b.lease_until is not null
                """,
                end.tookMs(),
                end.outcome(),
                end.words(),
                end.outcome().isPassing(),
                soon,
                usual,
                usual,
                saved,
                saved,
                end.outcome() == BackupOutcome.CHANGED,
                version,
                deviceId,
                node);
    }

    /** Somebody wants the configuration of a device now. */
    public void request(long deviceId, String by) {
        sql.update("""
                insert into configuration_backup (device_id, requested_at, requested_by) values (?, now(), ?)
                on conflict (device_id) do update set requested_at = now(), requested_by = excluded.requested_by, run_id = null
                """, deviceId, by);
    }

    /**
     * The configurations of many are wanted now, for a run.
     *
     * @param ids null for every device that the groups hold
     * @param groups null for all
     * @return how many can be asked
     */
    public int request(
            List<String> profiles,
            @Nullable Collection<Long> ids,
            @Nullable Collection<Long> groups,
            long runId,
            String by) {
        return sql.update(
                """
                insert into configuration_backup (device_id, requested_at, requested_by, run_id)
                select d.id, now(), ?, ? from device d join device_access p on p.device_id = d.id
                 where d.profile = any(?) and (? or d.id = any(?)) and (? or d.group_id = any(?))
                   and (d.poll_enabled and configuration_wanted(d.id, d.model_key) or not ?) and\s""" + HAS_CONSOLE + """

                on conflict (device_id) do update set requested_at = now(), requested_by = excluded.requested_by, run_id = excluded.run_id
                """,
                by,
                runId,
                profiles.isEmpty() ? List.of("") : profiles,
                ids == null,
                ids == null || ids.isEmpty() ? List.of(-1L) : ids,
                groups == null,
                groups == null || groups.isEmpty() ? List.of(-1L) : groups,
                ids == null);
    }

    /** How many of a run still wait or are being asked. */
    public long open(long runId) {
        return sql.one("""
                select count(*) n from configuration_backup
                 where run_id = ? and (requested_at is not null or lease_until > now())
                """, row -> row.number("n"), runId);
    }

    /** Leaves out what of a run has not begun. */
    public int cancel(long runId) {
        return sql.update("""
                update configuration_backup set requested_at = null
                 where run_id = ? and requested_at is not null and (lease_until is null or lease_until < now())
                """, runId);
    }

    /** How those of a run ended. */
    public Map<BackupOutcome, Long> outcomes(long runId) {
        Map<BackupOutcome, Long> numberByOutcome = new EnumMap<>(BackupOutcome.class);
        sql.list("""
                select outcome, count(*) n from configuration_backup
                 where run_id = ? and outcome <> '' and requested_at is null and tried_at is not null group by outcome
                """, row -> numberByOutcome.put(row.choice("outcome", BackupOutcome.class), row.number("n")), runId);
        return numberByOutcome;
    }

    /** One device. */
    public Optional<Backup> ofDevice(List<String> profiles, long deviceId) {
        return sql.first(select(profiles) + FROM + " where d.id = ?", BackupBook::read, deviceId);
    }

    /** By device's name unless sorted otherwise; the filter is a part of name, address or model. */
    public Page<Backup> page(PageRequest request, BackupQuery query) {
        Conditions wanted = conditions(query);
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and("(d.name ilike ? or host(d.address) ilike ? or d.model_name ilike ?)", like, like, like);
        }
        String order =
                request.column(SORTABLE, "lower(d.name)") + (request.descending() ? " desc nulls last" : " nulls last");
        List<Backup> rows = sql.list(
                select(query.profiles()) + FROM + " where " + wanted.sql() + " order by " + order
                        + ", d.id limit ? offset ?",
                BackupBook::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n" + FROM + " where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static Conditions conditions(BackupQuery query) {
        Conditions wanted = new Conditions()
                .and(
                        "(d.profile = any(?) or b.version_id is not null)",
                        query.profiles().isEmpty() ? List.of("") : query.profiles())
                .andIf(query.deviceId(), "d.id = ?")
                .andIf(query.changedSince(), "b.changed_at >= ?");
        if (query.groups() != null) {
            wanted.and("d.group_id = any(?)", query.groups().isEmpty() ? List.of(-1L) : List.copyOf(query.groups()));
        }
        String state = query.state() == null ? "" : query.state();
        return switch (state) {
            case "" -> wanted;
            case "SAVED" -> wanted.and("b.failing_since is null and b.saved_at is not null");
            case "FAILED" -> wanted.and("b.failing_since is not null");
            case "NEVER" -> wanted.and("b.saved_at is null");
            case "NO_CONSOLE" -> wanted.and("not " + HAS_CONSOLE);
            default -> wanted.and("b.outcome = ?", state);
        };
    }

    /** Numbers for the poller's line: devices, due and not saved yet, failing, seconds behind. */
    public Lateness lateness() {
        return sql.one(
                """
                select count(*) devices, count(*) filter (where b.due_at < now()) behind,
                       count(*) filter (where b.failing_since is not null) failing,
                       coalesce(extract(epoch from now() - min(b.due_at) filter (where b.due_at < now())), 0)::bigint late
                  from configuration_backup b join device d on d.id = b.device_id
                 where d.poll_enabled and configuration_wanted(d.id, d.model_key)
                """,
                row -> new Lateness(
                        row.number("devices"), row.number("behind"), row.number("failing"), row.number("late")));
    }

    /** How far behind the archive is. */
    public record Lateness(long devices, long behind, long failing, long lateSeconds) {}

    /** A changed rule is looked at anew: what waited for a longer interval is due by the new one. */
    public void due(@Nullable String modelKey, @Nullable Long deviceId, long usual) {
        sql.update("""
                update configuration_backup b
                   set due_at = least(b.due_at, coalesce(b.tried_at, now())
                                + interval '1 second' * coalesce(configuration_interval(d.id, d.model_key), ?))
                  from device d where d.id = b.device_id and (?::text is null or d.model_key = ?) and (?::bigint is null or d.id = ?)
                """, usual, modelKey, modelKey, deviceId, deviceId);
    }

    private static String select(List<String> profiles) {
        String known = profiles.stream()
                .filter(key -> key.matches("[a-z0-9-]+"))
                .map(key -> "'" + key + "'")
                .reduce((one, other) -> one + "," + other)
                .orElse("''");
        return """
                select d.id, d.name, host(d.address) address, d.model_name, d.group_id, d.profile in (%s) supported,
                       %s has_console, d.poll_enabled and configuration_wanted(d.id, d.model_key) wanted,
                       b.outcome, b.words, b.tried_at, b.took_ms, b.saved_at, b.failing_since, b.changed_at, b.due_at, b.version_id,
                       (select count(*) from configuration_version n where n.device_id = d.id) versions, c.octets, c.lines,
                       b.requested_at is not null asked, coalesce(b.lease_until > now(), false) working
                """.formatted(known, HAS_CONSOLE);
    }

    private static Backup read(Sql.Row row) throws SQLException {
        String outcome = row.text("outcome");
        Instant due = row.nullableInstant("due_at");
        return new Backup(
                row.number("id"),
                row.text("name"),
                row.text("address"),
                row.text("model_name"),
                row.nullableNumber("group_id"),
                row.flag("supported"),
                row.flag("has_console"),
                row.flag("wanted"),
                outcome.isEmpty() ? null : BackupOutcome.valueOf(outcome),
                row.text("words"),
                row.nullableInstant("tried_at"),
                (int) row.number("took_ms"),
                row.nullableInstant("saved_at"),
                row.nullableInstant("failing_since"),
                row.nullableInstant("changed_at"),
                due,
                row.nullableNumber("version_id"),
                row.number("versions"),
                (int) row.number("octets"),
                (int) row.number("lines"),
                row.flag("asked"),
                row.flag("working"));
    }
}
