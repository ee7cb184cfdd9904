package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
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

/** Readings of routers that are to be taken over, and what people approved. */
@Dependent
public class Adoptions {

    private static final int AT_ONCE = 1000;
    private static final String RUN = """
            SELECT id, router_id, router_name, state, message, requested_by, crm_read_at, router_read_at, managed, created_at, finished_at
            FROM provisioning_adoption
            """;
    private static final String ROW = """
            SELECT id, adoption_id, class, rule, source, service, client_name, plan_name, candidates, kind, natural_key, address, ros_id,
                   comment, terms, fields, note, base, state, outcome, said FROM provisioning_adoption_row
            """;
    private static final Map<String, String> SORTABLE = Map.of(
            "kind", "class",
            "service", "service",
            "client", "client_name",
            "plan", "plan_name",
            "account", "natural_key",
            "address", "address",
            "state", "state");
    private static final Map<String, String> RUNS_SORTABLE =
            Map.of("id", "id", "router", "router_name", "state", "state", "created", "created_at");

    private final Sql sql;

    @Inject
    public Adoptions(Sql sql) {
        this.sql = sql;
    }

    /** A new reading of this router; empty while another is under way. */
    public Optional<Long> begin(long routerId, String routerName, String by) {
        return sql.first("""
                INSERT INTO provisioning_adoption (router_id, router_name, requested_by) VALUES (?, ?, ?)
                ON CONFLICT (router_id) WHERE state = 'READING' DO NOTHING RETURNING id
                """, row -> row.number("id"), routerId, routerName, by);
    }

    /** Readings whose job is gone: a node died, or it was stopped before it began. */
    public void giveUp(long routerId) {
        sql.update("""
                UPDATE provisioning_adoption a SET state = 'FAILED', message = 'interrupted', finished_at = now()
                WHERE a.router_id = ? AND a.state = 'READING' AND a.created_at < now() - interval '1 minute' AND NOT EXISTS (
                    SELECT 1 FROM job_run j WHERE j.state IN ('QUEUED', 'RUNNING') AND j.kind = 'provisioning-adoption' AND j.source = a.id::text)
                """, routerId);
    }

    /** It cannot be read; nothing happens when it was. */
    public void fail(long id, String message) {
        sql.update(
                "UPDATE provisioning_adoption SET state = 'FAILED', message = ?, finished_at = now() WHERE id = ? AND state = 'READING'",
                message,
                id);
    }

    /** What was read. */
    public record Reading(Instant crmReadAt, Instant routerReadAt, int managed, String message) {}

