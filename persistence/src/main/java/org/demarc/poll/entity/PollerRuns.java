package org.demarc.poll.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.device.entity.ModuleReadings;
import org.jspecify.annotations.Nullable;

/** How polls went, which are behind, and the rules by which they go. */
@Dependent
public class PollerRuns {

    private static final Map<String, String> SORTABLE = Map.of(
            "at", "l.at",
            "device", "d.name",
            "durationMs", "l.duration_ms",
            "lateMs", "l.late_ms",
            "outcome", "l.outcome",
            "askedBy", "l.asked_by");

    private final Sql sql;

    @Inject
    public PollerRuns(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which calls; null for all.
     *
     * @param groups the device groups that the caller sees, null for every device
     * @param readings at least one of which was read, empty for all
     * @param outcome ANSWERED, SILENT, ...; FAILED for all but whole ones
     */
    public record Wanted(
            PageRequest request,
            @Nullable Collection<Long> groups,
            @Nullable Long deviceId,
            List<String> readings,
            @Nullable String outcome,
            By by) {}

    /**
     * What kind of calls, and whose; null and empty for all.
     *
     * @param login part of the login of who had it asked
     */
    public record By(DeviceCall.@Nullable Kind kind, Asker.@Nullable As as, String login) {

        public static final By ANYBODY = new By(null, null, "");
    }

    /** Calls of devices, newest first; the filter is part of a device's name. */
    public Page<PollerRun> page(Wanted wanted) {
        PageRequest request = wanted.request();
        Conditions conditions = new Conditions().andIf(wanted.deviceId(), "l.device_id = ?");
        by(conditions, wanted.by());
        if (wanted.groups() != null) {
            conditions.and(
                    "d.group_id = any(?)", wanted.groups().isEmpty() ? List.of(-1L) : List.copyOf(wanted.groups()));
        }
        if (!wanted.readings().isEmpty()) {
            conditions.and("l.readings && ?::text[]", wanted.readings());
        }
        if ("FAILED".equals(wanted.outcome())) {
            conditions.and("(l.outcome <> 'ANSWERED' or array_to_string(l.problems, '') <> '')");
        } else {
            conditions.andIf(wanted.outcome(), "l.outcome = ?");
        }
        if (!request.filter().isEmpty()) {
            conditions.and("d.name ilike ?", Like.containing(request.filter()));
        }
        String from = " from poll_log l join device d on d.id = l.device_id where " + conditions.sql();
        String order =
                request.column(SORTABLE, "l.at") + (request.sort().isEmpty() || request.descending() ? " desc" : "");
        List<PollerRun> rows = sql.list(
                "select l.*, d.name device_name" + from + " order by " + order + ", l.device_id limit ? offset ?",
                PollerRuns::run,
                conditions.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from (select 1" + from + " limit 100000) counted",
                row -> row.number("n"),
                conditions.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static void by(Conditions conditions, By by) {
        boolean somebody = by.as() != null && by.as() != Asker.As.SCHEDULE;
        if (somebody || !by.login().isEmpty()) {
            conditions.and("l.asked_as <> 'SCHEDULE'"); // those few have an index of their own
        }
        if (by.kind() != null && by.kind() != DeviceCall.Kind.POLL) {
            conditions.and("l.kind <> 'POLL'"); // as those that are no polls
        }
        conditions.andIf(by.as(), "l.asked_as = ?").andIf(by.kind(), "l.kind = ?");
        if (!by.login().isEmpty()) {
            conditions.and("l.asked_by ilike ?", Like.containing(by.login()));
        }
    }

    private static PollerRun run(Sql.Row row) throws SQLException {
        return new PollerRun(
                row.number("device_id"),
                row.text("device_name"),
                row.instant("at"),
                row.instant("started_at"),
                row.number("late_ms"),
                row.number("duration_ms"),
                row.text("node"),
                row.text("outcome"),
                row.text("reason"),
                row.flag("requested"),
                DeviceCall.Kind.valueOf(row.text("kind")),
                row.text("argument"),
                Asker.As.valueOf(row.text("asked_as")),
                row.text("asked_by"),
                row.texts("readings"),
                List.of((Integer[]) row.rows().getArray("rows").getArray()),
                row.texts("problems"));
    }

    /**
     * By reading: of how many living devices it is read, of how many it is due, and how far behind the last one is. What custom parameters of
     * a device switch off is not read of it.
     */
    public List<Lateness> lateness(Instant now, ModuleReadings modules) {
        return sql.list(
                "with " + ModuleReadings.SWITCHED_OFF + """
                select r.reading, count(*) devices, count(*) filter (where r.due_at < ?) behind,
                       count(*) filter (where r.problem <> '') failing,
                       coalesce(extract(epoch from ?::timestamptz - min(r.due_at) filter (where r.due_at < ?)), 0)::bigint late
                  from poll_reading r join device d on d.id = r.device_id
                 where r.enabled and d.poll_enabled and d.status = 'Up'
                   and not exists (select 1 from switched_off o where o.device_id = r.device_id and o.reading = r.reading)
                 group by r.reading order by r.reading limit 100
                """,
                row -> new Lateness(
                        row.text("reading"),
                        row.number("devices"),
                        row.number("behind"),
                        row.number("failing"),
                        row.number("late")),
                modules.before(now, now, now));
    }

    /**
     * How far behind a reading is.
     *
     * @param devices living devices that are read
     * @param behind those that are due and not read yet
     * @param failing those whose last reading did not come whole
     * @param lateSeconds of the latest
     */
    public record Lateness(String reading, long devices, long behind, long failing, long lateSeconds) {}

    /** The rules, those for all first. */
    public List<PollerRule> rules() {
        return sql.list(
                "select * from poller_rule order by poller, model_key nulls first, device_id nulls first limit 10000",
                PollerRuns::rule);
    }

    /** Writes a rule in place of the one that was there. */
    public void put(PollerRule rule) {
        remove(rule.poller(), rule.modelKey(), rule.deviceId());
        sql.update(
                "insert into poller_rule (poller, model_key, device_id, interval_s, enabled) values (?, ?, ?, ?, ?)",
                rule.poller(),
                rule.modelKey(),
                rule.deviceId(),
                rule.intervalS(),
                rule.enabled());
    }

    /** Removes a rule; false when there is none. */
    public boolean remove(String poller, @Nullable String modelKey, @Nullable Long deviceId) {
        return sql.update(
                        "delete from poller_rule where poller = ? and coalesce(model_key, '') = ? and coalesce(device_id, 0) = ?",
                        poller,
                        modelKey == null ? "" : modelKey,
                        deviceId == null ? 0L : deviceId)
                > 0;
    }

    /** Has the readings that a changed rule is about looked at anew: they are due now, and with them their devices. */
    public void due(Collection<String> readings, @Nullable String modelKey, @Nullable Long deviceId) {
        String which = """
                select d.id from device d where (?::text is null or d.model_key = ?) and (?::bigint is null or d.id = ?)
                """;
        sql.update(
                "update poll_reading set due_at = least(due_at, now()) where reading = any(?) and device_id in ("
                        + which + ")",
                List.copyOf(readings),
                modelKey,
                modelKey,
                deviceId,
                deviceId);
        sql.update(
                "update device_poll set due_at = least(due_at, now()) where device_id in (" + which + ")",
                modelKey,
                modelKey,
                deviceId,
                deviceId);
    }

    static PollerRule rule(Sql.Row row) throws SQLException {
        Long interval = row.nullableNumber("interval_s");
        boolean enabled = row.flag("enabled");
        return new PollerRule(
                row.text("poller"),
                row.nullableText("model_key"),
                row.nullableNumber("device_id"),
                interval == null ? null : (Integer) interval.intValue(),
                row.nullableText("enabled") == null ? null : (Boolean) enabled);
    }
}
