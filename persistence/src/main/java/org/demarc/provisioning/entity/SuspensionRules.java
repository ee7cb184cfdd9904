package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The rules by which billings suspend, and whom they concern now. */
@Dependent
public class SuspensionRules {

    private static final String SELECT =
            "SELECT billing_id, version, enabled, services, link, states, balance_below, grace_hours, asks, asks_count, asks_at"
                    + " FROM provisioning_suspension_rule";

    /** Parameters: states, states, balance, balance. */
    private static final String SUSPENDED = """
             (lower(s.state) = ANY(?::text[]) OR (s.raw_state <> '' AND lower(s.raw_state) = ANY(?::text[]))
              OR (?::numeric IS NOT NULL AND s.balance + s.credit < ?::numeric))
            """;

    private static final int MOST = 1_000_000;

    private final Sql sql;

    @Inject
    public SuspensionRules(Sql sql) {
        this.sql = sql;
    }

    /** The rule of a billing; one that does nothing where there is none. */
    public SuspensionRule of(long billingId) {
        return sql.first(SELECT + " WHERE billing_id = ?", SuspensionRules::rule, billingId)
                .orElseGet(() -> SuspensionRule.none(billingId));
    }

    /** Billings whose rule is on or still holds something, in the order of their ids. */
    public List<Long> concerned() {
        return sql.list("""
                SELECT billing_id FROM provisioning_suspension_rule WHERE enabled
                UNION SELECT billing_id FROM provisioning_hold ORDER BY 1 LIMIT 1000
                """, row -> row.number("billing_id"));
    }

    /** Since when looks at all billings go over this one by the rule that it has now; empty where they pass it by. */
    public Optional<Instant> concernedSince(long billingId) {
        return sql.first("""
                SELECT updated_at FROM provisioning_suspension_rule r WHERE r.billing_id = ?
                AND (r.enabled OR EXISTS (SELECT 1 FROM provisioning_hold h WHERE h.billing_id = r.billing_id))
                """, row -> row.instant("updated_at"), billingId);
    }

    /** What the billing is called; empty when there is no such billing. */
    public Optional<String> billing(long billingId) {
        return sql.first("SELECT name FROM billing_source WHERE id = ?", row -> row.text("name"), billingId);
    }

    /** Writes what an operator may change; false when somebody else changed it since. */
    public boolean save(SuspensionRule rule) {
        return sql.update(
                        """
                        INSERT INTO provisioning_suspension_rule AS r (billing_id, version, enabled, services, link, states, balance_below, grace_hours)
                        VALUES (?, 1, ?, ?, ?, ?::text[], ?::numeric, ?)
                        ON CONFLICT (billing_id) DO UPDATE SET version = r.version + 1, enabled = excluded.enabled, services = excluded.services,
                            link = excluded.link, states = excluded.states, balance_below = excluded.balance_below,
                            grace_hours = excluded.grace_hours, asks = '', asks_count = 0, asks_at = NULL, updated_at = now()
                        WHERE r.version = ?
                        """,
                        rule.billingId(),
                        rule.enabled(),
                        rule.services(),
                        rule.link(),
                        rule.states(),
                        number(rule),
                        rule.graceHours(),
                        rule.version())
                == 1;
    }

    /** Notes that a run stopped before it did anything, and what it asks; empty and 0 when it does not. */
    public void asks(long billingId, String what, int count) {
        sql.update(
                "UPDATE provisioning_suspension_rule SET asks = ?, asks_count = ?, asks_at = CASE WHEN ? = '' THEN NULL ELSE now() END WHERE billing_id = ?",
                what,
                count,
                what,
                billingId);
    }

    /** Notes who is suspended now, and since when. Subscribers that the billing no longer lists stay as they were. */
    public void note(SuspensionRule rule) {
        sql.update("""
                DELETE FROM provisioning_debtor d USING subscriber s
                WHERE d.billing_id = ? AND s.id = d.subscriber_id AND s.in_billing AND NOT
                """ + SUSPENDED, rule.billingId(), rule.states(), rule.states(), number(rule), number(rule));
        sql.update(
                """
                INSERT INTO provisioning_debtor (billing_id, subscriber_id)
                SELECT ?, s.id FROM subscriber s WHERE s.source_id = ? AND s.in_billing AND NOT s.stub AND
                """ + SUSPENDED + " ORDER BY s.id ON CONFLICT DO NOTHING",
                rule.billingId(),
                rule.billingId(),
                rule.states(),
                rule.states(),
                number(rule),
                number(rule));
    }

