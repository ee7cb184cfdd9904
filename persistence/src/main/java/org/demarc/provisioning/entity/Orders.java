package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The orders. Claims and leases live by the database's clock, so that nodes need not agree about the time. */
@Dependent
public class Orders {

    /** Its account's source was asked for its wish too long ago to be carried out now (ucrm-routeros.md 3.6). */
    private static final String HEARD_LONG_AGO =
            " (o.kind = 'ENSURE' AND COALESCE(a.asked_at < now() - interval '%d seconds', false)) "
                    .formatted(Heard.FRESH.toSeconds());

    private static final String COLUMNS = """
             o.id, o.kind, o.account_id, o.cleanup_id, a.source, a.service, o.router_id, o.router_name, o.state, o.code, o.text, o.detail,
             o.result, o.cause, o.correlation, o.attempts, o.created_at, o.due_at, o.started_at, o.finished_at,
            """ + HEARD_LONG_AGO + " AS heard_long_ago";
    private static final String SELECT =
            "SELECT" + COLUMNS + " FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id ";

    /** An order that goes back to the line has been overtaken where a newer one of its service waits there already. */
    private static final String OVERTAKEN = """
             (o.kind = 'ENSURE' AND EXISTS (SELECT 1 FROM provisioning_order n WHERE n.account_id = o.account_id
              AND n.kind = 'ENSURE' AND n.id <> o.id AND n.state IN ('WAITING', 'PARKED')))
            """;

    private final Sql sql;

    /** For the list that people filter: which states they mean decides how they are found. */
    private final Sql filtered;

    @Inject
    public Orders(Sql sql) {
        this.sql = sql.keepingPlans();
        this.filtered = sql;
    }

    /** Where an order goes and why. */
    public record Address(long accountId, long routerId, String routerName, String cause, String correlation) {}

    /**
     * Orders that the accounts of services be brought in line; older orders of theirs that have not begun are superseded.
     *
     * @return the orders by their accounts
     */
    public Map<Long, Long> ensure(List<Address> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        supersede(Sql.column(all, Address::accountId));
        Map<Long, Long> orderByAccount = new HashMap<>();
        sql.list(
                        """
                        INSERT INTO provisioning_order (kind, account_id, router_id, router_name, cause, correlation)
                        SELECT 'ENSURE', t.account_id, t.router_id, t.router_name, t.cause, t.correlation
                        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
                            AS t(account_id, router_id, router_name, cause, correlation, n)
                        ORDER BY t.n RETURNING id, account_id
                        """,
                        row -> Map.entry(row.number("account_id"), row.number("id")),
                        Sql.column(all, Address::accountId),
                        Sql.column(all, Address::routerId),
                        Sql.column(all, Address::routerName),
                        Sql.column(all, Address::cause),
                        Sql.column(all, Address::correlation))
                .forEach(made -> orderByAccount.put(made.getKey(), made.getValue()));
        return orderByAccount;
    }

