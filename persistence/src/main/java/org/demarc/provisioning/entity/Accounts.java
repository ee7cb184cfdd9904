package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The accounts of services. */
@Dependent
public class Accounts {

    private static final String SELECT = """
            SELECT id, source, service, client_id, client_name, plan_name, device_name, state, code, text, detail, warning, assumed,
                   wish, wish_number, kind, natural_key, host(address) AS address, router_id, applied, applied_at,
                   attempt_router_id, attempt, predecessor, successor, updated_at
            FROM provisioning_account
            """;

    private final Sql sql;

    @Inject
    public Accounts(Sql sql) {
        this.sql = sql;
    }

    /** The service's account, made if there is none, locked until the end of the transaction. */
    public Account locked(ServiceKey service) {
        sql.update(
                "INSERT INTO provisioning_account (source, service) VALUES (?, ?) ON CONFLICT (source, service) DO NOTHING",
                service.source(),
                service.id());
        return sql.one(
                SELECT + " WHERE source = ? AND service = ? FOR UPDATE",
                Accounts::account,
                service.source(),
                service.id());
    }

    /** As {@link #locked(ServiceKey)}, by row. */
    public Optional<Account> locked(long id) {
        return sql.first(SELECT + " WHERE id = ? FOR UPDATE", Accounts::account, id);
    }

    public Optional<Account> of(ServiceKey service) {
        return sql.first(
                SELECT + " WHERE source = ? AND service = ?", Accounts::account, service.source(), service.id());
    }

    public Optional<Account> withId(long id) {
        return sql.first(SELECT + " WHERE id = ?", Accounts::account, id);
    }

    /** Another service's account with this natural key on this router. */
    public Optional<Account> holding(long routerId, AccountKind kind, String naturalKey, List<Long> butNot) {
        return sql.first(
                SELECT
                        + " WHERE router_id = ? AND kind = ? AND natural_key = ? AND NOT (id = ANY(?::bigint[])) ORDER BY id LIMIT 1",
                Accounts::account,
                routerId,
                kind,
                naturalKey,
                butNot);
    }

    /** The accounts of a client that are on some router; never more than {@code limit}. */
    public List<Account> appliedOfClient(String source, String clientId, int limit) {
        return sql.list(
                SELECT + " WHERE source = ? AND client_id = ? AND router_id IS NOT NULL ORDER BY id LIMIT ?",
                Accounts::account,
                source,
                clientId,
                limit);
    }

    /** How many accounts of the source are on some router, or may be. */
    public long onRouters(String source) {
        return sql.one(
                "SELECT count(*) AS n FROM provisioning_account WHERE source = ? AND (router_id IS NOT NULL OR attempt_router_id IS NOT NULL)",
                row -> row.number("n"),
                source);
    }

    /** Writes down a new wish. */
    public void wish(long id, Wish wish) {
        sql.update(
                """
                UPDATE provisioning_account SET client_id = ?, client_name = ?, plan_name = ?, device_name = ?, assumed = ?,
                    wish = ?, predecessor = CASE WHEN ? = '' THEN predecessor ELSE ? END,
                    wish_number = wish_number + 1, version = version + 1, updated_at = now()
                WHERE id = ?
                """,
                wish.clientId(),
                wish.clientName(),
                wish.planName(),
                wish.deviceName(),
                wish.assumed(),
                wish.sealed(),
                wish.predecessor(),
                wish.predecessor(),
                id);
    }

    /** The parts of a wish that are seen in lists, and the whole, sealed. */
    public record Wish(
            String clientId,
            String clientName,
            String planName,
            String deviceName,
            boolean assumed,
            String predecessor,
            String sealed) {}

    /** Why an account is in its state. */
    public record Status(AccountState state, String code, String text, String detail, String warning) {

        public static Status of(AccountState state) {
            return new Status(state, "", "", "", "");
        }
    }

    public void status(long id, Status status) {
        sql.update("""
                UPDATE provisioning_account SET state = ?, code = ?, text = ?, detail = ?, warning = ?, version = version + 1, updated_at = now()
                WHERE id = ?
                """, status.state(), status.code(), status.text(), status.detail(), status.warning(), id);
    }

    /** Notes what is about to be written to a router, before it is. */
    public void attempt(long id, long routerId, AccountKind kind, String naturalKey, String address, String sealed) {
        sql.update("""
                UPDATE provisioning_account SET attempt_router_id = ?, attempt = ?, kind = CASE WHEN router_id IS NULL THEN ? ELSE kind END,
                    natural_key = CASE WHEN router_id IS NULL THEN ? ELSE natural_key END,
                    address = CASE WHEN router_id IS NULL THEN NULLIF(?, '')::inet ELSE address END,
                    version = version + 1, updated_at = now()
                WHERE id = ?
                """, routerId, sealed, kind, naturalKey, address, id);
    }

    /** Nothing was written there after all, or it was undone. */
    public void attemptUndone(long id) {
        sql.update("""
                UPDATE provisioning_account SET attempt_router_id = NULL, attempt = NULL,
                    address = CASE WHEN router_id IS NULL THEN NULL ELSE address END, version = version + 1, updated_at = now()
                WHERE id = ?
                """, id);
    }

    /** The router shows the account. */
    public void applied(long id, long routerId, AccountKind kind, String naturalKey, String address, String sealed) {
        sql.update("""
                UPDATE provisioning_account SET router_id = ?, applied = ?, applied_at = now(), kind = ?, natural_key = ?,
                    address = NULLIF(?, '')::inet, attempt_router_id = NULL, attempt = NULL, successor = '',
                    version = version + 1, updated_at = now()
                WHERE id = ?
                """, routerId, sealed, kind, naturalKey, address, id);
    }

