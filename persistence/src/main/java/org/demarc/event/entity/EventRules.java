package org.demarc.event.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;

/** The rules. */
@Dependent
public class EventRules {

    private static final String SELECT =
            "select r.*, l.looked_at, l.took_ms, l.found, l.problem from event_rule r left join event_rule_look l on l.rule_id = r.id where ";

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "r.id",
            "name", "r.name",
            "watch", "r.watch",
            "severity", "array_position(array['INFO', 'WARNING', 'CRITICAL'], r.severity)",
            "enabled", "r.enabled",
            "found", "l.found");

    private final Sql sql;

    @Inject
    public EventRules(Sql sql) {
        this.sql = sql;
    }

    /** By name unless sorted otherwise. Filter: part of name or measure. */
    public Page<EventRule> page(PageRequest request) {
        Conditions wanted = new Conditions();
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and("(r.name ilike ? or r.measure ilike ? or r.watch ilike ?)", like, like, like);
        }
        var rows = sql.list(
                SELECT + wanted.sql() + " order by " + request.column(SORTABLE, "r.name")
                        + (request.descending() ? " desc" : "") + ", r.id limit ? offset ?",
                EventRules::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from event_rule r where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public Optional<EventRule> withId(long id) {
        return sql.first(SELECT + "r.id = ?", EventRules::read, id);
    }

    /** Those that are switched on, the ones first into whose events others are folded. */
    public List<EventRule> enabled() {
        return sql.list(
                SELECT
                        + "r.enabled order by array_position(array['DEVICE_DOWN', 'PON_LOST'], r.watch), r.id limit 1000",
                EventRules::read);
    }

    /** Takes the look at a rule if it is due: one node gets true. */
    public boolean take(EventRule rule, Instant now) {
        return sql.update("""
                        insert into event_rule_look as l (rule_id, looked_at) values (?, ?)
                        on conflict (rule_id) do update set looked_at = excluded.looked_at
                         where l.looked_at <= excluded.looked_at - make_interval(secs => ?)
                        """, rule.id(), now, (double) rule.watch().every().toSeconds() - 1) == 1;
    }

    public void looked(long ruleId, int tookMs, int found, String problem) {
        sql.update(
                "update event_rule_look set took_ms = ?, found = ?, problem = ? where rule_id = ?",
                tookMs,
                found,
                problem,
                ruleId);
    }

    /** The id of the new rule. */
    public long add(EventRuleDraft draft, String by) {
        return sql.one(
                """
                insert into event_rule (name, watch, measure, comparison, threshold, clear_at, word, least, for_s, clear_s, severity,
                            enabled, group_id, model_key, device_id, interface_id, updated_by)
                values (?, ?, ?, ?, ?::float8, ?::float8, ?, ?, ?, ?, ?, ?, ?::bigint, ?, ?::bigint, ?::bigint, ?) returning id
                """,
                row -> row.number("id"),
                draft.name(),
                draft.watch(),
                draft.measure(),
                draft.comparison(),
                draft.threshold(),
                draft.clearAt(),
                draft.word(),
                draft.least(),
                draft.forSeconds(),
                draft.clearSeconds(),
                draft.severity(),
                draft.enabled(),
                draft.scope().groupId(),
                draft.scope().modelKey(),
                draft.scope().deviceId(),
                draft.scope().interfaceId(),
                by);
    }

    /** False when it has another version by now. */
    public boolean change(long id, int version, EventRuleDraft draft, String by) {
        return sql.update(
                        """
                        update event_rule
                           set name = ?, measure = ?, comparison = ?, threshold = ?::float8, clear_at = ?::float8, word = ?, least = ?,
                               for_s = ?, clear_s = ?, severity = ?, enabled = ?, group_id = ?::bigint, model_key = ?,
                               device_id = ?::bigint, interface_id = ?::bigint, updated_at = now(), updated_by = ?, version = version + 1
                         where id = ? and version = ?
                        """,
                        draft.name(),
                        draft.measure(),
                        draft.comparison(),
                        draft.threshold(),
                        draft.clearAt(),
                        draft.word(),
                        draft.least(),
                        draft.forSeconds(),
                        draft.clearSeconds(),
                        draft.severity(),
                        draft.enabled(),
                        draft.scope().groupId(),
                        draft.scope().modelKey(),
                        draft.scope().deviceId(),
                        draft.scope().interfaceId(),
                        by,
                        id,
                        version)
                == 1;
    }

    /** Its events are resolved first. */
    public void remove(long id) {
        sql.update("""
                update event set state = 'RESOLVED', live = false, resolved_at = coalesce(resolved_at, now()),
                       resolved_by = case when resolved_at is null then 'rule removed' else resolved_by end, version = version + 1
                 where rule_id = ? and live
                """, id);
        sql.update("delete from event_rule where id = ?", id);
    }

    private static EventRule read(Sql.Row row) throws SQLException {
        return new EventRule(
                row.number("id"),
                row.text("name"),
                row.choice("watch", Watch.class),
                row.text("measure"),
                row.choice("comparison", Comparison.class),
                row.rows().getObject("threshold", Double.class),
                row.rows().getObject("clear_at", Double.class),
                row.text("word"),
                (int) row.number("least"),
                (int) row.number("for_s"),
                (int) row.number("clear_s"),
                row.choice("severity", Severity.class),
                row.flag("enabled"),
                row.flag("builtin"),
                new EventRule.Scope(
                        row.nullableNumber("group_id"),
                        row.nullableText("model_key"),
                        row.nullableNumber("device_id"),
                        row.nullableNumber("interface_id")),
                new EventRule.Looked(
                        row.nullableInstant("looked_at"),
                        (int) row.number("took_ms"),
                        (int) row.number("found"),
                        row.text("problem")),
                (int) row.number("version"));
    }
}