    /** Orders that a row which was left behind be removed; the order's id. */
    public long cleanUp(Address to, long cleanupId) {
        return sql.one(
                """
                INSERT INTO provisioning_order (kind, account_id, cleanup_id, router_id, router_name, cause, correlation)
                VALUES ('CLEANUP', ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                row -> row.number("id"),
                to.accountId(),
                cleanupId,
                to.routerId(),
                to.routerName(),
                to.cause(),
                to.correlation());
    }

    /** Takes every order of the accounts off the list that waits, is parked or was given up. */
    public void supersede(List<Long> accountIds) {
        sql.update("""
                UPDATE provisioning_order SET state = 'SUPERSEDED', finished_at = COALESCE(finished_at, now())
                WHERE account_id = ANY(?::bigint[]) AND kind = 'ENSURE' AND state IN ('WAITING', 'PARKED', 'REFUSED', 'FAILED', 'DEAD')
                """, accountIds);
    }

    /** Claims the oldest orders that wait for the router and whose accounts nobody else works on, one of each account; oldest first. */
    public List<Order> claim(long routerId, String holder, Duration lease, int most) {
        List<Order> claimed = new ArrayList<>(
                sql.list("""
                UPDATE provisioning_order o SET state = 'RUNNING', holder = ?, lease_until = now() + make_interval(secs => ?),
                       started_at = now(), attempts = o.attempts + 1, code = '', text = '', detail = ''
                FROM provisioning_account a
                WHERE a.id = o.account_id AND o.id IN (
                    SELECT w.id FROM provisioning_order w WHERE w.router_id = ? AND w.state = 'WAITING' AND w.due_at <= now()
                    AND NOT EXISTS (SELECT 1 FROM provisioning_order r WHERE r.account_id = w.account_id
                        AND (r.state = 'RUNNING'
                          OR r.state = 'WAITING' AND r.id < w.id AND r.router_id = w.router_id AND r.due_at <= now()))
                    ORDER BY w.id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING
                """ + COLUMNS, Orders::order, holder, (double) lease.toSeconds(), routerId, most));
        claimed.sort(Comparator.comparingLong(Order::id));
        return claimed;
    }

    /** Those of the orders for whose account another order is being carried out. */
    public Set<Long> notAlone(List<Long> ids) {
        return Set.copyOf(sql.list("""
                SELECT o.id FROM provisioning_order o WHERE o.id = ANY(?::bigint[])
                AND EXISTS (SELECT 1 FROM provisioning_order r WHERE r.account_id = o.account_id AND r.id <> o.id AND r.state = 'RUNNING')
                """, row -> row.number("id"), ids));
    }

    /**
     * Those of the orders that the holder still has, locked until the end of the transaction. The joined text keeps PostgreSQL from the
     * index of running orders, most of whose entries are dead.
     */
    public Set<Long> held(List<Long> ids, String holder) {
        return Set.copyOf(sql.list(
                "SELECT id FROM provisioning_order WHERE id = ANY(?::bigint[]) AND state || '' = 'RUNNING' AND holder = ? ORDER BY id FOR UPDATE",
                row -> row.number("id"),
                ids,
                holder));
    }

    /** Those of the accounts that wait to be brought in line on this router, whatever for but an address. */
    public Set<Long> awaiting(long routerId, Collection<Long> accountIds) {
        return Set.copyOf(sql.list("""
                SELECT DISTINCT account_id FROM provisioning_order
                WHERE account_id = ANY(?::bigint[]) AND router_id = ? AND kind = 'ENSURE'
                AND (state = 'WAITING' OR state = 'PARKED' AND code <> 'POOL_EMPTY')
                """, row -> row.number("account_id"), accountIds, routerId));
    }

    /** How an order ended. */
    public record End(OrderState state, String code, String text, String detail, String result) {}

    public void finish(long id, End end) {
        sql.update("""
                UPDATE provisioning_order SET state = ?, code = ?, text = ?, detail = ?, result = ?, finished_at = now(), lease_until = NULL
                WHERE id = ?
                """, end.state(), end.code(), end.text(), end.detail(), end.result(), id);
    }

    /** Orders that went well, each with what came of it. */
    public void done(Map<Long, String> resultById) {
        List<Map.Entry<Long, String>> rows = List.copyOf(resultById.entrySet());
        if (!rows.isEmpty()) {
            sql.update("""
                    UPDATE provisioning_order o SET state = 'DONE', code = '', text = '', detail = '', result = t.result,
                           finished_at = now(), lease_until = NULL
                    FROM unnest(?::bigint[], ?::text[]) AS t(id, result) WHERE o.id = t.id
                    """, Sql.column(rows, Map.Entry::getKey), Sql.column(rows, Map.Entry::getValue));
        }
    }

    /** Puts a running order aside for that long, or until something wakes it. */
    public void park(long id, Duration length, String code, String text, String detail) {
        sql.update("""
                UPDATE provisioning_order o SET state = CASE WHEN %s THEN 'SUPERSEDED' ELSE 'PARKED' END,
                       due_at = now() + make_interval(secs => GREATEST(?, 1)), code = ?, text = ?, detail = ?, lease_until = NULL
                WHERE o.id = ?
                """.formatted(OVERTAKEN), seconds(length), code, text, detail, id);
    }

    /** Puts a running order back into the line, to be tried again after a while. */
    public void again(long id, Duration after, String text) {
        sql.update("""
                UPDATE provisioning_order o SET state = CASE WHEN %s THEN 'SUPERSEDED' ELSE 'WAITING' END,
                       due_at = now() + make_interval(secs => ?), text = ?, lease_until = NULL
                WHERE o.id = ?
                """.formatted(OVERTAKEN), after.toMillis() / 1000.0, text, id);
    }

    /**
     * Puts running orders back into the line that nobody has tried to carry out: they wait half as long again as they have waited so far,
     * 15 s at least and 5 min at most. The caller holds their accounts.
     */
    public void untried(List<Long> ids, String code, String text) {
        sql.update("""
                UPDATE provisioning_order o SET state = CASE WHEN %s THEN 'SUPERSEDED' ELSE 'WAITING' END,
                       due_at = now() + LEAST(interval '5 minutes', GREATEST(interval '15 seconds', (now() - o.created_at) / 2)),
                       attempts = GREATEST(o.attempts - 1, 0), code = ?, text = ?, lease_until = NULL
                WHERE o.id = ANY(?::bigint[])
                """.formatted(OVERTAKEN), code, text, ids);
    }

    /** Those of the orders whose account's source was not asked for its wish lately enough to be carried out now (ucrm-routeros.md 3.6). */
    public Set<Long> heardLongAgo(List<Long> ids) {
        return Set.copyOf(sql.list(
                "SELECT o.id FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id WHERE o.id = ANY(?::bigint[]) AND"
                        + HEARD_LONG_AGO,
                row -> row.number("id"),
                ids));
    }

    /** The billing has answered: orders of these accounts that waited for it alone are due; the routers that they are for. */
    public List<Long> heard(Collection<Long> accountIds, String code) {
        if (accountIds.isEmpty()) {
            return List.of();
        }
        return sql.list("""
                UPDATE provisioning_order SET due_at = now()
                WHERE account_id = ANY(?::bigint[]) AND state = 'WAITING' AND code = ? RETURNING router_id
                """, row -> row.number("router_id"), accountIds, code);
    }

    /** Whether so many or more wait for a worker now; what waits for a router that is away, or for a billing, waits for its time. */
    public boolean areManyDue(int many) {
        return sql.one(
                        "SELECT count(*) AS n FROM (SELECT 1 FROM provisioning_order WHERE state = 'WAITING' AND due_at <= now() LIMIT ?) AS due",
                        row -> row.number("n"),
                        many)
                >= many;
    }

    /** The router answers again: everything that waits for it goes on. */
    public int wakeRouter(long routerId) {
        return sql.update("""
                UPDATE provisioning_order SET state = 'WAITING', due_at = now()
                WHERE router_id = ? AND state = 'PARKED' AND code <> 'POOL_EMPTY'
                """, routerId);
    }

    /** An address may be free: the service's order goes on. */
    public Optional<Order> wakeService(ServiceKey service) {
        Optional<Long> woken = sql.first("""
                UPDATE provisioning_order SET state = 'WAITING', due_at = now()
                WHERE state = 'PARKED' AND code = 'POOL_EMPTY'
                AND account_id = (SELECT id FROM provisioning_account WHERE source = ? AND service = ?) RETURNING id
                """, row -> row.number("id"), service.source(), service.id());
        return woken.flatMap(this::withId);
    }

    /** The router does not answer: whatever waits for it waits that long, so that nobody tries in vain. */
    public void parkAll(long routerId, Duration length, String code, String text, String detail) {
        sql.update("""
                WITH parked AS (
                    UPDATE provisioning_order SET state = 'PARKED', due_at = now() + make_interval(secs => GREATEST(?, 1)), code = ?, text = ?, detail = ?
                    WHERE router_id = ? AND state = 'WAITING' AND due_at <= now() RETURNING account_id, kind)
                UPDATE provisioning_account a SET state = 'WAITING_FOR_ROUTER', code = ?, text = ?, detail = ?, version = version + 1, updated_at = now()
                FROM parked p WHERE a.id = p.account_id AND p.kind = 'ENSURE'
                """, seconds(length), code, text, detail, routerId, code, text, detail);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    /** Takes services out of the line for addresses that have no order any more that could use one. */
    public void forgetIdleWaiters() {
        sql.update("""
                DELETE FROM address_wait w WHERE NOT EXISTS (
                    SELECT 1 FROM provisioning_order o JOIN provisioning_account a ON a.id = o.account_id
                    WHERE a.source = w.source AND a.service = w.service AND o.state IN ('WAITING', 'PARKED', 'RUNNING'))
                """);
    }

    /** Wakes what was parked for long enough and what a dead node left behind. */
    public void sweep() {
        sql.update("""
                UPDATE provisioning_order o SET state = CASE WHEN %s THEN 'SUPERSEDED' ELSE 'WAITING' END, due_at = now(), lease_until = NULL
                WHERE o.state = 'RUNNING' AND o.lease_until < now()
                """.formatted(OVERTAKEN));
        sql.update(
                "UPDATE provisioning_order SET state = 'WAITING' WHERE state = 'PARKED' AND due_at <= now() AND code <> 'POOL_EMPTY'");
    }

    /** Routers with work that is due and that nobody does; who has waited longest comes first. */
    public List<Long> unattendedRouters() {
        return sql.list("""
                SELECT o.router_id FROM provisioning_order o WHERE o.state = 'WAITING' AND o.due_at <= now()
                AND NOT EXISTS (SELECT 1 FROM provisioning_router_lease l WHERE l.router_id = o.router_id AND l.lease_until > now())
                GROUP BY o.router_id ORDER BY min(o.id) LIMIT 10000
                """, row -> row.number("router_id"));
    }

    /** Other routers for which orders of these accounts wait that are due. */
    public List<Long> routersAwaitedBy(Collection<Long> accountIds, long butNot) {
        return sql.list("""
                SELECT DISTINCT router_id FROM provisioning_order
                WHERE account_id = ANY(?::bigint[]) AND state = 'WAITING' AND due_at <= now() AND router_id <> ? LIMIT 1000
                """, row -> row.number("router_id"), accountIds, butNot);
    }

    /** The account's newest orders; never more than {@code limit}. */
    public List<Order> ofAccount(long accountId, int limit) {
        return sql.list(SELECT + " WHERE o.account_id = ? ORDER BY o.id DESC LIMIT ?", Orders::order, accountId, limit);
    }

    /** Whether something waits for the router that could be done now. Asked for in the order of the line: PostgreSQL reads all orders otherwise. */
    public boolean hasDue(long routerId) {
        return sql.first("""
                        SELECT 1 FROM provisioning_order o WHERE router_id = ? AND state = 'WAITING' AND due_at <= now()
                        AND NOT EXISTS (SELECT 1 FROM provisioning_order r WHERE r.account_id = o.account_id AND r.state = 'RUNNING')
                        ORDER BY o.id LIMIT 1
                        """, row -> true, routerId).isPresent();
    }

    /** Keeps what the holders are doing from being given to others; what is just being written down needs no more time. */
    public void renew(List<String> holders, Duration lease) {
        sql.update("""
                UPDATE provisioning_order SET lease_until = now() + make_interval(secs => ?)
                WHERE id IN (SELECT id FROM provisioning_order WHERE state = 'RUNNING' AND holder = ANY(?::text[]) ORDER BY id FOR UPDATE SKIP LOCKED)
                """, (double) lease.toSeconds(), holders);
    }

    /** What a node was doing before it was started again is anybody's. */
    public void abandon(String node) {
        sql.update(
                "UPDATE provisioning_order SET lease_until = now() - interval '1 second' WHERE state = 'RUNNING' AND holder LIKE ? || ':%'",
                node);
    }

    /** Sends an order from the dead-letter list again. */
    public boolean resend(long id) {
        return sql.update("""
                        UPDATE provisioning_order o SET state = CASE WHEN %s THEN 'SUPERSEDED' ELSE 'WAITING' END,
                               due_at = now(), attempts = 0, finished_at = NULL
                        WHERE o.id = ? AND o.state IN ('REFUSED', 'FAILED', 'DEAD')
                        """.formatted(OVERTAKEN), id) == 1;
    }

    /** Lets what the router refused go on once more, where nothing newer has taken its place; how many orders there were. */
    public int tryRefusedAgain(long routerId) {
        return sql.update("""
                UPDATE provisioning_order o SET state = CASE WHEN o.kind = 'ENSURE' AND EXISTS (
                           SELECT 1 FROM provisioning_order n WHERE n.account_id = o.account_id AND n.kind = 'ENSURE' AND n.id <> o.id
                           AND (n.state IN ('WAITING', 'PARKED') OR n.id > o.id AND n.state IN ('RUNNING', 'REFUSED', 'FAILED')))
                       THEN 'SUPERSEDED' ELSE 'WAITING' END,
                       due_at = now(), attempts = 0, finished_at = NULL
                WHERE o.router_id = ? AND o.state IN ('REFUSED', 'FAILED')
                """, routerId);
    }

    /** What was in the way of the account on this router may be gone: its order that was refused for it goes on once more. */
    public boolean tryConflictAgain(long accountId, long routerId) {
        return sql.update("""
                        UPDATE provisioning_order o SET state = 'WAITING', due_at = now(), finished_at = NULL
                        FROM provisioning_account a
                        WHERE o.account_id = ? AND o.router_id = ? AND o.kind = 'ENSURE' AND o.state = 'REFUSED'
                        AND a.id = o.account_id AND a.state = 'CONFLICT'
                        AND NOT EXISTS (SELECT 1 FROM provisioning_order n
                            WHERE n.account_id = o.account_id AND n.kind = 'ENSURE' AND n.id > o.id)
                        """, accountId, routerId) > 0;
    }

    /** How many orders need a person, and the number of the newest of them; 0 where there is none. */
    public GivenUp givenUp() {
        return sql.one(
                "SELECT count(*) AS n, coalesce(max(o.id), 0) AS newest FROM provisioning_order o" + NEEDS_SOMEBODY,
                row -> new GivenUp(row.number("n"), row.number("newest")));
    }

    /** @param newest number of the newest order of them */
    public record GivenUp(long count, long newest) {}

    /** Orders that need a person, in the order of their numbers, from behind one number up to another. */
    public List<Order> givenUp(long behind, long upTo, int limit) {
        return sql.list(
                SELECT + NEEDS_SOMEBODY + " AND o.id > ? AND o.id <= ? ORDER BY o.id LIMIT ?",
                Orders::order,
                behind,
                upTo,
                limit);
    }

    private static final String NEEDS_SOMEBODY = " WHERE o.state IN ('REFUSED', 'FAILED', 'DEAD')";

    public boolean cancel(long id) {
        return sql.update(
                        "UPDATE provisioning_order SET state = 'CANCELLED', finished_at = now() WHERE id = ? AND state IN ('WAITING', 'PARKED', 'REFUSED', 'FAILED', 'DEAD')",
                        id)
                == 1;
    }

    /** States of the orders of these accounts that wait, are parked or are being carried out, by account: the newest of each. */
    public Map<Long, OrderState> openOf(Collection<Long> accountIds) {
        Map<Long, OrderState> stateByAccount = new HashMap<>();
        if (!accountIds.isEmpty()) {
            sql.list("""
                            SELECT DISTINCT ON (account_id) account_id, state FROM provisioning_order
                            WHERE account_id = ANY(?::bigint[]) AND kind = 'ENSURE' AND state IN ('WAITING', 'PARKED', 'RUNNING')
                            ORDER BY account_id, id DESC
                            """, row -> Map.entry(row.number("account_id"), row.choice("state", OrderState.class)), accountIds)
                    .forEach(open -> stateByAccount.put(open.getKey(), open.getValue()));
        }
        return stateByAccount;
    }

    /** The account's order that waits, is parked or is being carried out. */
    public Optional<Order> openOf(long accountId) {
        return sql.first(
                SELECT
                        + " WHERE o.account_id = ? AND o.kind = 'ENSURE' AND o.state IN ('WAITING', 'PARKED', 'RUNNING') ORDER BY o.id DESC LIMIT 1",
                Orders::order,
                accountId);
    }

    public Optional<Order> withId(long id) {
        return sql.first(SELECT + " WHERE o.id = ?", Orders::order, id);
    }

    /**
     * Newest first.
     *
     * @param page sort: {@code id, router, state, attempts, created, finished}, or empty for newest first; filter: a part of service, client, plan, account or router as the source names it, or the router's whole name
     */
    public Page<Order> list(Filter filter, PageRequest page) {
        String where = FITTING + (page.filter().isEmpty() ? "" : MATCHING);
        @Nullable Object[] parameters = fitting(filter, page.filter());
        long total = filtered.one(
                "SELECT count(*) AS n FROM provisioning_order o" + where, row -> row.number("n"), parameters);
        @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = page.limit();
        all[parameters.length + 1] = page.offset();
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        String order = page.column(SORTABLE, "o.id") + direction + ", o.id" + direction;
        return new Page<>(
                filtered.list(SELECT + where + " ORDER BY " + order + " LIMIT ? OFFSET ?", Orders::order, all),
                total,
                page.limit(),
                page.offset());
    }

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "o.id",
            "router", "lower(o.router_name)",
            "state", "o.state",
            "attempts", "o.attempts",
            "created", "o.created_at",
            "finished", "COALESCE(o.finished_at, '-infinity')");

    private static final String FITTING = """
             WHERE (? OR o.state = ANY(?::text[])) AND (? = 0 OR o.router_id = ?) AND o.created_at >= ? AND o.created_at < ?
            """;

    private static @Nullable Object[] fitting(Filter filter, String text) {
        List<String> names = filter.states().stream().map(OrderState::name).toList();
        List<@Nullable Object> all = new ArrayList<>(
                List.of(names.isEmpty(), names, filter.routerId(), filter.routerId(), filter.from(), filter.to()));
        if (!text.isEmpty()) {
            all.add(Like.containing(text));
            all.add(text);
        }
        return all.toArray();
    }

    /**
     * What orders of a list have in common.
     *
     * @param states empty for any
     * @param routerId 0 for any
     * @param from ordered then or later
     * @param to ordered before
     */
    public record Filter(List<OrderState> states, long routerId, Instant from, Instant to) {

        public static final Filter ALL = new Filter(List.of(), 0, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

        public Filter {
            states = List.copyOf(states);
        }

        /** Those in one of these states. */
        public static Filter in(List<OrderState> states) {
            return new Filter(states, 0, ALL.from(), ALL.to());
        }
    }

    private static final String MATCHING = """
             AND (o.account_id IN (SELECT m.id FROM provisioning_account m
                  WHERE (m.service || ' ' || m.client_name || ' ' || m.plan_name || ' ' || m.natural_key || ' ' || m.device_name) ILIKE ? LIMIT 10000)
                  OR o.router_name = ?)
            """;

    /** How many orders are in each state that is not final. */
    public List<Accounts.Count> countOpenByState() {
        return sql.list("""
                SELECT state, count(*) AS n FROM provisioning_order
                WHERE state IN ('WAITING', 'RUNNING', 'PARKED', 'REFUSED', 'FAILED', 'DEAD') GROUP BY state ORDER BY state
                """, row -> new Accounts.Count(row.text("state"), row.number("n")));
    }

    private static Order order(Sql.Row row) throws SQLException {
        return new Order(
                row.number("id"),
                row.choice("kind", OrderKind.class),
                row.number("account_id"),
                row.nullableNumber("cleanup_id"),
                new ServiceKey(row.text("source"), row.text("service")),
                row.number("router_id"),
                row.text("router_name"),
                row.choice("state", OrderState.class),
                row.text("code"),
                row.text("text"),
                row.text("detail"),
                row.text("result"),
                row.text("cause"),
                row.text("correlation"),
                (int) row.number("attempts"),
                row.instant("created_at"),
                row.instant("due_at"),
                row.nullableInstant("started_at"),
                row.nullableInstant("finished_at"),
                row.flag("heard_long_ago"));
    }
}
