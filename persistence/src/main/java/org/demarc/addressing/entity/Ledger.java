package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.subscriber.entity.SearchWords;
import org.jspecify.annotations.Nullable;

/** The append-only record of who had which address when (ucrm-routeros.md 7.5). */
@Dependent
public class Ledger {

    private static final String SELECT = """
            SELECT id, host(address) AS address, source, service, client_id, client_name, router, kind, natural_key, origin, cause,
                   from_at, to_at, release_pending FROM address_ledger
            """;

    private final Sql sql;

    @Inject
    public Ledger(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** An interval that is to be open. */
    record Entry(Ipv4 address, ServiceKey service, Origin origin, LedgerFacts facts) {}

    /** Opens intervals, each unless the one that is open for its address tells the same. */
    void keepOpen(String space, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.update(
                """
                UPDATE address_ledger l SET to_at = now()
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t(address, source, service, router, kind, natural_key)
                WHERE l.space = ? AND l.address = t.address::inet AND l.to_at IS NULL
                AND (l.source, l.service, l.router, l.kind, l.natural_key) <> (t.source, t.service, t.router, t.kind, t.natural_key)
                """,
                Sql.column(entries, entry -> entry.address().toString()),
                Sql.column(entries, entry -> entry.service().source()),
                Sql.column(entries, entry -> entry.service().id()),
                Sql.column(entries, entry -> entry.facts().router()),
                Sql.column(entries, entry -> entry.facts().kind()),
                Sql.column(entries, entry -> entry.facts().naturalKey()),
                space);
        sql.update(
                """
                INSERT INTO address_ledger (space, address, source, service, client_id, client_name, router, kind, natural_key, origin, cause, from_at)
                SELECT ?, t.address::inet, t.source, t.service, t.client_id, t.client_name, t.router, t.kind, t.natural_key, t.origin, t.cause, now()
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t(address, source, service, client_id, client_name, router, kind, natural_key, origin, cause)
                ON CONFLICT (space, address) WHERE to_at IS NULL DO NOTHING
                """,
                space,
                Sql.column(entries, entry -> entry.address().toString()),
                Sql.column(entries, entry -> entry.service().source()),
                Sql.column(entries, entry -> entry.service().id()),
                Sql.column(entries, entry -> entry.facts().clientId()),
                Sql.column(entries, entry -> entry.facts().clientName()),
                Sql.column(entries, entry -> entry.facts().router()),
                Sql.column(entries, entry -> entry.facts().kind()),
                Sql.column(entries, entry -> entry.facts().naturalKey()),
                Sql.column(entries, entry -> entry.origin().name()),
                Sql.column(entries, entry -> entry.facts().cause()));
    }

    void close(String space, Ipv4 address, ServiceKey service) {
        sql.update("""
                UPDATE address_ledger SET to_at = now(), release_pending = false
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND to_at IS NULL
                """, space, address.toString(), service.source(), service.id());
    }

    void markPending(String space, Ipv4 address, ServiceKey service, boolean isPending) {
        sql.update("""
                UPDATE address_ledger SET release_pending = ?
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND to_at IS NULL
                """, isPending, space, address.toString(), service.source(), service.id());
    }

    /** Who had the address at that instant. */
    public Optional<LedgerInterval> holderAt(String space, Ipv4 address, Instant at) {
        return sql.first(
                SELECT
                        + " WHERE space = ? AND address = ?::inet AND from_at <= ? AND (to_at IS NULL OR to_at > ?) ORDER BY from_at DESC LIMIT 1",
                Ledger::interval,
                space,
                address.toString(),
                at,
                at);
    }

    /** Who had the address last before that instant. */
    public Optional<LedgerInterval> lastBefore(String space, Ipv4 address, Instant at) {
        return sql.first(
                SELECT + " WHERE space = ? AND address = ?::inet AND to_at <= ? ORDER BY to_at DESC LIMIT 1",
                Ledger::interval,
                space,
                address.toString(),
                at);
    }

    private static final Map<String, String> SORTABLE = Map.of(
            "from", "from_at", "to", "COALESCE(to_at, 'infinity')", "service", "service", "client", "client_name");

    private static final String OF_ADDRESS =
            " WHERE space = ? AND address = ?::inet AND from_at < ? AND (to_at IS NULL OR to_at >= ?)";
    private static final String OF_SERVICE = " WHERE source = ? AND service = ?";
    private static final String MATCHING =
            " AND (source || '/' || service || ' ' || client_name || ' ' || router || ' ' || natural_key) ILIKE ?";

    /**
     * Intervals of an address that touch the time between, newest first unless sorted by {@code from, to, service, client}; the filter
     * looks at service, client, router and account.
     */
    public Page<LedgerInterval> history(String space, Ipv4 address, Instant from, Instant to, PageRequest page) {
        return page(OF_ADDRESS, page, space, address.toString(), to, from);
    }

    /** All addresses of a service, as {@link #history} sorts and filters them. */
    public Page<LedgerInterval> ofService(ServiceKey service, PageRequest page) {
        return page(OF_SERVICE, page, service.source(), service.id());
    }

    private Page<LedgerInterval> page(String which, PageRequest page, Object... given) {
        List<Object> parameters = new ArrayList<>(List.of(given));
        parameters.add("%" + SearchWords.escaped(page.filter()) + "%");
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        String order = " ORDER BY " + page.column(SORTABLE, "from_at") + direction + ", id" + direction;
        long total = sql.one(
                "SELECT count(*) AS n FROM address_ledger" + which + MATCHING,
                row -> row.number("n"),
                parameters.toArray());
        parameters.add(page.limit());
        parameters.add(page.offset());
        List<LedgerInterval> items = sql.list(
                SELECT + which + MATCHING + order + " LIMIT ? OFFSET ?", Ledger::interval, parameters.toArray());
        return new Page<>(items, total, page.limit(), page.offset());
    }

    private static final String BEHIND = " AND (from_at, id) < (?, ?) ORDER BY from_at DESC, id DESC LIMIT ?";

    /** Intervals of an address behind one of them, newest first; never more than {@code limit}. */
    public List<LedgerInterval> historyBehind(
            String space, Ipv4 address, Instant from, Instant to, @Nullable LedgerInterval last, int limit) {
        return sql.list(
                SELECT + OF_ADDRESS + BEHIND,
                Ledger::interval,
                space,
                address.toString(),
                to,
                from,
                last == null ? NEWEST : last.from(),
                last == null ? Long.MAX_VALUE : last.id(),
                limit);
    }

    /** Addresses of a service behind one of them, newest first; never more than {@code limit}. */
    public List<LedgerInterval> ofServiceBehind(ServiceKey service, @Nullable LedgerInterval last, int limit) {
        return sql.list(
                SELECT + OF_SERVICE + BEHIND,
                Ledger::interval,
                service.source(),
                service.id(),
                last == null ? NEWEST : last.from(),
                last == null ? Long.MAX_VALUE : last.id(),
                limit);
    }

    private static final Instant NEWEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Map<String, String> SORTABLE_QUESTIONS = Map.of("at", "id", "who", "who");

    /** Who asked what and why, newest first unless sorted by {@code at, who}; the filter looks at all three. */
    public Page<LedgerQuestion> questions(PageRequest page) {
        String like = "%" + SearchWords.escaped(page.filter()) + "%";
        String found = " FROM address_ledger_query WHERE (who || ' ' || what || ' ' || reason) ILIKE ?";
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        List<LedgerQuestion> items = sql.list(
                "SELECT id, at, who, what, reason" + found + " ORDER BY " + page.column(SORTABLE_QUESTIONS, "id")
                        + direction + ", id" + direction + " LIMIT ? OFFSET ?",
                row -> new LedgerQuestion(
                        row.number("id"), row.instant("at"), row.text("who"), row.text("what"), row.text("reason")),
                like,
                page.limit(),
                page.offset());
        return new Page<>(
                items,
                sql.one("SELECT count(*) AS n" + found, row -> row.number("n"), like),
                page.limit(),
                page.offset());
    }

    /** Writes down that somebody looked, before he is told. */
    public void recordQuery(String who, String what, String reason) {
        sql.update("INSERT INTO address_ledger_query (who, what, reason) VALUES (?, ?, ?)", who, what, reason);
    }

    private static LedgerInterval interval(Sql.Row row) throws SQLException {
        return new LedgerInterval(
                row.number("id"),
                Ipv4.of(row.text("address")),
                new ServiceKey(row.text("source"), row.text("service")),
                new LedgerFacts(
                        row.text("client_id"),
                        row.text("client_name"),
                        row.text("router"),
                        row.text("kind"),
                        row.text("natural_key"),
                        row.text("cause")),
                row.choice("origin", Origin.class),
                row.instant("from_at"),
                row.nullableInstant("to_at"),
                row.flag("release_pending"));
    }
}
