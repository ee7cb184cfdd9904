package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The accounts of services. */
@Dependent
public class Accounts {

    static final String COLUMNS = """
             id, source, service, client_id, client_name, plan_name, device_name, state, code, text, detail, warning, assumed,
                   wish, wish_number, kind, natural_key, host(address) AS address, router_id, applied, applied_at,
                   attempt_router_id, attempt, predecessor, successor, updated_at, overrides, drift_known
            """;
    private static final String SELECT = "SELECT" + COLUMNS + " FROM provisioning_account ";

    private final Sql sql;

    @Inject
    public Accounts(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /**
     * The services' accounts, made where there are none; locked until the end of the transaction in the order of their ids, so that two who
     * lock several never wait for each other.
     */
    public Map<ServiceKey, Account> locked(List<ServiceKey> services) {
        List<String> sources = services.stream().map(ServiceKey::source).toList();
        List<String> ids = services.stream().map(ServiceKey::id).toList();
        sql.update("""
                INSERT INTO provisioning_account (source, service)
                SELECT t.source, t.service FROM unnest(?::text[], ?::text[]) AS t(source, service)
                WHERE NOT EXISTS (SELECT 1 FROM provisioning_account a WHERE a.source = t.source AND a.service = t.service)
                ORDER BY t.source, t.service ON CONFLICT (source, service) DO NOTHING
                """, sources, ids);
        return sql
                .list(
                        SELECT
                                + " WHERE (source, service) IN (SELECT * FROM unnest(?::text[], ?::text[])) ORDER BY id FOR UPDATE",
                        Accounts::account,
                        sources,
                        ids)
                .stream()
                .collect(Collectors.toMap(Account::service, Function.identity()));
    }

    /** As {@link #locked(List)}, for one. */
    public Account locked(ServiceKey service) {
        return Objects.requireNonNull(locked(List.of(service)).get(service));
    }

    /** As {@link #locked(Collection)}, for one. */
    public Optional<Account> locked(long id) {
        return sql.first(SELECT + " WHERE id = ? FOR UPDATE", Accounts::account, id);
    }

    /** Those that there are, by id; locked in the order of their ids, so that two who lock several never wait for each other. */
    public Map<Long, Account> locked(Collection<Long> ids) {
        return sql.list(SELECT + " WHERE id = ANY(?::bigint[]) ORDER BY id FOR UPDATE", Accounts::account, ids).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** Locks them until the end of the transaction, in the order of their ids. */
    public void lock(Collection<Long> ids) {
        sql.list(
                "SELECT id FROM provisioning_account WHERE id = ANY(?::bigint[]) ORDER BY id FOR UPDATE",
                row -> row.number("id"),
                ids);
    }

    public Optional<Account> of(ServiceKey service) {
        return sql.first(
                SELECT + " WHERE source = ? AND service = ?", Accounts::account, service.source(), service.id());
    }

    public Optional<Account> withId(long id) {
        return sql.first(SELECT + " WHERE id = ?", Accounts::account, id);
    }

    /** Whether one of the accounts is not on the router yet. */
    public boolean isAnyNotOn(long routerId, Collection<Long> ids) {
        return sql.first(
                        "SELECT 1 FROM provisioning_account WHERE id = ANY(?::bigint[]) AND router_id IS DISTINCT FROM ? LIMIT 1",
                        row -> true,
                        ids,
                        routerId)
                .isPresent();
    }

    /** All accounts that the router has under one of these natural keys. */
    public List<Account> holding(long routerId, Collection<String> naturalKeys) {
        return sql.list(
                SELECT + " WHERE router_id = ? AND natural_key = ANY(?::text[]) ORDER BY id LIMIT 100000",
                Accounts::account,
                routerId,
                naturalKeys);
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

    /** Writes down new wishes and what becomes of them. */
    public void wish(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        sql.update(
                """
                UPDATE provisioning_account a SET client_id = t.client_id, client_name = t.client_name, plan_name = t.plan_name,
                    device_name = t.device_name, desired = t.desired, assumed = t.assumed, wish = t.sealed,
                    predecessor = CASE WHEN t.predecessor = '' THEN a.predecessor ELSE t.predecessor END,
                    asked_at = CASE t.heard WHEN 'ASKED' THEN now() - make_interval(secs => t.ago_ms / 1000.0) WHEN 'KNOWN' THEN a.asked_at END,
                    wish_number = a.wish_number + 1, state = t.state, code = t.code, text = t.text, detail = t.detail,
                    warning = t.warning, version = a.version + 1, updated_at = now()
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[],
                        ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t(id, client_id, client_name, plan_name, device_name, desired, assumed, sealed, predecessor,
                        heard, ago_ms, state, code, text, detail, warning)
                WHERE a.id = t.id
                """,
                Sql.column(wishes, Wish::id),
                Sql.column(wishes, Wish::clientId),
                Sql.column(wishes, Wish::clientName),
                Sql.column(wishes, Wish::planName),
                Sql.column(wishes, Wish::deviceName),
                Sql.column(wishes, Wish::desired),
                Sql.column(wishes, Wish::assumed),
                Sql.column(wishes, Wish::sealed),
                Sql.column(wishes, Wish::predecessor),
                Sql.column(wishes, wish -> wish.heard().how().name()),
                Sql.column(wishes, wish -> wish.heard().ago().toMillis()),
                Sql.column(wishes, wish -> wish.status().state().name()),
                Sql.column(wishes, wish -> wish.status().code()),
                Sql.column(wishes, wish -> wish.status().text()),
                Sql.column(wishes, wish -> wish.status().detail()),
                Sql.column(wishes, wish -> wish.status().warning()));
    }

    /**
     * The parts of an account's wish that are seen in lists, the whole, sealed, and what becomes of it.
     *
     * @param desired what shall become of the account, in one word
     */
    public record Wish(
            long id,
            String clientId,
            String clientName,
            String planName,
            String deviceName,
            String desired,
            boolean assumed,
            String predecessor,
            String sealed,
            Heard heard,
            Status status) {}

    /** The sources of these accounts' wishes were asked so long ago, and nothing has changed. */
    public void asked(Map<Long, Duration> agoById) {
        if (!agoById.isEmpty()) {
            sql.update("""
                    UPDATE provisioning_account a SET asked_at = now() - make_interval(secs => t.ago_ms / 1000.0)
                    FROM unnest(?::bigint[], ?::bigint[]) AS t(id, ago_ms) WHERE a.id = t.id
                    """, agoById.keySet(), Sql.column(agoById.values(), Duration::toMillis));
        }
    }

    /** Somebody means the wish as it is known: its source is not asked again. */
    public void told(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            sql.update(
                    "UPDATE provisioning_account SET asked_at = NULL WHERE id = ANY(?::bigint[]) AND asked_at IS NOT NULL",
                    ids);
        }
    }

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

    /**
     * What is about to be written to a router for an account.
     *
     * @param sealed the row as it shall be, sealed JSON
     * @param madeStatic the router's id of the lease that an attempt before, at the same row, may have made static; empty for none
     */
    public record Attempt(
            long id,
            long routerId,
            AccountKind kind,
            String naturalKey,
            String address,
            String sealed,
            String madeStatic) {}

    /** Notes the router's id of a dynamic lease, before the attempt on that router makes it static. */
    public void makingStatic(long id, long routerId, String row) {
        sql.update(
                "UPDATE provisioning_account SET made_static = ? WHERE id = ? AND attempt_router_id = ?",
                row,
                id,
                routerId);
    }

    /** The router's id of the lease that an attempt may have made static and left without a name; empty for none. */
    public String madeStatic(long id) {
        return sql.first(
                        "SELECT made_static FROM provisioning_account WHERE id = ?", row -> row.text("made_static"), id)
                .orElse("");
    }

    /** Notes what is about to be written to routers, before it is. */
    public void attempt(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        sql.update(
                """
                UPDATE provisioning_account a SET attempt_router_id = t.router_id, attempt = t.sealed, made_static = t.made_static,
                    kind = CASE WHEN a.router_id IS NULL THEN t.kind ELSE a.kind END,
                    natural_key = CASE WHEN a.router_id IS NULL THEN t.natural_key ELSE a.natural_key END,
                    address = CASE WHEN a.router_id IS NULL THEN NULLIF(t.address, '')::inet ELSE a.address END,
                    version = a.version + 1, updated_at = now()
                FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t(id, router_id, kind, natural_key, address, sealed, made_static)
                WHERE a.id = t.id
                """,
                Sql.column(attempts, Attempt::id),
                Sql.column(attempts, Attempt::routerId),
                Sql.column(attempts, attempt -> attempt.kind().name()),
                Sql.column(attempts, Attempt::naturalKey),
                Sql.column(attempts, Attempt::address),
                Sql.column(attempts, Attempt::sealed),
                Sql.column(attempts, Attempt::madeStatic));
    }

    /** Nothing was written there after all, or it was undone. */
    public void attemptUndone(long id) {
        sql.update("""
                UPDATE provisioning_account SET attempt_router_id = NULL, attempt = NULL,
                    address = CASE WHEN router_id IS NULL THEN NULL ELSE address END, version = version + 1, updated_at = now()
                WHERE id = ?
                """, id);
    }

    /**
     * An account as a router shows it.
     *
     * @param sealed the row, sealed JSON
     * @param warning what an operator should know although it works, empty for nothing
     */
    public record Shown(
            long id,
            long routerId,
            AccountKind kind,
            String naturalKey,
            String address,
            String sealed,
            AccountState state,
            String warning) {}

    /** Routers show these accounts. */
    public void applied(List<Shown> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        sql.update(
                """
                UPDATE provisioning_account a SET router_id = t.router_id, applied = t.sealed, applied_at = now(), kind = t.kind,
                    natural_key = t.natural_key, address = NULLIF(t.address, '')::inet, attempt_router_id = NULL, attempt = NULL,
                    successor = '', drift_known = false, adopted_different = false, state = t.state, code = '', text = '', detail = '', warning = t.warning,
                    version = a.version + 1, updated_at = now()
                FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t(id, router_id, kind, natural_key, address, sealed, state, warning)
                WHERE a.id = t.id
                """,
                Sql.column(accounts, Shown::id),
                Sql.column(accounts, Shown::routerId),
                Sql.column(accounts, shown -> shown.kind().name()),
                Sql.column(accounts, Shown::naturalKey),
                Sql.column(accounts, Shown::address),
                Sql.column(accounts, Shown::sealed),
                Sql.column(accounts, shown -> shown.state().name()),
                Sql.column(accounts, Shown::warning));
    }

    /** How often each of the services was wished for differently; those that nobody has wished for are left out. */
    public Map<ServiceKey, Long> wishNumbers(List<ServiceKey> services) {
        return sql
                .list(
                        """
                        SELECT a.source, a.service, a.wish_number FROM unnest(?::text[], ?::text[]) AS t(source, service)
                        JOIN provisioning_account a ON a.source = t.source AND a.service = t.service
                        """,
                        row -> Map.entry(
                                new ServiceKey(row.text("source"), row.text("service")), row.number("wish_number")),
                        Sql.column(services, ServiceKey::source),
                        Sql.column(services, ServiceKey::id))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** The router is not as it should be: the next order looks at it although nothing else has changed. */
    public void driftKnown(long id) {
        sql.update("UPDATE provisioning_account SET drift_known = true, version = version + 1 WHERE id = ?", id);
    }

    /** It was taken over as it was found: what differs is for people to mend, not for the reconciler. */
    public void adoptedDifferent(long id) {
        sql.update("UPDATE provisioning_account SET adopted_different = true, version = version + 1 WHERE id = ?", id);
    }

    /** Services on the router that were taken over with differences which nobody has mended yet. */
    public Set<ServiceKey> adoptedDifferentOn(long routerId) {
        return Set.copyOf(sql.list(
                "SELECT source, service FROM provisioning_account WHERE router_id = ? AND adopted_different ORDER BY id LIMIT 100000",
                row -> new ServiceKey(row.text("source"), row.text("service")),
                routerId));
    }

    /**
     * Services on the router whose accounts were written to since then: what somebody has read of them before is old.
     *
     * @param since by the database's clock
     */
    public Set<ServiceKey> changedOn(long routerId, Instant since) {
        return Set.copyOf(sql.list(
                "SELECT source, service FROM provisioning_account WHERE router_id = ? AND updated_at > ? ORDER BY id LIMIT 100000",
                row -> new ServiceKey(row.text("source"), row.text("service")),
                routerId,
                since));
    }

    /** Whether somebody has written to the account since. */
    public boolean isChangedSince(long id, Instant since) {
        return sql.first("SELECT 1 FROM provisioning_account WHERE id = ? AND updated_at > ?", row -> true, id, since)
                .isPresent();
    }

    /** What a router was found to show, written down without touching it; states stay as they are. */
    public void noted(long id, String naturalKey, String address, String sealed) {
        sql.update("""
                UPDATE provisioning_account SET applied = ?, applied_at = now(), natural_key = ?, address = NULLIF(?, '')::inet,
                    drift_known = false, version = version + 1, updated_at = now()
                WHERE id = ? AND router_id IS NOT NULL
                """, sealed, naturalKey, address, id);
    }

    /** Values that operators accepted from the router, sealed; null for none. */
    public void overrides(long id, @Nullable String sealed) {
        sql.update(
                "UPDATE provisioning_account SET overrides = ?, version = version + 1, updated_at = now() WHERE id = ?",
                sealed,
                id);
    }

    /**
     * There is no row on any router any more.
     *
     * @param successor id of the service that took it over, empty when it was removed
     */
    public void vanished(long id, String successor) {
        sql.update("""
                UPDATE provisioning_account SET router_id = NULL, applied = NULL, applied_at = NULL, address = NULL,
                    attempt_router_id = NULL, attempt = NULL, adopted_different = false, successor = ?, version = version + 1, updated_at = now()
                WHERE id = ?
                """, successor, id);
    }

    /**
     * A page of services.
     *
     * @param filter what they have in common
     * @param page sort: {@code service, client, plan, device, account, desired, state, updated} or empty for last changed first; each has an
     *     index, so that a million services are not sorted for one page. By the last order they would be: it is asked of each of them
     */
    public Page<AccountLine> list(AccountFilter filter, PageRequest page) {
        @Nullable Object[] parameters = parameters(filter, page.filter());
        long total = sql.one(
                "SELECT count(*) AS n FROM provisioning_account a" + FITTING, row -> row.number("n"), parameters);
        @Nullable Object[] all = java.util.Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = page.limit();
        all[parameters.length + 1] = page.offset();
        List<AccountLine> lines = sql.list(LINE + FITTING + order(page) + " LIMIT ? OFFSET ?", Accounts::line, all);
        return new Page<>(lines, total, page.limit(), page.offset());
    }

    private static final String FITTING = """
                 WHERE (? = '' OR a.source = ?) AND (? = '' OR a.state = ?) AND (? = 0 OR a.router_id = ?)
                 AND (? = '' OR a.client_id = ?) AND (? = '' OR a.plan_name = ?)
                 AND (? = '' OR (a.service || ' ' || a.client_name || ' ' || a.plan_name || ' ' || a.natural_key || ' ' || a.device_name)
                      ILIKE '%' || ? || '%' OR host(a.address) = ?)
                """;

    private static @Nullable Object[] parameters(AccountFilter filter, String text) {
        return new Object[] {
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
            text,
            escaped(text),
            text
        };
    }

    /** How many fit the filter and the free text. */
    public long count(AccountFilter filter, String text) {
        return sql.one(
                "SELECT count(*) AS n FROM provisioning_account a" + FITTING,
                row -> row.number("n"),
                parameters(filter, text));
    }

    /** A service and the id of its account, by which lists are gone through in parts. */
    public record Numbered(long id, ServiceKey service) {}

    /** Those that fit the filter and the free text behind an account's id, in the order of ids; never more than {@code limit}. */
    public List<Numbered> behind(long id, AccountFilter filter, String text, int limit) {
        @Nullable Object[] fitting = parameters(filter, text);
        @Nullable Object[] all = java.util.Arrays.copyOf(fitting, fitting.length + 2);
        all[fitting.length] = id;
        all[fitting.length + 1] = limit;
        return sql.list(
                "SELECT a.id, a.source, a.service FROM provisioning_account a" + FITTING
                        + " AND a.id > ? ORDER BY a.id LIMIT ?",
                row -> new Numbered(row.number("id"), new ServiceKey(row.text("source"), row.text("service"))),
                all);
    }

    /**
     * Services that are meant together: what a list with these filters shows.
     *
     * @param services those of them that are meant; empty for all that fit
     * @param text as {@link PageRequest#filter()}
     */
    public record Many(List<ServiceKey> services, AccountFilter filter, String text) implements Serializable {

        public Many {
            services = List.copyOf(services);
            text = text.strip();
        }
    }

    private static final String MEANT =
            FITTING + " AND (? OR (a.source, a.service) IN (SELECT * FROM unnest(?::text[], ?::text[])))";

    private static List<@Nullable Object> meant(Many many) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(parameters(many.filter(), many.text())));
        all.add(many.services().isEmpty());
        all.add(Sql.column(many.services(), ServiceKey::source));
        all.add(Sql.column(many.services(), ServiceKey::id));
        return all;
    }

    /** Ids of the accounts that are meant, in their order; never more than {@code limit}. */
    public List<Long> ids(Many many, long limit) {
        List<@Nullable Object> all = meant(many);
        all.add(limit);
        return sql.list(
                "SELECT a.id FROM provisioning_account a" + MEANT + " ORDER BY a.id LIMIT ?",
                row -> row.number("id"),
                all.toArray());
    }

    /**
     * How many of the services that are meant are on one router.
     *
     * @param routerId 0 for those that are on none
     * @param changes how many of them are to be what is asked for
     * @param sessions how many of these may have a PPP session
     * @param managed all accounts on the router, whether they are meant or not
     */
    public record Share(long routerId, String router, long services, long changes, long sessions, int managed) {}

    /** Those that are meant by router, in the order of routers' names; {@code desired} says which of them count as changes. */
    public List<Share> shares(Many many, List<String> desired) {
        List<@Nullable Object> all = new ArrayList<>(List.of(desired, desired, AccountKind.PPPOE));
        all.addAll(meant(many));
        return sql.list(
                """
                SELECT COALESCE(a.router_id, 0) AS router, COALESCE(r.name, '') AS name, count(*) AS services,
                       count(*) FILTER (WHERE a.desired = ANY(?::text[])) AS changes,
                       count(*) FILTER (WHERE a.desired = ANY(?::text[]) AND a.kind = ?) AS sessions,
                       (SELECT count(*) FROM provisioning_account m WHERE m.router_id = a.router_id) AS managed
                FROM provisioning_account a LEFT JOIN routeros_router r ON r.id = a.router_id
                """ + MEANT + " GROUP BY a.router_id, r.name ORDER BY r.name, a.router_id",
                row -> new Share(
                        row.number("router"),
                        row.text("name"),
                        row.number("services"),
                        row.number("changes"),
                        row.number("sessions"),
                        (int) row.number("managed")),
                all.toArray());
    }

    /** Names of the plans that services have, in order; never more than {@code limit}. Asks the index for one after the other. */
    public List<String> plans(int limit) {
        return sql.list("""
                WITH RECURSIVE known AS (
                  SELECT min(plan_name) AS plan FROM provisioning_account WHERE plan_name > ''
                  UNION ALL SELECT (SELECT min(a.plan_name) FROM provisioning_account a WHERE a.plan_name > known.plan) FROM known
                  WHERE known.plan IS NOT NULL)
                SELECT plan FROM known WHERE plan IS NOT NULL ORDER BY plan LIMIT ?
                """, row -> row.text("plan"), limit);
    }

    /** The sources that have services here, in order; never more than {@code limit}. Asks the index for one after the other. */
    public List<String> sources(int limit) {
        return sql.list("""
                WITH RECURSIVE known AS (
                  SELECT min(source) AS source FROM provisioning_account
                  UNION ALL SELECT (SELECT min(a.source) FROM provisioning_account a WHERE a.source > known.source) FROM known
                  WHERE known.source IS NOT NULL)
                SELECT source FROM known WHERE source IS NOT NULL ORDER BY source LIMIT ?
                """, row -> row.text("source"), limit);
    }

    /** Of these there are few: inside each the last changed come first, as the indexes have them. */
    private static final Set<String> OF_FEW = Set.of("a.state", "a.desired");

    private static final Map<String, String> SORTABLE = Map.of(
            "updated", "a.updated_at",
            "service", "a.service",
            "client", "a.client_name",
            "plan", "a.plan_name",
            "device", "a.device_name",
            "account", "lower(a.natural_key)",
            "desired", "a.desired",
            "state", "a.state");

    private static final String LINE = """
            SELECT a.id, a.source, a.service, a.client_id, a.client_name, a.plan_name, a.device_name, a.kind, a.natural_key,
                   host(a.address) AS address, a.desired, a.assumed, a.state, a.code, a.text, a.detail, a.warning, a.router_id, a.applied_at, a.updated_at,
                   EXISTS (SELECT 1 FROM provisioning_cleanup c WHERE c.account_id = a.id AND c.done_at IS NULL) AS cleanup,
                   COALESCE((SELECT o.state FROM provisioning_order o WHERE o.account_id = a.id ORDER BY o.id DESC LIMIT 1), '') AS last_order
            FROM provisioning_account a
            """;

    /** One line of the list of services, for one service. */
    public Optional<AccountLine> line(ServiceKey service) {
        return sql.first(
                LINE + " WHERE a.source = ? AND a.service = ?", Accounts::line, service.source(), service.id());
    }

    /**
     * A service of a subscriber.
     *
     * @param matchedBy CLIENT: the client of the subscriber's own source; LOGIN, MAC, ADDRESS: what both have in common
     */
    public record OfSubscriber(AccountLine line, String matchedBy) {}

    private static final int MOST_OF_ONE = 50;

    /** Services on routers that are the subscriber's, the surest matches first; at most 50. */
    public List<OfSubscriber> ofSubscriber(long subscriberId) {
        return sql.list(
                "WITH matched AS (" + MATCHES_OF_SUBSCRIBER + ") " + LINE.replace("SELECT a.id", "SELECT m.way, a.id")
                        + " JOIN (SELECT id, min(way) AS way FROM matched GROUP BY id) m ON m.id = a.id"
                        + " ORDER BY m.way, a.updated_at DESC, a.id LIMIT ?",
                row -> new OfSubscriber(line(row), row.text("way").substring(1)),
                subscriberId,
                subscriberId,
                subscriberId,
                subscriberId,
                MOST_OF_ONE);
    }

    private static final String MATCHES_OF_SUBSCRIBER = """
            SELECT p.id, '1CLIENT' AS way FROM subscriber s JOIN billing_source b ON b.id = s.source_id
              JOIN provisioning_account p ON p.source = b.name AND p.client_id = s.external_id WHERE s.id = ?
            UNION ALL
            SELECT p.id, '2LOGIN' FROM subscriber s
              JOIN provisioning_account p ON lower(p.natural_key) = lower(s.login) AND p.natural_key <> '' WHERE s.id = ?
            UNION ALL
            SELECT p.id, '3MAC' FROM subscriber_ip i
              JOIN provisioning_account p ON lower(p.natural_key) = i.mac::text AND p.natural_key <> '' WHERE i.subscriber_id = ?
            UNION ALL
            SELECT p.id, '4ADDRESS' FROM subscriber_ip i
              JOIN provisioning_account p ON p.address = i.ip WHERE i.subscriber_id = ?
            """;

    /** A subscriber who may be the one of a service. */
    public record Customer(long id, String name, String login, String source, String matchedBy) {}

    /** Subscribers of billings that the service matches, the surest first; at most 5. */
    public List<Customer> customersOf(ServiceKey service) {
        return sql.list(
                """
                SELECT s.id, s.name, s.login, b.name AS source, min(m.way) AS way FROM (
                  SELECT s.id, '1CLIENT' AS way FROM provisioning_account p JOIN billing_source b ON lower(b.name) = lower(p.source)
                    JOIN subscriber s ON s.source_id = b.id AND s.external_id = p.client_id WHERE p.source = ? AND p.service = ?
                  UNION ALL
                  SELECT s.id, '2LOGIN' FROM provisioning_account p
                    JOIN subscriber s ON lower(s.login) = lower(p.natural_key) AND s.login <> '' WHERE p.source = ? AND p.service = ?
                  UNION ALL
                  SELECT i.subscriber_id, '3MAC' FROM provisioning_account p JOIN subscriber_ip i
                    ON i.mac = CASE WHEN p.kind = 'DHCP' AND p.natural_key ~ '^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$' THEN p.natural_key::macaddr END
                    WHERE p.source = ? AND p.service = ?
                  UNION ALL
                  SELECT i.subscriber_id, '4ADDRESS' FROM provisioning_account p JOIN subscriber_ip i ON i.ip = p.address
                    WHERE p.source = ? AND p.service = ?
                ) m JOIN subscriber s ON s.id = m.id JOIN billing_source b ON b.id = s.source_id
                GROUP BY s.id, s.name, s.login, b.name ORDER BY way, s.id LIMIT 5
                """,
                row -> new Customer(
                        row.number("id"),
                        row.text("name"),
                        row.text("login"),
                        row.text("source"),
                        row.text("way").substring(1)),
                service.source(),
                service.id(),
                service.source(),
                service.id(),
                service.source(),
                service.id(),
                service.source(),
                service.id());
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
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        String column = page.column(SORTABLE, "a.updated_at");
        String lastChanged = OF_FEW.contains(column) ? ", a.updated_at" + (direction.isEmpty() ? " DESC" : "") : "";
        return " ORDER BY " + column + direction + lastChanged + ", a.id" + direction;
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
                row.text("desired"),
                row.flag("assumed"),
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

    static Account account(Sql.Row row) throws SQLException {
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
                row.instant("updated_at"),
                row.nullableText("overrides"),
                row.flag("drift_known"));
    }

    private static @Nullable AccountKind kind(String text) {
        return text.isEmpty() ? null : AccountKind.valueOf(text);
    }
}
