package org.demarc.billing.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** What runs of imports remember while they work, and what they found. The runs themselves are rows of {@code job_run}. */
@ApplicationScoped
public class BillingRuns {

    /** Kind of these rows in {@code job_run}. */
    public static final String KIND = "billing-import";

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected BillingRuns() {
        this.sql = null;
    }

    @Inject
    public BillingRuns(Sql sql) {
        this.sql = sql;
    }

    /** Forgets what an earlier attempt of the run had read and found. */
    public void clear(long runId) {
        sql().update("delete from billing_seen where job_run_id = ?", runId);
        sql().update("delete from billing_finding where job_run_id = ?", runId);
    }

    /** Forgets what the run had read; what it found stays. */
    public void forget(long runId) {
        sql().update("delete from billing_seen where job_run_id = ?", runId);
    }

    /** Adds findings to a run's report. */
    public void note(long runId, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        sql().update(
                        """
                insert into billing_finding (job_run_id, position, refused, place, reason)
                select cast(? as bigint), p, r = 'yes', l, w
                from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[])) as f(p, r, l, w)
                on conflict do nothing
                """,
                        runId,
                        findings.stream().map(Finding::position).toList(),
                        findings.stream()
                                .map(finding -> finding.refused() ? "yes" : "no")
                                .toList(),
                        findings.stream().map(Finding::place).toList(),
                        findings.stream().map(Finding::reason).toList());
    }

    /** What a run found, refusals first. */
    public Page<Finding> findings(long runId, PageRequest request) {
        List<Finding> items = sql().list(
                        """
                select position, refused, place, reason from billing_finding where job_run_id = ?
                order by refused desc, position limit ? offset ?
                """,
                        row -> new Finding(
                                row.number("position"), row.flag("refused"), row.text("place"), row.text("reason")),
                        runId,
                        request.limit(),
                        request.offset());
        long total = sql().one(
                        "select count(*) as n from billing_finding where job_run_id = ?",
                        row -> row.number("n"),
                        runId);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** Remembers a part of the list that the run reads. */
    public void remember(long runId, long firstPosition, List<String> externalIds, List<String> logins) {
        sql().update("""
                insert into billing_seen (job_run_id, position, external_id, login)
                select cast(? as bigint), cast(? as bigint) + o - 1, e, l
                from unnest(cast(? as text[]), cast(? as text[])) with ordinality as s(e, l, o)
                """, runId, firstPosition, externalIds, logins);
    }

    /**
     * Lets the database count what is remembered. It does so by itself minutes later; until then it takes the list for nearly empty
     * and compares each row of it with each subscriber.
     */
    public void countAnew() {
        sql().update("analyze billing_seen");
    }

    /** Rows of the list that name an id or a login that an earlier row has: position and what is the matter. */
    public List<Twice> twice(long runId, int limit) {
        return sql().list(
                        """
                select position, external_id, login, first_id, by_login from (
                    select position, external_id, login, external_id as first_id, false as by_login,
                        row_number() over (partition by external_id order by position) as place
                    from billing_seen where job_run_id = ?
                    union all
                    select position, external_id, login, first_value(external_id) over w, true, row_number() over w
                    from billing_seen where job_run_id = ? and login <> ''
                    window w as (partition by lower(login) order by position)) as seen
                where place > 1 order by position limit ?
                """,
                        row -> new Twice(
                                row.number("position"),
                                row.text("external_id"),
                                row.text("login"),
                                row.text("first_id"),
                                row.flag("by_login")),
                        runId,
                        runId,
                        limit);
    }

    /** Takes rows out of what is remembered, as if the list did not have their login. */
    public void forgetLogins(long runId, List<Long> positions) {
        if (!positions.isEmpty()) {
            sql().update(
                            "update billing_seen set login = '' where job_run_id = ? and position = any(?)",
                            runId,
                            positions);
        }
    }

    /**
     * @param position place in the list, from 0
     * @param externalId the row's id
     * @param login the row's login
     * @param firstId id of the earlier row
     * @param byLogin the login is the same; else the id
     */
    public record Twice(long position, String externalId, String login, String firstId, boolean byLogin) {}

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
