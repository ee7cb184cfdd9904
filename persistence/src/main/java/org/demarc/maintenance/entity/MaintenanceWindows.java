package org.demarc.maintenance.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.schedule.entity.WeeklyHours;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.jspecify.annotations.Nullable;

/** The windows, each with the opening at present or the next one: what an event that begins is held against. */
@Dependent
public class MaintenanceWindows {

    private static final String SELECT = "select w.* from maintenance_window w where ";

    private static final String COVERS =
            "(w.everything or ? = any (w.device_ids) or (select d.group_id from device d where d.id = ?) = any (w.group_ids))";

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "w.id",
            "name", "lower(w.name)",
            "enabled", "w.enabled",
            "opens", "w.open_from",
            "closes", "w.open_until");

    private final Sql sql;

    @Inject
    public MaintenanceWindows(Sql sql) {
        this.sql = sql;
    }

    /**
     * By the time of opening unless sorted otherwise, those that are over last. Filter: part of name or reason.
     *
     * @param openAt only those that are open at that moment; null: all
     */
    public Page<MaintenanceWindow> page(PageRequest request, @Nullable Instant openAt) {
        Conditions wanted = new Conditions();
        if (openAt != null) {
            wanted.and("w.enabled and w.open_from <= ? and w.open_until > ?", openAt, openAt);
        }
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and("(w.name ilike ? or w.reason ilike ?)", like, like);
        }
        var rows = sql.list(
                SELECT + wanted.sql() + " order by " + request.column(SORTABLE, "w.open_from")
                        + (request.descending() ? " desc" : "") + " nulls last, w.id desc limit ? offset ?",
                MaintenanceWindows::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from maintenance_window w where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public Optional<MaintenanceWindow> withId(long id) {
        return sql.first(SELECT + "w.id = ?", MaintenanceWindows::read, id);
    }

    /** Those of a device that are open or will be, the next one first. */
    public List<MaintenanceWindow> ofDevice(long deviceId, Instant at, int limit) {
        return sql.list(
                SELECT + COVERS + " and w.enabled and w.open_until > ? order by w.open_from, w.id limit ?",
                MaintenanceWindows::read,
                deviceId,
                deviceId,
                at,
                limit);
    }

    /** The id of the new window. */
    public long add(MaintenanceDraft draft, Instant at, String by) {
        return sql.one("""
                insert into maintenance_window (name, reason, everything, device_ids, group_ids, enabled, starts_at, ends_at, days, from_time,
                            until_time, zone, open_from, open_until, updated_by, created_by)
                values (?, ?, ?, ?::bigint[], ?::bigint[], ?, ?::timestamptz, ?::timestamptz, ?::integer[], ?::time, ?::time, ?,
                        ?::timestamptz, ?::timestamptz, ?, ?) returning id
                """, row -> row.number("id"), fields(draft, at, by, by));
    }

    /** False when it has another version by now. */
    public boolean change(long id, int version, MaintenanceDraft draft, Instant at, String by) {
        return sql.update("""
                        update maintenance_window
                           set name = ?, reason = ?, everything = ?, device_ids = ?::bigint[], group_ids = ?::bigint[], enabled = ?,
                               starts_at = ?::timestamptz, ends_at = ?::timestamptz, days = ?::integer[], from_time = ?::time,
                               until_time = ?::time, zone = ?, open_from = ?::timestamptz, open_until = ?::timestamptz, updated_by = ?,
                               updated_at = now(), version = version + 1
                         where id = ? and version = ?
                        """, fields(draft, at, by, id, version)) == 1;
    }

    public void remove(long id) {
        sql.update("delete from maintenance_window where id = ?", id);
    }

    /**
     * Goes on from openings that are over to the next ones, then has told what began in a window that is no longer open and is still so.
     *
     * @return how many events are told now
     */
    public int moveOn(Instant at) {
        List<MaintenanceWindow> over = sql.list(
                SELECT + "w.enabled and w.open_until <= ? order by w.id limit 1000", MaintenanceWindows::read, at);
        for (MaintenanceWindow window : over) {
            Optional<Opening> next = window.time().next(at);
            sql.update(
                    "update maintenance_window set open_from = ?::timestamptz, open_until = ?::timestamptz where id = ? and version = ?",
                    next.map(Opening::from).orElse(null),
                    next.map(Opening::until).orElse(null),
                    window.id(),
                    window.version());
        }
        return sql.update("""
                update event e set hushed = false
                 where e.hushed and e.state = 'OPEN'
                   and not exists (select 1 from maintenance_window w
                                    where w.enabled and w.open_from <= ?::timestamptz and w.open_until > ?::timestamptz
                                      and (w.everything or e.device_id = any (w.device_ids) or e.group_id = any (w.group_ids)))
                """, at, at);
    }

    private static @Nullable Object[] fields(MaintenanceDraft draft, Instant at, Object... more) {
        Opening once = draft.time().once();
        WeeklyHours weekly = draft.time().weekly();
        Optional<Opening> opening = draft.enabled() ? draft.time().next(at) : Optional.empty();
        @Nullable
        Object[] own = {
            draft.name(),
            draft.reason(),
            draft.scope().everything(),
            draft.scope().deviceIds(),
            draft.scope().groupIds(),
            draft.enabled(),
            once == null ? null : once.from(),
            once == null ? null : once.until(),
            weekly == null ? List.<Integer>of() : weekly.dayNumbers(),
            weekly == null ? null : weekly.from().toString(),
            weekly == null ? null : weekly.until().toString(),
            weekly == null ? "UTC" : weekly.zone().getId(),
            opening.map(Opening::from).orElse(null),
            opening.map(Opening::until).orElse(null)
        };
        @Nullable Object[] all = Arrays.copyOf(own, own.length + more.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        return all;
    }

    private static MaintenanceWindow read(Sql.Row row) throws SQLException {
        Instant from = row.nullableInstant("open_from");
        Instant until = row.nullableInstant("open_until");
        return new MaintenanceWindow(
                row.number("id"),
                row.text("name"),
                row.text("reason"),
                new MaintenanceWindow.Scope(
                        row.flag("everything"), row.numbers("device_ids"), row.numbers("group_ids")),
                row.flag("enabled"),
                time(row),
                from == null || until == null ? null : new Opening(from, until),
                row.text("created_by"),
                (int) row.number("version"));
    }

    private static MaintenanceTime time(Sql.Row row) throws SQLException {
        Instant starts = row.nullableInstant("starts_at");
        Instant ends = row.nullableInstant("ends_at");
        if (starts != null && ends != null) {
            return MaintenanceTime.once(starts, ends);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Integer number : (Integer[]) row.rows().getArray("days").getArray()) {
            days.add(DayOfWeek.of(number));
        }
        return MaintenanceTime.weekly(new WeeklyHours(
                days,
                row.rows().getObject("from_time", LocalTime.class),
                row.rows().getObject("until_time", LocalTime.class),
                ZoneId.of(row.text("zone"))));
    }
}
