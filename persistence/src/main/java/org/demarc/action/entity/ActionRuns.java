package org.demarc.action.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.demarc.poll.entity.Asker;
import org.jspecify.annotations.Nullable;

/** The log of actions, and who works on which. All times are the database's. */
@Dependent
public class ActionRuns {

    private static final String COLUMNS =
            """
            a.id, a.batch_id, a.device_id, a.device_name, a.interface_id, a.interface_name, a.kind, a.state, a.message, a.said,
            %s arguments, %s before_values, %s after_values, a.sent_step, a.requested_as, a.requested_by,
            a.requested_from, a.requested_at, a.started_at, a.finished_at, a.node
            """.formatted(pairs("a.arguments"), pairs("a.before_values"), pairs("a.after_values"));

    /** What came back can be long: it is fetched for one row, or for the few of a page that shows it. */
    private static final String WITHOUT_RESULT = COLUMNS + ", null::text result ";

    private static final String WITH_RESULT = COLUMNS + ", a.result::text result ";

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "a.id",
            "kind", "a.kind",
            "device", "a.device_name",
            "interface", "a.interface_name",
            "state", "a.state",
            "requestedBy", "a.requested_by",
            "requestedAt", "a.requested_at");

    private final Sql sql;

    @Inject
    public ActionRuns(Sql sql) {
        this.sql = sql;
    }

    /** Keys and values of a JSON object one after the other. */
    private static String pairs(String column) {
        return "array(select unnest(array[e.key, e.value]) from jsonb_each_text(" + column + ") e)";
    }

    /** Opens a batch; its id. */
    public long openBatch(String kind, String requestedBy) {
        return sql.one(
                "insert into device_action_batch (kind, requested_by) values (?, ?) returning id",
                row -> row.number("id"),
                kind,
                requestedBy);
    }

    /** Adds something that waits; its id. */
    public long add(ActionDraft draft) {
        return add(draft, "");
    }

    /**
     * The same where the arguments that may be shown are not those that are carried out.
     *
     * @param sealed the true ones, sealed; empty where there are no others
     */
    public long add(ActionDraft draft, String sealed) {
        return sql.one(
                """
                insert into device_action (batch_id, device_id, device_name, interface_id, interface_name, kind, arguments,
                                           requested_as, requested_by, requested_from, sealed)
                values (?, ?, ?, ?, ?, ?, jsonb_object(?::text[]), ?, ?, ?, ?) returning id
                """,
                row -> row.number("id"),
                draft.batchId(),
                draft.deviceId(),
                draft.deviceName(),
                draft.interfaceId(),
                draft.interfaceName(),
                draft.kind(),
                flat(draft.arguments()),
                draft.requestedBy().as(),
                draft.requestedBy().login(),
                draft.requestedFrom(),
                sealed);
    }

    /** The true arguments of something that is not over, sealed; empty where those that are shown are the true ones. */
    public String sealed(long id) {
        return sql.first("select sealed from device_action where id = ?", row -> row.text("sealed"), id)
                .orElse("");
    }

    public Optional<ActionRun> withId(long id) {
        return sql.first("select " + WITH_RESULT + " from device_action a where a.id = ?", ActionRuns::read, id);
    }

    /** Whether it is not over yet; false where there is none. */
    public boolean isOpen(long id) {
        return sql.first(
                        "select state from device_action where id = ?",
                        row -> row.choice("state", ActionRun.State.class).isOpen(),
                        id)
                .orElse(false);
    }

    /** Without what came back. Newest first unless sorted otherwise. Filter: part of device, interface, kind, who asked or how it ended. */
    public Page<ActionRun> page(ActionQuery query) {
        return page(query, WITHOUT_RESULT);
    }

    /** The same with what came back. */
    public Page<ActionRun> pageWithResults(ActionQuery query) {
        return page(query, WITH_RESULT);
    }

    private Page<ActionRun> page(ActionQuery query, String columns) {
        StringBuilder where = new StringBuilder(" where true");
        List<Object> values = new ArrayList<>();
        and(where, values, " and a.device_id = ?", query.deviceId());
        and(where, values, " and a.interface_id = ?", query.interfaceId());
        and(where, values, " and a.batch_id = ?", query.batchId());
        and(where, values, " and a.kind = ?", query.kind());
        and(where, values, " and a.state = ?", query.state());
        and(
                where,
                values,
                " and exists (select from device d where d.id = a.device_id and d.group_id = any(?))",
                query.groups());
        if (!query.page().filter().isEmpty()) {
            String like = Like.containing(query.page().filter());
            where.append(
                    " and (a.device_name ilike ? or a.interface_name ilike ? or a.kind ilike ? or a.requested_by ilike ?"
                            + " or a.message ilike ?)");
            values.addAll(List.of(like, like, like, like, like));
        }
        String order = query.page().sort().isEmpty()
                ? "a.id desc"
                : query.page().column(SORTABLE, "a.id") + (query.page().descending() ? " desc" : "") + ", a.id desc";
        long total =
                sql.one("select count(*) n from device_action a" + where, row -> row.number("n"), values.toArray());
        values.add(query.page().limit());
        values.add(query.page().offset());
        List<ActionRun> rows = sql.list(
                "select " + columns + " from device_action a" + where + " order by " + order + " limit ? offset ?",
                ActionRuns::read,
                values.toArray());
        return new Page<>(rows, total, query.page().limit(), query.page().offset());
    }

    private static void and(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    /** How many of a batch are in which state. */
    public Map<ActionRun.State, Long> states(long batchId) {
        Map<ActionRun.State, Long> states = new LinkedHashMap<>();
        sql.list(
                        "select state, count(*) n from device_action where batch_id = ? group by state order by state limit 10",
                        row -> Map.entry(row.choice("state", ActionRun.State.class), row.number("n")),
                        batchId)
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    /** Takes something that waits; empty when somebody else has it, it is over, or something else is being done to the device. */
    public Optional<ActionRun> claim(long id, String node, Duration lease) {
        try {
            return sql.first("""
                    update device_action a set state = 'RUNNING', node = ?, lease_until = now() + ? * interval '1 second',
                           started_at = coalesce(started_at, now()), attempts = attempts + 1
                     where a.id = ? and a.state = 'WAITING'
                       and not exists (select from device_action o where o.device_id = a.device_id and o.state = 'RUNNING')
                    returning
                    """ + WITHOUT_RESULT, ActionRuns::read, node, lease.toSeconds(), id);
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Notes, before it is sent, that a step may reach the device from now on; false when this node no longer holds it: then nothing may
     * be sent.
     */
    public boolean sending(long id, String node, int step, Map<String, String> before, Duration lease) {
        return sql.update("""
                        update device_action set sent_step = ?, before_values = jsonb_object(?::text[]) || before_values,
                               lease_until = now() + ? * interval '1 second'
                         where id = ? and node = ? and state = 'RUNNING'
                        """, step, flat(before), lease.toSeconds(), id, node) == 1;
    }

    /** What it says while it works; keeps the lease. False when this node no longer holds it. */
    public boolean progress(long id, String node, Phrase said, @Nullable String resultJson, Duration lease) {
        return sql.update("""
                        update device_action set message = ?, said = ?, result = coalesce(?::jsonb, result),
                               lease_until = now() + ? * interval '1 second'
                         where id = ? and node = ? and state = 'RUNNING'
                        """, said.text(), said.parts(), resultJson, lease.toSeconds(), id, node) == 1;
    }

    /** How something ended. */
    public record End(
            ActionRun.State state,
            Phrase said,
            Map<String, String> before,
            Map<String, String> after,
            @Nullable String resultJson) {}

    /** Ends what this node holds; false when it no longer does. */
    public boolean finish(long id, String node, End end) {
        return sql.update(
                        """
                        update device_action set state = ?, message = ?, said = ?,
                               before_values = jsonb_object(?::text[]) || before_values, after_values = jsonb_object(?::text[]),
                               result = coalesce(?::jsonb, result), finished_at = now(), lease_until = null, sealed = ''
                         where id = ? and node = ? and state = 'RUNNING'
                        """,
                        end.state(),
                        end.said().text(),
                        end.said().parts(),
                        flat(end.before()),
                        flat(end.after()),
                        end.resultJson(),
                        id,
                        node)
                == 1;
    }

    /** Stops what has not begun: one row, or all of a batch. How many. */
    public int cancel(@Nullable Long id, @Nullable Long batchId) {
        Phrase said = ActionSaid.CANCELLED.with();
        return sql.update("""
                update device_action set state = 'CANCELLED', message = ?, said = ?, finished_at = now(), sealed = ''
                 where state = 'WAITING' and (id = ? or batch_id = ?)
                """, said.text(), said.parts(), id == null ? -1L : id, batchId == null ? -1L : batchId);
    }

    /** The oldest that waits for each device with which nobody is busy. */
    public List<Long> waiting(int limit) {
        return sql.list("""
                select min(a.id) id from device_action a
                 where a.state = 'WAITING'
                   and not exists (select from device_action o where o.device_id = a.device_id and o.state = 'RUNNING')
                 group by a.device_id order by 1 limit ?
                """, row -> row.number("id"), limit);
    }

    /** Work of nodes that died waits again, with the note how far it may have come; the third death ends it. */
    public int giveUpExpired() {
        return giveUp("lease_until < now()");
    }

    /** The same with what this node held before it was restarted. */
    public int giveUpOwn(String node) {
        return giveUp("node = ?", node);
    }

    private int giveUp(String condition, @Nullable Object... parameters) {
        Phrase said = ActionSaid.NODES_DIED.with();
        return sql.update("""
                update device_action set state = case when attempts >= 3 then 'UNSURE' else 'WAITING' end,
                       finished_at = case when attempts >= 3 then now() end, lease_until = null,
                       sealed = case when attempts >= 3 then '' else sealed end,
                       message = case when attempts >= 3 then '%s' else '' end,
                       said = case when attempts >= 3 then array['%s'] else '{}' end
                 where state = 'RUNNING' and %s
                """.formatted(said.text(), said.key(), condition), parameters);
    }

    public int removeOlderThan(Instant before) {
        return sql.update(
                "delete from device_action where requested_at < ? and state not in ('WAITING', 'RUNNING')", before);
    }

    private static List<String> flat(Map<String, String> values) {
        List<String> flat = new ArrayList<>();
        values.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat;
    }

    private static Map<String, String> map(List<String> flat) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            map.put(flat.get(i), flat.get(i + 1));
        }
        return map;
    }

    private static ActionRun read(Sql.Row row) throws SQLException {
        return new ActionRun(
                row.number("id"),
                row.nullableNumber("batch_id"),
                row.nullableNumber("device_id"),
                row.text("device_name"),
                row.nullableNumber("interface_id"),
                row.text("interface_name"),
                row.text("kind"),
                map(row.texts("arguments")),
                row.choice("state", ActionRun.State.class),
                Phrase.kept(row.texts("said"), row.text("message")),
                map(row.texts("before_values")),
                map(row.texts("after_values")),
                row.nullableText("result"),
                (int) row.number("sent_step"),
                new Asker(row.choice("requested_as", Asker.As.class), row.text("requested_by")),
                row.text("requested_from"),
                row.instant("requested_at"),
                row.nullableInstant("started_at"),
                row.nullableInstant("finished_at"),
                row.text("node"));
    }
}
