package org.demarc.event.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The events that were raised; those that are only suspected are nobody's business. */
@Dependent
public class Events {

    private static final int STEP = 10_000;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "e.id",
            "raisedAt", "e.raised_at",
            "resolvedAt", "e.resolved_at",
            "severity", "array_position(array['INFO', 'WARNING', 'CRITICAL'], e.severity)",
            "name", "e.name",
            "device", "e.device_name",
            "interface", "e.interface_name",
            "state", "e.state");

    private final Sql sql;

    @Inject
    public Events(Sql sql) {
        this.sql = sql;
    }

    /** Newest first unless sorted otherwise. Filter: part of name, device, address, interface, or what it tells. */
    public Page<EventRow> page(PageRequest request, EventQuery query) {
        Conditions wanted = conditions(query);
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(e.name ilike ? or e.device_name ilike ? or e.device_address ilike ? or e.interface_name ilike ? or"
                            + " array_to_string(e.told, ' ') ilike ?)",
                    like,
                    like,
                    like,
                    like,
                    like);
        }
        String order = request.sort().isEmpty()
                ? "e.raised_at desc nulls last"
                : request.column(SORTABLE, "e.id") + (request.descending() ? " desc nulls last" : "");
        var rows = sql.list(
                "select e.* from event e where " + wanted.sql() + " order by " + order + ", e.id desc limit ? offset ?",
                Events::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from event e where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static Conditions conditions(EventQuery query) {
        Conditions wanted = new Conditions()
                .and("e.state <> 'PENDING'")
                .andIf(query.groups(), "e.group_id = any(?::bigint[])")
                .andIf(query.severity(), "e.severity = ?")
                .andIf(query.name(), "e.name = ?")
                .andIf(query.deviceId(), "e.device_id = ?")
                .andIf(query.interfaceId(), "e.interface_id = ?")
                .andIf(query.from(), "e.raised_at >= ?")
                .andIf(query.until(), "e.raised_at < ?");
        if (query.open() != null) {
            wanted.and(query.open() ? "e.state = 'OPEN'" : "e.state = 'RESOLVED'");
        }
        if (query.acknowledged() != null) {
            wanted.and("e.acknowledged_at is " + (query.acknowledged() ? "not null" : "null"));
        }
        return wanted;
    }

    public Optional<EventRow> withId(long id) {
        return sql.first("select e.* from event e where e.id = ? and e.state <> 'PENDING'", Events::read, id);
    }

    /** Those of them that are there, in no order. */
    public List<EventRow> withIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select e.* from event e where e.id = any(?::bigint[]) and e.state <> 'PENDING'",
                        Events::read,
                        ids);
    }

    /** Names that events or rules have, for a filter. */
    public List<String> names() {
        return sql.list("select distinct name from event_rule order by name limit 1000", row -> row.text("name"));
    }

    /** How many are open, by severity; groups null for all. */
    public Map<Severity, Long> open(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().and("e.state = 'OPEN'").andIf(groups, "e.group_id = any(?::bigint[])");
        Map<Severity, Long> numberBySeverity = new EnumMap<>(Severity.class);
        sql.list(
                "select e.severity, count(*) n from event e where " + wanted.sql() + " group by e.severity",
                row -> numberBySeverity.put(row.choice("severity", Severity.class), row.number("n")),
                wanted.parameters());
        return numberBySeverity;
    }

    /** Somebody takes them; those that somebody has taken already stay his. Returns the ids that changed. */
    public List<Long> acknowledge(Collection<Long> ids, @Nullable Set<Long> groups, String by, Instant at) {
        Conditions wanted = mine(ids, groups).and("e.state = 'OPEN' and e.acknowledged_at is null");
        return sql.list(
                "update event e set acknowledged_at = ?::timestamptz, acknowledged_by = ?, version = version + 1 where "
                        + wanted.sql() + " returning e.id",
                row -> row.number("id"),
                before(wanted, at, by));
    }

    /**
     * Somebody says that they are over. What is still so raises no new event until it was away. Returns the ids that
     * changed.
     */
    public List<Long> resolve(Collection<Long> ids, @Nullable Set<Long> groups, String by, Instant at) {
        Conditions wanted = mine(ids, groups).and("e.state = 'OPEN'");
        return sql.list(
                "update event e set state = 'RESOLVED', resolved_at = ?::timestamptz, resolved_by = ?, version = version + 1,"
                        + " live = e.live and e.rule_id is not null where " + wanted.sql() + " returning e.id",
                row -> row.number("id"),
                before(wanted, at, by));
    }

    private static Conditions mine(Collection<Long> ids, @Nullable Set<Long> groups) {
        return new Conditions().and("e.id = any(?::bigint[])", ids).andIf(groups, "e.group_id = any(?::bigint[])");
    }

    private static @Nullable Object[] before(Conditions wanted, Object... first) {
        @Nullable Object[] rest = wanted.parameters();
        @Nullable Object[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    /** Forgets some of those that were resolved longer ago; call it until nothing is left. */
    public int forget(Instant before) {
        return sql.update("""
                delete from event where id in (
                    select id from event where state = 'RESOLVED' and resolved_at < ? and not live order by resolved_at limit ?)
                """, before, STEP);
    }

    /** Reads a row of {@code event e}. */
    public static EventRow of(Sql.Row row) throws SQLException {
        return read(row);
    }

    private static EventRow read(Sql.Row row) throws SQLException {
        return new EventRow(
                row.number("id"),
                row.nullableNumber("rule_id"),
                row.text("name"),
                row.text("watch"),
                row.text("subject"),
                row.nullableNumber("device_id"),
                row.text("device_name"),
                row.text("device_address"),
                row.nullableNumber("group_id"),
                row.nullableNumber("interface_id"),
                row.text("interface_name"),
                row.choice("severity", Severity.class),
                row.choice("state", EventState.class),
                row.flag("live"),
                row.text("cause"),
                row.rows().getObject("value", Double.class),
                row.texts("told"),
                row.instant("began_at"),
                row.nullableInstant("raised_at"),
                row.instant("seen_at"),
                (int) row.number("flaps"),
                row.nullableInstant("acknowledged_at"),
                row.text("acknowledged_by"),
                row.nullableInstant("resolved_at"),
                row.text("resolved_by"),
                row.nullableNumber("folded_into"),
                row.nullableNumber("maintenance_id"),
                row.flag("hushed"),
                (int) row.number("version"));
    }
}
