package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.demarc.provisioning.entity.SuspensionRules.Case;

/** What looks at billings found, by their runs. */
@Dependent
public class SuspensionFindings {

    private static final int AT_ONCE = 1000;
    private static final int KEPT = 20;
    private static final Map<String, String> SORTABLE = Map.of(
            "service", "r.service",
            "action", "r.action",
            "router", "r.router_name",
            "subscriber", "r.subscriber",
            "state", "r.state",
            "done", "r.done");
    private static final String FITTING = """
             FROM provisioning_suspension_row r WHERE r.run_id = ? AND r.billing_id = ? AND (? = '' OR r.action = ?)
             AND (? = '' OR (r.service || ' ' || r.router_name || ' ' || r.subscriber || ' ' || r.state) ILIKE ?)
            """;

    private final Sql sql;

    @Inject
    public SuspensionFindings(Sql sql) {
        this.sql = sql;
    }

    /** Notes what a run found about a billing, and forgets what the 20 runs before it did not find. */
    public void add(long runId, long billingId, List<Case> cases) {
        sql.update("DELETE FROM provisioning_suspension_row WHERE run_id = ? AND billing_id = ?", runId, billingId);
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            insert(runId, billingId, cases.subList(from, Math.min(cases.size(), from + AT_ONCE)));
        }
        sql.update("""
                DELETE FROM provisioning_suspension_row WHERE billing_id = ? AND run_id NOT IN (
                    SELECT run_id FROM provisioning_suspension_row WHERE billing_id = ? GROUP BY run_id ORDER BY run_id DESC LIMIT ?)
                """, billingId, billingId, KEPT);
    }

    /** Forgets what runs before this one found and did not carry out: a billing that waits for a person finds the same every time. */
    public void forgetUndoneBefore(long runId, long billingId) {
        sql.update(
                "DELETE FROM provisioning_suspension_row WHERE billing_id = ? AND run_id < ? AND NOT done",
                billingId,
                runId);
    }

    /** Looks at all billings that found something about this one, newest first; of the last of them only, as rows are kept. */
    public List<Long> runsOfAll(String kind, long billingId) {
        return sql.list("""
                SELECT j.id FROM job_run j WHERE j.kind = ? AND j.source = ''
                AND EXISTS (SELECT 1 FROM provisioning_suspension_row r WHERE r.run_id = j.id AND r.billing_id = ?)
                ORDER BY j.id DESC LIMIT ?
                """, row -> row.number("id"), kind, billingId, KEPT);
    }

    private void insert(long runId, long billingId, List<Case> cases) {
        sql.update(
                """
                INSERT INTO provisioning_suspension_row (run_id, billing_id, source, service, action, router_name, subscriber, state)
                SELECT ?, ?, t.source, t.service, t.action, t.router, t.subscriber, t.state
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    WITH ORDINALITY AS t(source, service, action, router, subscriber, state, n)
                ORDER BY t.n
                """,
                runId,
                billingId,
                Sql.column(cases, one -> one.service().source()),
                Sql.column(cases, one -> one.service().id()),
                Sql.column(cases, one -> one.holds() ? "suspend" : "resume"),
                Sql.column(cases, Case::router),
                Sql.column(cases, Case::subscriber),
                Sql.column(cases, Case::state));
    }

    /** These were carried out. */
    public void done(long runId, long billingId, List<Case> cases) {
        sql.update(
                """
                UPDATE provisioning_suspension_row r SET done = true FROM unnest(?::text[], ?::text[]) AS t(source, service)
                WHERE r.run_id = ? AND r.billing_id = ? AND r.source = t.source AND r.service = t.service
                """,
                Sql.column(cases, one -> one.service().source()),
                Sql.column(cases, one -> one.service().id()),
                runId,
                billingId);
    }

    /**
     * A page of what a run found about a billing, in the order in which it works.
     *
     * @param action suspend or resume, empty for both
     * @param page sort: {@code service, action, router, subscriber, state, done}; filter: part of service, router, subscriber or state
     */
    public Page<SuspensionRow> rows(long runId, long billingId, String action, PageRequest page) {
        String part = Like.containing(page.filter());
        String order = " ORDER BY " + page.order(SORTABLE, "r.id", " DESC") + ", r.id";
        long total = sql.one(
                "SELECT count(*) AS n" + FITTING,
                row -> row.number("n"),
                runId,
                billingId,
                action,
                action,
                page.filter(),
                part);
        List<SuspensionRow> rows = sql.list(
                "SELECT r.id, r.source, r.service, r.action, r.router_name, r.subscriber, r.state, r.done" + FITTING
                        + order + " LIMIT ? OFFSET ?",
                SuspensionFindings::row,
                runId,
                billingId,
                action,
                action,
                page.filter(),
                part,
                page.limit(),
                page.offset());
        return new Page<>(rows, total, page.limit(), page.offset());
    }

    private static SuspensionRow row(Sql.Row row) throws SQLException {
        return new SuspensionRow(
                row.number("id"),
                new ServiceKey(row.text("source"), row.text("service")),
                row.text("action"),
                row.text("router_name"),
                row.text("subscriber"),
                row.text("state"),
                row.flag("done"));
    }
}