    /**
     * A service whose subscriber changed sides.
     *
     * @param holds whether it is to be held, else let go
     * @param routerId where its account is, null for nowhere yet
     * @param isSession whether a session may end by it
     * @param subscriber his id at the billing
     * @param state what the billing says about him
     */
    public record Case(
            ServiceKey service,
            boolean holds,
            @Nullable Long routerId,
            String router,
            boolean isSession,
            String subscriber,
            String state) {}

    /** Services to hold or to let go by a rule that is on, in the order of their ids; services of several subscribers are left out. */
    public List<Case> cases(SuspensionRule rule) {
        return sql.list(
                """
                WITH linked AS (
                    SELECT a.id, a.source, a.service, a.router_id, a.kind, a.state AS account, s.external_id, s.in_billing,
                           CASE WHEN s.raw_state = '' THEN lower(s.state) ELSE lower(s.state) || ' (' || s.raw_state || ')' END
                               || ', ' || trim_scale(s.balance) AS state,
                           %s AS suspended, COALESCE(d.since, now()) + make_interval(hours => ?) <= now() AS ripe,
                           count(*) OVER (PARTITION BY a.id) AS subscribers
                    FROM provisioning_account a JOIN subscriber s ON s.source_id = ? AND NOT s.stub AND %s
                    LEFT JOIN provisioning_debtor d ON d.billing_id = s.source_id AND d.subscriber_id = s.id
                    WHERE a.source = ? AND a.wish IS NOT NULL)
                SELECT l.*, h.service IS NULL AS holds, COALESCE(r.name, '') AS router FROM linked l
                LEFT JOIN provisioning_hold h ON h.source = l.source AND h.service = l.service
                LEFT JOIN routeros_router r ON r.id = l.router_id
                WHERE l.subscribers = 1 AND l.in_billing
                  AND (h.service IS NULL AND l.suspended AND l.ripe AND l.account NOT IN ('NONE', 'REMOVED') OR h.billing_id = ? AND NOT l.suspended)
                ORDER BY l.id LIMIT ?
                """.formatted(SUSPENDED, rule.link().condition()),
                SuspensionRules::found,
                rule.states(),
                rule.states(),
                number(rule),
                number(rule),
                rule.graceHours(),
                rule.billingId(),
                rule.services(),
                rule.billingId(),
                MOST);
    }

    /** Everything that the rule holds, to be let go because it is off. */
    public List<Case> held(long billingId) {
        return sql.list("""
                SELECT h.source, h.service, false AS holds, a.router_id, COALESCE(r.name, '') AS router, COALESCE(a.kind, '') AS kind,
                       '' AS external_id, '' AS state
                FROM provisioning_hold h LEFT JOIN provisioning_account a ON a.source = h.source AND a.service = h.service
                LEFT JOIN routeros_router r ON r.id = a.router_id
                WHERE h.billing_id = ? ORDER BY h.source, h.service LIMIT ?
                """, SuspensionRules::found, billingId, MOST);
    }

    public long countHeld(long billingId) {
        return sql.one(
                "SELECT count(*) AS n FROM provisioning_hold WHERE billing_id = ?", row -> row.number("n"), billingId);
    }

    private static Case found(Sql.Row row) throws SQLException {
        return new Case(
                new ServiceKey(row.text("source"), row.text("service")),
                row.flag("holds"),
                row.nullableNumber("router_id"),
                row.text("router"),
                row.text("kind").equals(AccountKind.PPPOE.name()),
                row.text("external_id"),
                row.text("state"));
    }

    private static @Nullable String number(SuspensionRule rule) {
        return rule.balanceBelow() == null ? null : rule.balanceBelow().toPlainString();
    }

    private static SuspensionRule rule(Sql.Row row) throws SQLException {
        return new SuspensionRule(
                row.number("billing_id"),
                row.number("version"),
                row.flag("enabled"),
                row.text("services"),
                row.choice("link", SubscriberLink.class),
                row.texts("states"),
                row.rows().getBigDecimal("balance_below"),
                (int) row.number("grace_hours"),
                row.text("asks"),
                (int) row.number("asks_count"),
                row.nullableInstant("asks_at"));
    }
}