    public void ready(long id, Reading reading, List<AdoptionRow> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            insert(id, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
        sql.update("""
                UPDATE provisioning_adoption SET state = 'READY', crm_read_at = ?, router_read_at = ?, managed = ?, message = ?, finished_at = now()
                WHERE id = ?
                """, reading.crmReadAt(), reading.routerReadAt(), reading.managed(), reading.message(), id);
    }

    private void insert(long id, List<AdoptionRow> rows) {
        sql.update(
                """
                INSERT INTO provisioning_adoption_row (adoption_id, class, rule, source, service, client_name, plan_name, candidates, kind,
                    natural_key, address, ros_id, comment, terms, fields, note, base)
                SELECT ?, * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                """,
                id,
                texts(rows, row -> row.kind().name()),
                texts(rows, row -> row.rule().name()),
                texts(rows, AdoptionRow::source),
                texts(rows, AdoptionRow::service),
                texts(rows, AdoptionRow::clientName),
                texts(rows, AdoptionRow::planName),
                texts(rows, AdoptionRow::candidatesJson),
                texts(rows, AdoptionRow::accountKind),
                texts(rows, AdoptionRow::naturalKey),
                texts(rows, AdoptionRow::address),
                texts(rows, AdoptionRow::rosId),
                texts(rows, AdoptionRow::comment),
                texts(rows, AdoptionRow::terms),
                texts(rows, AdoptionRow::fieldsJson),
                texts(rows, AdoptionRow::note),
                texts(rows, AdoptionRow::base));
    }

    private static List<String> texts(List<AdoptionRow> rows, Function<AdoptionRow, String> part) {
        return rows.stream().map(row -> DriftRuns.clean(part.apply(row))).toList();
    }

    public Optional<Adoption> withId(long id) {
        return sql.first(RUN + " WHERE id = ?", Adoptions::run, id);
    }

    /**
     * Newest first.
     *
     * @param routerId 0 for all
     * @param page sort: {@code id, router, state, created}; filter: part of the router's name
     */
    public Page<Adoption> list(long routerId, String state, PageRequest page) {
        String where = " WHERE (? = 0 OR router_id = ?) AND (? = '' OR state = ?) AND (? = '' OR router_name ILIKE ?)";
        String part = Like.containing(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n FROM provisioning_adoption" + where,
                row -> row.number("n"),
                routerId,
                routerId,
                state,
                state,
                page.filter(),
                part);
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        List<Adoption> runs = sql.list(
                RUN + where + " ORDER BY " + page.column(RUNS_SORTABLE, "id") + direction + ", id" + direction
                        + " LIMIT ? OFFSET ?",
                Adoptions::run,
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

    /** What rows have in common; empty texts mean anything. */
    public record Filter(String kind, String state) {

        public static final Filter ALL = new Filter("", "");
    }

    /**
     * A page of the rows, by class.
     *
     * @param page sort: {@code kind, service, client, plan, account, address, state}; filter: part of service, client, plan, account,
     *     address, comment or what differs
     */
    public Page<AdoptionRow> rows(long id, Filter filter, PageRequest page) {
        String where = """
                 WHERE adoption_id = ? AND (? = '' OR class = ?) AND (? = '' OR state = ?)
                 AND (? = '' OR (service || ' ' || candidates || ' ' || client_name || ' ' || plan_name || ' ' || natural_key || ' ' || address
                      || ' ' || comment || ' ' || fields) ILIKE ?)
                """;
        @Nullable
        Object[] given = {
            id,
            filter.kind(),
            filter.kind(),
            filter.state(),
            filter.state(),
            page.filter(),
            Like.containing(page.filter())
        };
        long total =
                sql.one("SELECT count(*) AS n FROM provisioning_adoption_row" + where, row -> row.number("n"), given);
        @Nullable Object[] all = Arrays.copyOf(given, given.length + 2);
        all[given.length] = page.limit();
        all[given.length + 1] = page.offset();
        String direction = page.descending() ? " DESC" : "";
        String order = " ORDER BY " + page.column(SORTABLE, "class") + direction + ", id" + direction;
        return new Page<>(
                sql.list(ROW + where + order + " LIMIT ? OFFSET ?", Adoptions::row, all),
                total,
                page.limit(),
                page.offset());
    }

    public Optional<AdoptionRow> row(long id, long rowId) {
        return sql.first(ROW + " WHERE adoption_id = ? AND id = ?", Adoptions::row, id, rowId);
    }

    /** How many rows of each class are in each state. */
    public List<Tally> tallies(long id) {
        return sql.list(
                "SELECT class, state, count(*) AS n FROM provisioning_adoption_row WHERE adoption_id = ? GROUP BY class, state ORDER BY class, state",
                row -> new Tally(
                        row.choice("class", AdoptionClass.class), row.choice("state", AdoptionState.class), (int)
                                row.number("n")),
                id);
    }

    /** Rows of one class and state. */
    public record Tally(AdoptionClass kind, AdoptionState state, int rows) {}

    /**
     * Approves rows that may be.
     *
     * @param ids these, or all of the class when empty
     * @param kind class of the rows, empty for any
     * @return how many there were
     */
    public int approve(long id, List<Long> ids, String kind, String by) {
        return sql.update(
                """
                UPDATE provisioning_adoption_row SET state = 'APPROVED', said = ?, outcome = ''
                WHERE adoption_id = ? AND state IN ('OPEN', 'REFUSED') AND (? OR id = ANY(?::bigint[])) AND (? = '' OR class = ?)
                  AND class = ANY(?::text[])
                """,
                by,
                id,
                ids.isEmpty(),
                ids,
                kind,
                kind,
                Arrays.stream(AdoptionClass.values())
                        .filter(one -> one.isApprovable() && !one.isOneByOne())
                        .map(Enum::name)
                        .toList());
    }

    /** Approves one row for this service; whether it could be. */
    public boolean approve(long rowId, ServiceKey service, String clientName, String planName, String by) {
        return sql.update("""
                        UPDATE provisioning_adoption_row SET state = 'APPROVED', source = ?, service = ?, client_name = ?, plan_name = ?, said = ?,
                            outcome = '' WHERE id = ? AND state IN ('OPEN', 'REFUSED')
                        """, service.source(), service.id(), clientName, planName, by, rowId) == 1;
    }

    /** The rows of an adoption in this state; never more than {@code limit}. */
    public List<AdoptionRow> inState(long id, AdoptionState state, int limit) {
        return sql.list(
                ROW + " WHERE adoption_id = ? AND state = ? ORDER BY id LIMIT ?", Adoptions::row, id, state, limit);
    }

    public void settle(long rowId, AdoptionState state, String outcome) {
        sql.update(
                "UPDATE provisioning_adoption_row SET state = ?, outcome = ?, settled_at = now() WHERE id = ?",
                state,
                DriftRuns.clean(outcome),
                rowId);
    }

    /** What was approved and did not get its turn is open again. */
    public void reopen(long id) {
        sql.update(
                "UPDATE provisioning_adoption_row SET state = 'OPEN' WHERE adoption_id = ? AND state = 'APPROVED'", id);
    }

    private static Adoption run(Sql.Row row) throws SQLException {
        return new Adoption(
                row.number("id"),
                row.number("router_id"),
                row.text("router_name"),
                row.text("state"),
                row.text("message"),
                row.text("requested_by"),
                row.nullableInstant("crm_read_at"),
                row.nullableInstant("router_read_at"),
                (int) row.number("managed"),
                row.instant("created_at"),
                row.nullableInstant("finished_at"));
    }

    private static AdoptionRow row(Sql.Row row) throws SQLException {
        return new AdoptionRow(
                row.number("id"),
                row.number("adoption_id"),
                row.choice("class", AdoptionClass.class),
                row.choice("rule", AdoptionRule.class),
                row.text("source"),
                row.text("service"),
                row.text("client_name"),
                row.text("plan_name"),
                row.text("candidates"),
                row.text("kind"),
                row.text("natural_key"),
                row.text("address"),
                row.text("ros_id"),
                row.text("comment"),
                row.text("terms"),
                row.text("fields"),
                row.text("note"),
                row.text("base"),
                row.choice("state", AdoptionState.class),
                row.text("outcome"),
                row.text("said"));
    }
}