    /**
     * There is no row on any router any more.
     *
     * @param successor id of the service that took it over, empty when it was removed
     */
    public void vanished(long id, String successor) {
        sql.update("""
                UPDATE provisioning_account SET router_id = NULL, applied = NULL, applied_at = NULL, address = NULL,
                    attempt_router_id = NULL, attempt = NULL, successor = ?, version = version + 1, updated_at = now()
                WHERE id = ?
                """, successor, id);
    }

    /**
     * A page of services.
     *
     * @param filter what they have in common
     * @param page sort: {@code service, client, plan, device, state, address, updated} or empty for last changed first
     */
    public Page<AccountLine> list(AccountFilter filter, PageRequest page) {
        String where = """
                 WHERE (? = '' OR a.source = ?) AND (? = '' OR a.state = ?) AND (? = 0 OR a.router_id = ?)
                 AND (? = '' OR a.client_id = ?) AND (? = '' OR a.plan_name = ?)
                 AND (? = '' OR (a.service || ' ' || a.client_name || ' ' || a.plan_name || ' ' || a.natural_key || ' ' || a.device_name)
                      ILIKE '%' || ? || '%' OR host(a.address) = ?)
                """;
        @Nullable
        Object[] parameters = {
            filter.source(),
            filter.source(),
            filter.state(),
            filter.state(),
            filter.routerId(),
            filter.routerId(),
            filter.clientId(),
            filter.clientId(),
            filter.plan(),
            filter.plan(),
            page.filter(),
            escaped(page.filter()),
            page.filter()
        };
        long total =
                sql.one("SELECT count(*) AS n FROM provisioning_account a" + where, row -> row.number("n"), parameters);
        @Nullable Object[] all = java.util.Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = page.limit();
        all[parameters.length + 1] = page.offset();
        List<AccountLine> lines = sql.list(LINE + where + order(page) + " LIMIT ? OFFSET ?", Accounts::line, all);
        return new Page<>(lines, total, page.limit(), page.offset());
    }

    private static final String LINE = """
            SELECT a.id, a.source, a.service, a.client_id, a.client_name, a.plan_name, a.device_name, a.kind, a.natural_key,
                   host(a.address) AS address, a.state, a.code, a.text, a.detail, a.warning, a.router_id, a.applied_at, a.updated_at,
                   EXISTS (SELECT 1 FROM provisioning_cleanup c WHERE c.account_id = a.id AND c.done_at IS NULL) AS cleanup,
                   COALESCE((SELECT o.state FROM provisioning_order o WHERE o.account_id = a.id ORDER BY o.id DESC LIMIT 1), '') AS last_order
            FROM provisioning_account a
            """;

    /** One line of the list of services, for one service. */
    public Optional<AccountLine> line(ServiceKey service) {
        return sql.first(
                LINE + " WHERE a.source = ? AND a.service = ?", Accounts::line, service.source(), service.id());
    }

    /** How many accounts are in each state. */
    public List<Count> countByState() {
        return sql.list(
                "SELECT state, count(*) AS n FROM provisioning_account GROUP BY state ORDER BY state",
                row -> new Count(row.text("state"), row.number("n")));
    }

    /** How many there are of something. */
    public record Count(String name, long number) {}

    private static String order(PageRequest page) {
        String column =
                switch (page.sort()) {
                    case "", "updated" -> "a.updated_at";
                    case "service" -> "a.service";
                    case "client" -> "a.client_name";
                    case "plan" -> "a.plan_name";
                    case "device" -> "a.device_name";
                    case "state" -> "a.state";
                    case "address" -> "a.address";
                    default -> throw ProvisioningProblem.UNKNOWN_SORT.because("no column \"" + page.sort() + "\"");
                };
        boolean descending = page.sort().isEmpty() || page.descending();
        String direction = descending ? " DESC" : "";
        return " ORDER BY " + column + direction + " NULLS LAST, a.id" + direction;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static AccountLine line(Sql.Row row) throws SQLException {
        return new AccountLine(
                row.number("id"),
                new ServiceKey(row.text("source"), row.text("service")),
                row.text("client_id"),
                row.text("client_name"),
                row.text("plan_name"),
                row.text("device_name"),
                row.text("kind"),
                row.text("natural_key"),
                row.text("address"),
                row.choice("state", AccountState.class),
                row.text("code"),
                row.text("text"),
                row.text("detail"),
                row.text("warning"),
                row.flag("cleanup"),
                row.nullableNumber("router_id"),
                row.text("last_order"),
                row.nullableInstant("applied_at"),
                row.instant("updated_at"));
    }

    private static Account account(Sql.Row row) throws SQLException {
        return new Account(
                row.number("id"),
                new ServiceKey(row.text("source"), row.text("service")),
                row.text("client_id"),
                row.text("client_name"),
                row.text("plan_name"),
                row.text("device_name"),
                row.choice("state", AccountState.class),
                row.text("code"),
                row.text("text"),
                row.text("detail"),
                row.text("warning"),
                row.flag("assumed"),
                row.nullableText("wish"),
                row.number("wish_number"),
                kind(row.text("kind")),
                row.text("natural_key"),
                row.text("address"),
                row.nullableNumber("router_id"),
                row.nullableText("applied"),
                row.nullableInstant("applied_at"),
                row.nullableNumber("attempt_router_id"),
                row.nullableText("attempt"),
                row.text("predecessor"),
                row.text("successor"),
                row.instant("updated_at"));
    }

    private static @Nullable AccountKind kind(String text) {
        return text.isEmpty() ? null : AccountKind.valueOf(text);
    }
}
