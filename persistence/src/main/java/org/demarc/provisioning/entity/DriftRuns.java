package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The drift reports. */
@Dependent
public class DriftRuns {

    private static final int AT_ONCE = 1000;
    private static final int KEPT = 20;
    private static final String RUN = """
            SELECT id, router_id, router_name, state, cause, message, crm_read_at, demarc_read_at, router_read_at, accounts, sessions,
                   in_sync, counts, created_at, finished_at FROM provisioning_drift_run
            """;
    private static final String ROW = """
            SELECT d.id, d.run_id, r.router_id, r.router_name, d.class, d.source, d.service, d.client_name, d.plan_name, d.kind, d.natural_key,
                   d.address, d.ros_id, d.comment, d.lease_status, d.active_address, d.fields, d.note, d.kicks, d.obstructed,
                   d.base, d.observed, d.state, d.said, d.order_id
            FROM provisioning_drift_row d JOIN provisioning_drift_run r ON r.id = d.run_id
            """;
    private static final Map<String, String> SORTABLE = Map.of(
            "kind", "d.class",
            "service", "d.service",
            "client", "d.client_name",
            "plan", "d.plan_name",
            "account", "d.natural_key",
            "address", "d.address",
            "state", "d.state");
    private static final Map<String, String> RUNS_SORTABLE = Map.of(
            "id", "id", "router", "router_name", "state", "state", "accounts", "accounts", "created", "created_at");

    private final Sql sql;

    @Inject
    public DriftRuns(Sql sql) {
        this.sql = sql;
    }

    /** A new run of this router; empty while another is open. */
    public Optional<Long> queue(long routerId, String routerName, String cause) {
        return sql.first("""
                INSERT INTO provisioning_drift_run (router_id, router_name, cause) VALUES (?, ?, ?)
                ON CONFLICT (router_id) WHERE state IN ('QUEUED', 'RUNNING') DO NOTHING RETURNING id
                """, row -> row.number("id"), routerId, routerName, cause);
    }

    public void begin(long id) {
        sql.update("UPDATE provisioning_drift_run SET state = 'RUNNING' WHERE id = ?", id);
    }

    public void fail(long id, String message) {
        sql.update(
                "UPDATE provisioning_drift_run SET state = 'FAILED', message = ?, finished_at = now() WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
                message,
                id);
    }

    /** What a run that is over found. */
    public record Result(
            @Nullable Instant crmReadAt,
            Instant demarcReadAt,
            Instant routerReadAt,
            int accounts,
            int sessions,
            int inSync,
            String countsJson,
            String message) {}

    public void finish(long id, Result result) {
        sql.update(
                """
                UPDATE provisioning_drift_run SET state = 'DONE', crm_read_at = ?::timestamptz, demarc_read_at = ?, router_read_at = ?, accounts = ?,
                    sessions = ?, in_sync = ?, counts = ?, message = ?, finished_at = now() WHERE id = ?
                """,
                result.crmReadAt() == null ? null : result.crmReadAt().toString(),
                result.demarcReadAt(),
                result.routerReadAt(),
                result.accounts(),
                result.sessions(),
                result.inSync(),
                result.countsJson(),
                result.message(),
                id);
        sql.update("""
                DELETE FROM provisioning_drift_run WHERE router_id = (SELECT router_id FROM provisioning_drift_run WHERE id = ?) AND id NOT IN (
                    SELECT id FROM provisioning_drift_run WHERE router_id = (SELECT router_id FROM provisioning_drift_run WHERE id = ?)
                    ORDER BY id DESC LIMIT ?)
                """, id, id, KEPT);
    }

    /** Adds to the run's message. */
    public void remark(long id, String text) {
        sql.update(
                "UPDATE provisioning_drift_run SET message = CASE WHEN message = '' THEN ? ELSE message || '; ' || ? END WHERE id = ?",
                text,
                text,
                id);
    }

