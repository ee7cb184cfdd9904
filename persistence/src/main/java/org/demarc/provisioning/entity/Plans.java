package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** Bulk plans with every row. */
@Dependent
public class Plans {

    private static final int AT_ONCE = 1000;
    private static final String PLAN = """
            SELECT id, kind, scope, scope_value, scope_words, target_id, state, message, requested_by, created_at, read_at, valid_until, applied_by,
                   applied_at, override_count, override_reason, finished_at FROM provisioning_plan
            """;
    private static final String ROW = """
            SELECT id, router_id, router_name, action, class, source, service, client_name, plan_name, kind, natural_key, address, fields, note,
                   kicks, subject, base, state, outcome, order_id FROM provisioning_plan_row
            """;
    private static final Map<String, String> SORTABLE = Map.of(
            "router", "router_name",
            "action", "action",
            "kind", "class",
            "service", "service",
            "client", "client_name",
            "plan", "plan_name",
            "account", "natural_key",
            "address", "address",
            "state", "state");
    private static final Map<String, String> PLANS_SORTABLE =
            Map.of("id", "id", "kind", "kind", "state", "state", "created", "created_at");
    private static final String ROUTER = """
            SELECT router_id, router_name, adds, sets, removes, kicks, unchanged, conflicts, waiting, managed, sessions, message
            FROM provisioning_plan_router WHERE plan_id = ?""";
    private static final Map<String, String> ROUTERS_SORTABLE = Map.of(
            "router", "router_name",
            "adds", "adds",
            "sets", "sets",
            "removes", "removes",
            "kicks", "kicks",
            "unchanged", "unchanged",
            "conflicts", "conflicts",
            "waiting", "waiting");

    private final Sql sql;

    @Inject
    public Plans(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is to be thought through.
     *
     * @param words the scope for people
     * @param targetId router that a move goes to, 0 for none
     */
    public record Draft(PlanKind kind, PlanScope scope, String value, String words, long targetId) {}

    public long add(Draft draft, String requestedBy) {
        return sql.one(
                "INSERT INTO provisioning_plan (kind, scope, scope_value, scope_words, target_id, requested_by) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                row -> row.number("id"),
                draft.kind(),
                draft.scope(),
                draft.value(),
                draft.words(),
                draft.targetId(),
                requestedBy);
    }

    public void ready(long id, Duration validity, String message) {
        sql.update("""
                UPDATE provisioning_plan SET state = 'READY', read_at = now(), valid_until = now() + make_interval(secs => ?), message = ?
                WHERE id = ? AND state = 'READING'
                """, (double) validity.toSeconds(), message, id);
    }

    /** Only one caller gets to apply a plan, and only while it is valid. */
    public boolean apply(long id, String by, int overrideCount, String reason) {
        return sql.update("""
                        UPDATE provisioning_plan SET state = 'APPLYING', applied_by = ?, applied_at = now(), override_count = NULLIF(?, 0),
                            override_reason = ?, message = ''
                        WHERE id = ? AND state = 'READY' AND valid_until > now()
                        """, by, overrideCount, reason, id) == 1;
    }

    /** Asks for a pause after the chunk that is being worked on; false when it is not being applied. */
    public boolean askPause(long id) {
        return sql.update("UPDATE provisioning_plan SET pause_asked = true WHERE id = ? AND state = 'APPLYING'", id)
                == 1;
    }

    public boolean isPauseAsked(long id) {
        return sql.one("SELECT pause_asked FROM provisioning_plan WHERE id = ?", row -> row.flag("pause_asked"), id);
    }

    /** Only one caller gets a paused plan to go on, or to stop for good. */
    public boolean leavePause(long id, PlanState state) {
        return sql.update("""
                        UPDATE provisioning_plan SET state = ?, pause_asked = false, message = '', finished_at = CASE WHEN ? THEN NULL ELSE now() END
                        WHERE id = ? AND state = 'PAUSED'
                        """, state, state.isWorking(), id) == 1;
    }

    public void end(long id, PlanState state, String message) {
        sql.update(
                "UPDATE provisioning_plan SET state = ?, message = ?, finished_at = now() WHERE id = ? AND state IN ('READING', 'APPLYING')",
                state,
                message,
                id);
    }

    public Optional<BulkPlan> withId(long id) {
        return sql.first(PLAN + " WHERE id = ?", Plans::plan, id);
    }

    /** Newest first; sortable by {@code id, kind, state, created}. */
    public Page<BulkPlan> list(String state, PageRequest page) {
        String where = " WHERE (? = '' OR state = ?) AND (? = '' OR (scope_words || ' ' || requested_by) ILIKE ?)";
        String part = Like.containing(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n FROM provisioning_plan" + where,
                row -> row.number("n"),
                state,
                state,
                page.filter(),
                part);
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        return new Page<>(
                sql.list(
                        PLAN + where + " ORDER BY " + page.column(PLANS_SORTABLE, "id") + direction + ", id" + direction
                                + " LIMIT ? OFFSET ?",
                        Plans::plan,
                        state,
                        state,
                        page.filter(),
                        part,
                        page.limit(),
                        page.offset()),
                total,
                page.limit(),
                page.offset());
    }

    /** Stores what a plan would do on one router. */
    public void add(long planId, PlanRouter router, List<PlanRow> rows) {
        sql.update(
                """
                INSERT INTO provisioning_plan_router (plan_id, router_id, router_name, adds, sets, removes, kicks, unchanged, conflicts, waiting,
                    managed, sessions, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (plan_id, router_id) DO UPDATE SET adds = provisioning_plan_router.adds + excluded.adds
                """,
                planId,
                router.routerId(),
                router.routerName(),
                router.adds(),
                router.sets(),
                router.removes(),
                router.kicks(),
                router.unchanged(),
                router.conflicts(),
                router.waiting(),
                router.managed(),
                router.sessions(),
                router.message());
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            insert(planId, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    private void insert(long planId, List<PlanRow> rows) {
        sql.update(
                """
                INSERT INTO provisioning_plan_row (plan_id, router_id, router_name, action, class, source, service, client_name, plan_name, kind,
                    natural_key, address, fields, note, kicks, subject, base)
                SELECT ?, * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                """,
                planId,
                rows.stream().map(PlanRow::routerId).toList(),
                texts(rows, PlanRow::routerName),
                texts(rows, row -> row.action().name()),
                texts(rows, row -> row.kind().name()),
                texts(rows, PlanRow::source),
                texts(rows, PlanRow::service),
                texts(rows, PlanRow::clientName),
                texts(rows, PlanRow::planName),
                texts(rows, PlanRow::accountKind),
                texts(rows, PlanRow::naturalKey),
                texts(rows, PlanRow::address),
                texts(rows, PlanRow::fieldsJson),
                texts(rows, PlanRow::note),
                rows.stream().map(row -> kicks(row, PlanRow::kicks)).toList(),
                texts(rows, PlanRow::subject),
                texts(rows, PlanRow::base));
    }

    private static Integer kicks(PlanRow row, ToIntFunction<PlanRow> part) {
        return part.applyAsInt(row);
    }

    private static List<String> texts(List<PlanRow> rows, Function<PlanRow, String> part) {
        return rows.stream().map(row -> DriftRuns.clean(part.apply(row))).toList();
    }

    /** What the plan would do on each router, by name. */
    public List<PlanRouter> routers(long planId) {
        return sql.list(ROUTER + " ORDER BY router_name, router_id LIMIT 10000", Plans::router, planId);
    }

    /**
     * A page of the same; the filter looks at routers' names.
     *
     * @param page sort: {@code router, adds, sets, removes, kicks, unchanged, conflicts, waiting}
     */
    public Page<PlanRouter> routers(long planId, PageRequest page) {
        String named = " AND router_name ILIKE ?";
        String part = Like.containing(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n FROM provisioning_plan_router WHERE plan_id = ?" + named,
                row -> row.number("n"),
                planId,
                part);
        return new Page<>(
                sql.list(
                        ROUTER + named + " ORDER BY " + page.order(ROUTERS_SORTABLE, "router_name", " DESC")
                                + ", router_name, router_id LIMIT ? OFFSET ?",
                        Plans::router,
                        planId,
                        part,
                        page.limit(),
                        page.offset()),
                total,
                page.limit(),
                page.offset());
    }

    /** What rows of a plan have in common; empty texts and 0 mean anything. */
    public record Filter(String action, String state, long routerId) {

        public static final Filter ALL = new Filter("", "", 0);
    }

    /**
     * A page of rows.
     *
     * @param page sort: {@code router, action, kind, service, client, plan, account, address, state}
     */
    public Page<PlanRow> rows(long planId, Filter filter, PageRequest page) {
        String where = """
                 WHERE plan_id = ? AND (? = '' OR action = ?) AND (? = '' OR state = ?) AND (? = 0 OR router_id = ?)
                 AND (? = '' OR (service || ' ' || client_name || ' ' || plan_name || ' ' || natural_key || ' ' || address || ' ' || router_name
                      || ' ' || fields) ILIKE ?)
                """;
        @Nullable
        Object[] given = {
            planId,
            filter.action(),
            filter.action(),
            filter.state(),
            filter.state(),
            filter.routerId(),
            filter.routerId(),
            page.filter(),
            Like.containing(page.filter())
        };
        long total = sql.one("SELECT count(*) AS n FROM provisioning_plan_row" + where, row -> row.number("n"), given);
        @Nullable Object[] all = Arrays.copyOf(given, given.length + 2);
        all[given.length] = page.limit();
        all[given.length + 1] = page.offset();
        String direction = page.descending() ? " DESC" : "";
        return new Page<>(
                sql.list(
                        ROW + where + " ORDER BY " + page.column(SORTABLE, "router_name") + direction + ", id"
                                + direction + " LIMIT ? OFFSET ?",
                        Plans::row,
                        all),
                total,
                page.limit(),
                page.offset());
    }

    /** The rows of one router that write, in their order; never more than {@code limit}. */
    public List<PlanRow> planned(long planId, long routerId, int limit) {
        return sql.list(
                ROW
                        + " WHERE plan_id = ? AND router_id = ? AND state = 'PLANNED' AND action IN ('ADD', 'SET', 'MOVE', 'REMOVE') ORDER BY id LIMIT ?",
                Plans::row,
                planId,
                routerId,
                limit);
    }

    /** How many rows of an applied plan are in each state. */
    public List<Accounts.Count> countByState(long planId) {
        return sql.list(
                "SELECT state, count(*) AS n FROM provisioning_plan_row WHERE plan_id = ? GROUP BY state ORDER BY state",
                row -> new Accounts.Count(row.text("state"), row.number("n")),
                planId);
    }

    public void settle(long rowId, PlanRowState state, String outcome, long orderId) {
        sql.update(
                "UPDATE provisioning_plan_row SET state = ?, outcome = ?, order_id = COALESCE(NULLIF(?, 0::bigint), order_id) WHERE id = ?",
                state,
                outcome,
                orderId,
                rowId);
    }

    /** How an order stands, or what took its place. */
    public record OrderStanding(long id, OrderState state, String words) {}

    /**
     * How the orders stand, by id. One that a newer order of its service took the place of stands as the newest: what was asked for ends as
     * that does. It stays superseded where there is none, because the service is to rest.
     */
    public List<OrderStanding> standing(List<Long> orders) {
        return sql.list(
                """
                SELECT o.id, COALESCE(n.state, o.state) AS state, COALESCE(n.text, o.text) AS text, COALESCE(n.result, o.result) AS result
                FROM provisioning_order o LEFT JOIN LATERAL (
                    SELECT x.state, x.text, x.result FROM provisioning_order x
                    WHERE o.state = 'SUPERSEDED' AND x.account_id = o.account_id AND x.kind = o.kind AND x.id > o.id
                    ORDER BY x.id DESC LIMIT 1) n ON true
                WHERE o.id = ANY(?::bigint[]) ORDER BY o.id LIMIT 1000
                """,
                row -> new OrderStanding(
                        row.number("id"),
                        row.choice("state", OrderState.class),
                        row.text("text").isEmpty() ? row.text("result") : row.text("text")),
                orders);
    }

    /** Forgets plans that nobody can use any more. */
    public void forget(Instant before) {
        sql.update(
                "DELETE FROM provisioning_plan WHERE created_at < ? AND state NOT IN ('READING', 'APPLYING')", before);
    }

    private static BulkPlan plan(Sql.Row row) throws SQLException {
        Long count = row.nullableNumber("override_count");
        return new BulkPlan(
                row.number("id"),
                row.choice("kind", PlanKind.class),
                row.choice("scope", PlanScope.class),
                row.text("scope_value"),
                row.text("scope_words"),
                row.number("target_id"),
                row.choice("state", PlanState.class),
                row.text("message"),
                row.text("requested_by"),
                row.instant("created_at"),
                row.nullableInstant("read_at"),
                row.nullableInstant("valid_until"),
                row.text("applied_by"),
                row.nullableInstant("applied_at"),
                count == null ? null : count.intValue(),
                row.text("override_reason"),
                row.nullableInstant("finished_at"));
    }

    private static PlanRouter router(Sql.Row row) throws SQLException {
        return new PlanRouter(
                row.number("router_id"),
                row.text("router_name"),
                (int) row.number("adds"),
                (int) row.number("sets"),
                (int) row.number("removes"),
                (int) row.number("kicks"),
                (int) row.number("unchanged"),
                (int) row.number("conflicts"),
                (int) row.number("waiting"),
                (int) row.number("managed"),
                (int) row.number("sessions"),
                row.text("message"));
    }

    private static PlanRow row(Sql.Row row) throws SQLException {
        return new PlanRow(
                row.number("id"),
                row.number("router_id"),
                row.text("router_name"),
                row.choice("action", PlanAction.class),
                row.choice("class", DriftClass.class),
                row.text("source"),
                row.text("service"),
                row.text("client_name"),
                row.text("plan_name"),
                row.text("kind"),
                row.text("natural_key"),
                row.text("address"),
                row.text("fields"),
                row.text("note"),
                (int) row.number("kicks"),
                row.text("subject"),
                row.text("base"),
                row.choice("state", PlanRowState.class),
                row.text("outcome"),
                row.nullableNumber("order_id"));
    }
}