    /**
     * Runs whose job is gone: a node died or the job was stopped before it began.
     *
     * @param ownJob the run of the job that asks, 0 for none
     */
    public void giveUp(long routerId, long ownJob) {
        sql.update("""
                UPDATE provisioning_drift_run d SET state = 'FAILED', message = 'interrupted', finished_at = now()
                WHERE d.router_id = ? AND d.state IN ('QUEUED', 'RUNNING') AND d.created_at < now() - interval '1 minute' AND NOT EXISTS (
                    SELECT 1 FROM job_run j WHERE j.state IN ('QUEUED', 'RUNNING') AND j.id <> ?
                    AND (j.kind = 'provisioning-reconcile' OR j.kind = 'provisioning-drift'))
                """, routerId, ownJob);
    }

    /** Stores what was found; what was ignored before and has not changed is ignored again. */
    public void add(long runId, List<DriftRow> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            insert(runId, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
        sql.update("""
                UPDATE provisioning_drift_row d SET state = 'IGNORED', said = i.said FROM provisioning_drift_ignored i, provisioning_drift_run r
                WHERE d.run_id = ? AND r.id = d.run_id AND i.router_id = r.router_id AND i.base = d.base
                """, runId);
    }

    private void insert(long runId, List<DriftRow> rows) {
        sql.update(
                """
                INSERT INTO provisioning_drift_row (run_id, class, source, service, client_name, plan_name, kind, natural_key, address, ros_id,
                    comment, lease_status, active_address, fields, note, kicks, obstructed, base, observed)
                SELECT ?, * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::text[], ?::text[])
                """,
                runId,
                texts(rows, row -> row.kind().name()),
                texts(rows, DriftRow::source),
                texts(rows, DriftRow::service),
                texts(rows, DriftRow::clientName),
                texts(rows, DriftRow::planName),
                texts(rows, DriftRow::accountKind),
                texts(rows, DriftRow::naturalKey),
                texts(rows, DriftRow::address),
                texts(rows, DriftRow::rosId),
                texts(rows, DriftRow::comment),
                texts(rows, DriftRow::leaseStatus),
                texts(rows, DriftRow::activeAddress),
                texts(rows, DriftRow::fieldsJson),
                texts(rows, DriftRow::note),
                rows.stream().map(DriftRow::kicks).toList(),
                texts(rows, row -> String.valueOf(row.obstructed())),
                texts(rows, DriftRow::base),
                nullable(rows, DriftRow::sealedObserved));
    }

    private static List<String> texts(List<DriftRow> rows, Function<DriftRow, String> part) {
        return rows.stream().map(row -> clean(part.apply(row))).toList();
    }

    private static List<@Nullable String> nullable(List<DriftRow> rows, Function<DriftRow, @Nullable String> part) {
        List<@Nullable String> all = new ArrayList<>();
        rows.forEach(row -> all.add(part.apply(row)));
        return all;
    }

    /** PostgreSQL stores no NUL characters; their escapes in JSON are letters like any other. */
    static String clean(String text) {
        return text.replace("\u0000", "");
    }

    public Optional<DriftRun> withId(long id) {
        return sql.first(RUN + " WHERE id = ?", DriftRuns::run, id);
    }

    /** The run of this router that is open, or else its newest. */
    public Optional<DriftRun> latest(long routerId) {
        return sql.first(RUN + " WHERE router_id = ? ORDER BY id DESC LIMIT 1", DriftRuns::run, routerId);
    }

    /** What was found last on each registered router that could be read, in the order of the runs. */
    public List<DriftRun> newest() {
        return sql.list(RUN + """
                 WHERE id IN (SELECT max(d.id) FROM provisioning_drift_run d JOIN routeros_router r ON r.id = d.router_id
                              WHERE d.state = 'DONE' GROUP BY d.router_id)
                ORDER BY id LIMIT 10000
                """, DriftRuns::run);
    }

    /**
     * Newest first.
     *
     * @param routerId 0 for all
     * @param page sort: {@code id, router, state, accounts, created}; filter: part of the router's name
     */
    public Page<DriftRun> list(long routerId, String state, PageRequest page) {
        String where = " WHERE (? = 0 OR router_id = ?) AND (? = '' OR state = ?) AND (? = '' OR router_name ILIKE ?)";
        String part = Like.containing(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n FROM provisioning_drift_run" + where,
                row -> row.number("n"),
                routerId,
                routerId,
                state,
                state,
                page.filter(),
                part);
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        List<DriftRun> runs = sql.list(
                RUN + where + " ORDER BY " + page.column(RUNS_SORTABLE, "id") + direction + ", id" + direction
                        + " LIMIT ? OFFSET ?",
                DriftRuns::run,
                routerId,
                routerId,
                state,
                state,
                page.filter(),
                part,
                page.limit(),
                page.offset());
        return new Page<>(runs, total, page.limit(), page.offset());
    }

    /** What rows of a report have in common; empty texts mean anything. */
    public record Filter(String kind, String state) {}

    /**
     * A page of a report, by class.
     *
     * @param page sort: {@code kind, service, client, plan, account, address, state}; filter: part of service, client, plan, account,
     *     address, comment or a field's name
     */
    public Page<DriftRow> rows(long runId, Filter filter, PageRequest page) {
        @Nullable Object[] given = fitting(runId, filter, page.filter());
        @Nullable Object[] all = Arrays.copyOf(given, given.length + 2);
        all[given.length] = page.limit();
        all[given.length + 1] = page.offset();
        String direction = page.descending() ? " DESC" : "";
        String order = " ORDER BY " + page.column(SORTABLE, "d.class") + direction + ", d.id" + direction;
        return new Page<>(
                sql.list(ROW + FITTING + order + " LIMIT ? OFFSET ?", DriftRuns::row, all),
                total(given),
                page.limit(),
                page.offset());
    }

    private static final String FITTING = """
             WHERE d.run_id = ? AND (? = '' OR d.class = ?) AND (? = '' OR d.state = ?)
             AND (? = '' OR (d.service || ' ' || d.client_name || ' ' || d.plan_name || ' ' || d.natural_key || ' ' || d.address || ' '
                  || d.comment || ' ' || d.fields) ILIKE ?)
            """;

    private static @Nullable Object[] fitting(long runId, Filter filter, String text) {
        return new Object[] {
            runId, filter.kind(), filter.kind(), filter.state(), filter.state(), text, Like.containing(text)
        };
    }

    private long total(@Nullable Object... fitting) {
        return sql.one("SELECT count(*) AS n FROM provisioning_drift_row d" + FITTING, row -> row.number("n"), fitting);
    }

    public Optional<DriftRow> row(long runId, long rowId) {
        return sql.first(ROW + " WHERE d.run_id = ? AND d.id = ?", DriftRuns::row, runId, rowId);
    }

    /**
     * Rows of a report that are meant together: what a list with these filters shows.
     *
     * @param rows by id; empty for all that fit
     * @param kind class, empty for any
     * @param state empty for any
     * @param text as {@link PageRequest#filter()}
     */
    public record Many(List<Long> rows, String kind, String state, String text) {

        /** All of a report. */
        public static final Many ALL = new Many(List.of(), "", "", "");

        public Many {
            text = text.strip();
        }

        Filter filter() {
            return new Filter(kind, state);
        }
    }

    private static final int MOST_OF_ONE = 50;

    /** About services, and not only a remark. */
    private static final String DIFFERENT =
            " d.state = 'OPEN' AND d.service <> '' AND d.class NOT IN ('BUSY', 'IN_SYNC', 'ACCEPTED')";

    /**
     * Differences of services that the comparison of the same router before did not find as they are now, or that were mended in between;
     * in their order.
     *
     * @param behind only rows with greater ids
     * @param limit at most so many
     */
    public List<DriftRow> news(long runId, long behind, int limit) {
        return sql.list(
                ROW + " WHERE d.run_id = ? AND d.id > ? AND" + DIFFERENT + """
                         AND NOT EXISTS (
                            SELECT 1 FROM provisioning_drift_row p
                            WHERE p.source = d.source AND p.service = d.service AND p.service <> '' AND p.base = d.base AND p.state = 'OPEN'
                            AND p.run_id = (SELECT max(q.id) FROM provisioning_drift_run q
                                            WHERE q.router_id = r.router_id AND q.id < r.id AND q.state = 'DONE'))
                        ORDER BY d.id LIMIT ?
                        """, DriftRuns::row, runId, behind, limit);
    }

    /** Differences of a service that the newest comparison of each router found and about which nothing was decided yet; at most 50. */
    public List<DriftRow> open(ServiceKey service) {
        return sql.list(
                ROW + " WHERE d.source = ? AND d.service = ? AND" + DIFFERENT + """
                         AND d.run_id = (SELECT max(q.id) FROM provisioning_drift_run q WHERE q.router_id = r.router_id AND q.state = 'DONE')
                        ORDER BY d.id LIMIT ?
                        """,
                DriftRuns::row,
                service.source(),
                service.id(),
                MOST_OF_ONE);
    }

    /** How many rows fit, whatever was decided about them; rows by id are not looked at. */
    public long count(long runId, Many many) {
        return total(fitting(runId, many.filter(), many.text()));
    }

    /**
     * Those that are meant and about which something can still be decided, in their order; never more than {@code limit}: the open ones, and
     * ignored ones where these are asked for.
     */
    public List<DriftRow> undecided(long runId, Many many, int limit) {
        @Nullable Object[] given = fitting(runId, many.filter(), many.text());
        @Nullable Object[] all = Arrays.copyOf(given, given.length + 4);
        all[given.length] = many.rows().isEmpty();
        all[given.length + 1] = many.rows();
        all[given.length + 2] = many.state();
        all[given.length + 3] = limit;
        return sql.list(
                ROW + FITTING
                        + " AND (? OR d.id = ANY(?::bigint[])) AND (d.state = 'OPEN' OR (d.state = 'IGNORED' AND ? = 'IGNORED')) ORDER BY d.id LIMIT ?",
                DriftRuns::row,
                all);
    }

    public void settle(long rowId, DriftState state, String said, long orderId) {
        sql.update(
                "UPDATE provisioning_drift_row SET state = ?, said = ?, order_id = NULLIF(?, 0::bigint) WHERE id = ?",
                state,
                said,
                orderId,
                rowId);
    }

    /** Hides the row in later reports until what was read changes. */
    public void ignore(long routerId, String subject, String base, String said) {
        sql.update("""
                INSERT INTO provisioning_drift_ignored (router_id, subject, base, said) VALUES (?, ?, ?, ?)
                ON CONFLICT (router_id, subject) DO UPDATE SET base = excluded.base, said = excluded.said, at = now()
                """, routerId, subject, base, said);
    }

    private static DriftRun run(Sql.Row row) throws SQLException {
        return new DriftRun(
                row.number("id"),
                row.number("router_id"),
                row.text("router_name"),
                row.text("state"),
                row.text("cause"),
                row.text("message"),
                row.nullableInstant("crm_read_at"),
                row.nullableInstant("demarc_read_at"),
                row.nullableInstant("router_read_at"),
                (int) row.number("accounts"),
                (int) row.number("sessions"),
                (int) row.number("in_sync"),
                row.text("counts"),
                row.instant("created_at"),
                row.nullableInstant("finished_at"));
    }

    private static DriftRow row(Sql.Row row) throws SQLException {
        return new DriftRow(
                row.number("id"),
                row.number("run_id"),
                row.number("router_id"),
                row.text("router_name"),
                row.choice("class", DriftClass.class),
                row.text("source"),
                row.text("service"),
                row.text("client_name"),
                row.text("plan_name"),
                row.text("kind"),
                row.text("natural_key"),
                row.text("address"),
                row.text("ros_id"),
                row.text("comment"),
                row.text("lease_status"),
                row.text("active_address"),
                row.text("fields"),
                row.text("note"),
                (int) row.number("kicks"),
                row.flag("obstructed"),
                row.text("base"),
                row.nullableText("observed"),
                row.choice("state", DriftState.class),
                row.text("said"),
                row.nullableNumber("order_id"));
    }
}
