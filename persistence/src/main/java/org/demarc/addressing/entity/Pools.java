package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.subscriber.entity.SearchWords;
import org.jspecify.annotations.Nullable;

/** The pools, their prefixes and the exclusions. */
@Dependent
public class Pools {

    private static final String SELECT = """
            SELECT p.id, p.version, p.space, p.name, p.kind, p.router_id, p.position,
                   COALESCE((SELECT array_agg(x.prefix::text ORDER BY x.position, x.id) FROM address_prefix x WHERE x.pool_id = p.id), '{}') AS prefixes
            FROM address_pool p
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "p.id",
            "name",
            "lower(p.name)",
            "kind",
            "p.kind",
            "routerId",
            "p.router_id",
            "position",
            "p.position");

    private static final Map<String, String> SORTABLE_EXCLUSIONS = Map.of("id", "id", "range", "first", "note", "note");

    /**
     * The router's row, which nobody removes before the statement is done; its parameter is the router's id. A statement that meets the
     * removal waits for its end and then finds no router: what was read meanwhile must not be remembered, for nobody would forget it again.
     */
    private static final String KEPT_ROUTER = "SELECT id FROM routeros_router WHERE id = ? FOR KEY SHARE";

    /** Begins a statement that remembers something of a router that is there. */
    private static final String OF_KEPT_ROUTER = "WITH router AS (" + KEPT_ROUTER + ")\n";

    private final Sql sql;

    @Inject
    public Pools(Sql sql) {
        this.sql = sql;
    }

    /** In the order of space, kind, router and position; never more than {@code limit}. */
    public List<Pool> list(int limit) {
        return sql.list(
                SELECT + " ORDER BY p.space, p.kind DESC, p.router_id NULLS FIRST, p.position, p.id LIMIT ?",
                Pools::pool,
                limit);
    }

    /** In the order of {@link #list} unless asked otherwise; the filter looks at names, prefixes and routers. */
    public Page<Pool> page(PageRequest request) {
        String like = "%" + SearchWords.escaped(request.filter()) + "%";
        String found = " WHERE (p.name ILIKE ? OR EXISTS (SELECT 1 FROM address_prefix f WHERE f.pool_id = p.id"
                + " AND f.prefix::text LIKE ?) OR EXISTS (SELECT 1 FROM routeros_router r WHERE r.id = p.router_id AND r.name ILIKE ?))";
        String usual = "p.space, p.kind DESC, p.router_id NULLS FIRST, p.position";
        String order = request.order(SORTABLE, usual, " DESC");
        List<Pool> items = sql.list(
                SELECT + found + " ORDER BY " + order + ", p.id LIMIT ? OFFSET ?",
                Pools::pool,
                like,
                like,
                like,
                request.limit(),
                request.offset());
        long total =
                sql.one("SELECT count(*) AS n FROM address_pool p" + found, row -> row.number("n"), like, like, like);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    public Optional<Pool> withId(long id) {
        return sql.first(SELECT + " WHERE p.id = ?", Pools::pool, id);
    }

    /** The pools of a queue in the order they are drawn from. */
    public List<Pool> of(DrawQueue queue) {
        return sql.list(
                SELECT
                        + " WHERE p.space = ? AND p.kind = ? AND COALESCE(p.router_id, 0) = ? ORDER BY p.position, p.id LIMIT 1000",
                Pools::pool,
                queue.space(),
                queue.kind(),
                queue.routerId());
    }

    /** Whether there is the router; if so, nobody removes it before the transaction ends. */
    public boolean keepsRouter(long routerId) {
        return sql.first(KEPT_ROUTER, row -> true, routerId).isPresent();
    }

    /**
     * Makes a pool without prefixes.
     *
     * @return its id
     */
    public long create(String space, String name, PoolKind kind, @Nullable Long routerId, int position) {
        return sql.one(
                "INSERT INTO address_pool (space, name, kind, router_id, position) VALUES (?, ?, ?, ?::bigint, ?) RETURNING id",
                row -> row.number("id"),
                space,
                name,
                kind,
                routerId == null ? null : Long.toString(routerId),
                position);
    }

    /** Renames or re-orders; false when somebody else changed it since. */
    public boolean change(long id, long version, String name, int position) {
        return sql.update(
                        "UPDATE address_pool SET name = ?, position = ?, version = version + 1, updated_at = now() WHERE id = ? AND version = ?",
                        name,
                        position,
                        id,
                        version)
                == 1;
    }

    public void remove(long id) {
        sql.update("DELETE FROM address_pool WHERE id = ?", id);
    }

    /** Addresses of the prefix that are taken without a pool are this pool's from now on: they rest in it once they are given back. */
    public void addPrefix(Pool pool, Prefix prefix, int position) {
        sql.update(
                "INSERT INTO address_prefix (space, pool_id, position, prefix, next) VALUES (?, ?, ?, ?::cidr, ?::inet)",
                pool.space(),
                pool.id(),
                position,
                prefix.toString(),
                prefix.hosts().first().toString());
        String homeless = " WHERE space = ? AND pool_id IS NULL AND released_at IS NULL AND address <<= ?::cidr";
        boolean isAny = sql.one(
                "SELECT EXISTS (SELECT 1 FROM address_assignment" + homeless + ") AS any",
                row -> row.flag("any"),
                pool.space(),
                prefix.toString());
        if (isAny) {
            sql.update(
                    "UPDATE address_assignment SET pool_id = ?" + homeless, pool.id(), pool.space(), prefix.toString());
        }
    }

    public void placePrefix(long poolId, Prefix prefix, int position) {
        sql.update(
                "UPDATE address_prefix SET position = ? WHERE pool_id = ? AND prefix = ?::cidr",
                position,
                poolId,
                prefix.toString());
    }

    /** Addresses that were given up, and may still be on a router, stay taken without a pool. */
    public void removePrefix(long poolId, Prefix prefix) {
        sql.update("DELETE FROM address_prefix WHERE pool_id = ? AND prefix = ?::cidr", poolId, prefix.toString());
        sql.update("DELETE FROM address_rest WHERE pool_id = ? AND address <<= ?::cidr", poolId, prefix.toString());
        sql.update(
                "UPDATE address_assignment SET pool_id = NULL WHERE pool_id = ? AND released_at IS NULL AND address <<= ?::cidr",
                poolId,
                prefix.toString());
    }

    /** A prefix of another pool that shares addresses with this one. */
    public Optional<String> overlapping(String space, Prefix prefix, long notOfPool) {
        return sql.first("""
                SELECT x.prefix::text || ' of pool ' || p.name AS found FROM address_prefix x JOIN address_pool p ON p.id = x.pool_id
                WHERE x.space = ? AND x.prefix && ?::cidr AND x.pool_id <> ? LIMIT 1
                """, row -> row.text("found"), space, prefix.toString(), notOfPool);
    }

    /**
     * How many addresses of the prefix services have. One that was given up, and may still be on a router, is nobody's: the pool of a router
     * that died must not stay because of rows that nobody can take away. It stays taken without a pool.
     */
    public long held(String space, Prefix prefix) {
        return sql.one("""
                SELECT count(*) AS n FROM address_assignment
                WHERE space = ? AND released_at IS NULL AND NOT release_pending AND address <<= ?::cidr
                """, row -> row.number("n"), space, prefix.toString());
    }

    /** An exclusion: never given away. */
    public record Exclusion(long id, AddressRange range, String note) {}

    /** By address unless asked otherwise; the filter looks at first and last addresses and notes. */
    public Page<Exclusion> exclusions(String space, PageRequest request) {
        String like = "%" + SearchWords.escaped(request.filter()) + "%";
        String found = " FROM address_exclusion WHERE space = ?"
                + " AND (host(first) LIKE ? OR host(last) LIKE ? OR host(first) || '-' || host(last) LIKE ? OR note ILIKE ?)";
        String order = request.column(SORTABLE_EXCLUSIONS, "first") + (request.descending() ? " DESC" : "");
        List<Exclusion> items = sql.list(
                "SELECT id, host(first) AS first_text, host(last) AS last_text, note" + found + " ORDER BY " + order
                        + ", id LIMIT ? OFFSET ?",
                row -> new Exclusion(
                        row.number("id"),
                        new AddressRange(Ipv4.of(row.text("first_text")), Ipv4.of(row.text("last_text"))),
                        row.text("note")),
                space,
                like,
                like,
                like,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("SELECT count(*) AS n" + found, row -> row.number("n"), space, like, like, like, like);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** An address that rests after a service gave it back; until then only that service gets it. Whose it was is the ledger's to tell. */
    public record Resting(Ipv4 address, Instant until) {}

    private static final Map<String, String> SORTABLE_RESTING = Map.of("address", "address", "until", "until");

    /** A page of what rests in a pool, in the order of addresses unless the request says another: address, until; the filter looks at addresses. */
    public Page<Resting> resting(long poolId, PageRequest request) {
        String like = "%" + SearchWords.escaped(request.filter()) + "%";
        String found = " FROM address_rest WHERE pool_id = ? AND until > now() AND host(address) LIKE ?";
        String order = request.column(SORTABLE_RESTING, "address") + (request.descending() ? " DESC" : "");
        List<Resting> items = sql.list(
                "SELECT host(address) AS address_text, until" + found + " ORDER BY " + order
                        + ", address LIMIT ? OFFSET ?",
                row -> new Resting(Ipv4.of(row.text("address_text")), row.instant("until")),
                poolId,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("SELECT count(*) AS n" + found, row -> row.number("n"), poolId, like);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** Parameters: the space, the last and the first address of a range. */
    static final String EXCLUDED_IN = """
            SELECT host(first) AS first, host(last) AS last FROM address_exclusion
            WHERE space = ? AND first <= ?::inet AND last >= ?::inet ORDER BY first LIMIT 10000
            """;

    /** Those that touch the range. */
    List<AddressRange> excludedIn(String space, AddressRange range) {
        return sql.list(
                EXCLUDED_IN,
                Pools::range,
                space,
                range.last().toString(),
                range.first().toString());
    }

    public long exclude(String space, AddressRange range, String note) {
        return sql.one(
                "INSERT INTO address_exclusion (space, first, last, note) VALUES (?, ?::inet, ?::inet, ?) RETURNING id",
                row -> row.number("id"),
                space,
                range.first().toString(),
                range.last().toString(),
                note);
    }

    /** Gives the addresses back to their pools; false when there is no such exclusion. */
    public boolean include(long exclusionId) {
        Optional<AddressRange> range = sql.first(
                "DELETE FROM address_exclusion WHERE id = ? RETURNING host(first) AS first, host(last) AS last",
                Pools::range,
                exclusionId);
        range.ifPresent(free -> lookAgainFrom(free.first(), free.last()));
        return range.isPresent();
    }

    /** Lets draws look at addresses again that were passed over, because they are free now. */
    void lookAgainFrom(Ipv4 first, Ipv4 last) {
        sql.update("""
                UPDATE address_prefix SET next = GREATEST(host(network(prefix))::inet, ?::inet)
                WHERE prefix && inet_merge(?::inet, ?::inet) AND host(broadcast(prefix))::inet >= ?::inet AND next > ?::inet
                """, first.toString(), first.toString(), last.toString(), first.toString(), first.toString());
    }

    /** Replaces what is known of a router's own and foreign addresses; of one that is gone nothing is remembered. */
    public void seen(String space, long routerId, RouterAddresses now) {
        Map<String, Boolean> isOwnByAddress = now.isOwnByAddress(strays(space, now.tagged()));
        List<String> addresses = List.copyOf(isOwnByAddress.keySet());
        List<Ipv4> gone = sql.list("""
                DELETE FROM address_seen WHERE space = ? AND router_id = ? AND NOT (host(address) = ANY(?::text[]))
                RETURNING host(address) AS address
                """, row -> Ipv4.of(row.text("address")), space, routerId, addresses);
        sql.update(
                OF_KEPT_ROUTER + """
                INSERT INTO address_seen AS s (space, router_id, address, own)
                SELECT ?, router.id, t.address::inet, t.own FROM router, unnest(?::text[], ?::boolean[]) AS t(address, own)
                ON CONFLICT (space, address, router_id) DO UPDATE SET own = excluded.own WHERE s.own <> excluded.own
                """,
                routerId,
                space,
                addresses,
                addresses.stream().map(isOwnByAddress::get).toList());
        sql.update(OF_KEPT_ROUTER + """
                INSERT INTO address_sight (space, router_id) SELECT ?, router.id FROM router
                ON CONFLICT (space, router_id) DO UPDATE SET at = now()
                """, routerId, space);
        gone.stream().sorted().findFirst().ifPresent(first -> lookAgainFrom(first, first));
    }

    /** The router is gone, its row in the same transaction before this: what it was seen to use is free again. */
    public void forget(long routerId) {
        List<Ipv4> gone = sql.list(
                "DELETE FROM address_seen WHERE router_id = ? RETURNING host(address) AS address",
                row -> Ipv4.of(row.text("address")),
                routerId);
        sql.update("DELETE FROM address_sight WHERE router_id = ?", routerId);
        if (!gone.isEmpty()) {
            lookAgainFrom(Collections.min(gone), Collections.max(gone));
        }
    }

    /** Rows of a service that is not known, or that has another address by now: what they have is in use all the same. */
    private List<String> strays(String space, List<RouterAddresses.Tagged> tagged) {
        if (tagged.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                SELECT DISTINCT t.address FROM unnest(?::text[], ?::text[], ?::text[]) AS t(address, source, service)
                WHERE NOT EXISTS (SELECT 1 FROM address_assignment a WHERE a.space = ? AND a.address = t.address::inet
                    AND a.released_at IS NULL AND a.source = t.source AND a.service = t.service)
                """,
                row -> row.text("address"),
                Sql.column(tagged, RouterAddresses.Tagged::address),
                Sql.column(tagged, one -> one.service().source()),
                Sql.column(tagged, one -> one.service().id()),
                space);
    }

    /** A router refused an address because a row of somebody else's has it: nobody gets it until a look says that it is gone. */
    public void alsoSeen(String space, long routerId, Ipv4 address) {
        sql.update(OF_KEPT_ROUTER + """
                INSERT INTO address_seen (space, router_id, address, own) SELECT ?, router.id, ?::inet, false FROM router
                ON CONFLICT (space, address, router_id) DO NOTHING
                """, routerId, space, address.toString());
    }

    /** The name of another router that was last seen with the address on a row that is not Demarc's, or as its own. */
    public Optional<String> seenElsewhere(String space, Ipv4 address, long butNotOn) {
        return sql.first("""
                SELECT r.name FROM address_seen s JOIN routeros_router r ON r.id = s.router_id
                WHERE s.space = ? AND s.address = ?::inet AND s.router_id <> ? ORDER BY r.id LIMIT 1
                """, row -> row.text("name"), space, address.toString(), butNotOn);
    }

    /** The name of the router whose own address, or whose networks' gateway, it is. */
    public Optional<String> routerWith(String space, Ipv4 address) {
        return sql.first("""
                SELECT r.name FROM address_seen s JOIN routeros_router r ON r.id = s.router_id
                WHERE s.space = ? AND s.address = ?::inet AND s.own ORDER BY r.id LIMIT 1
                """, row -> row.text("name"), space, address.toString());
    }

    /** Whether nobody has looked at the router's addresses within that time. */
    public boolean isSeenLongAgo(String space, long routerId, Duration time) {
        return sql.first(
                        "SELECT 1 FROM address_sight WHERE space = ? AND router_id = ? AND at > now() - make_interval(secs => ?)",
                        row -> true,
                        space,
                        routerId,
                        time.toSeconds())
                .isEmpty();
    }

    private static Pool pool(Sql.Row row) throws SQLException {
        return new Pool(
                row.number("id"),
                row.number("version"),
                row.text("space"),
                row.text("name"),
                row.choice("kind", PoolKind.class),
                row.nullableNumber("router_id"),
                (int) row.number("position"),
                row.texts("prefixes").stream().map(Prefix::of).toList());
    }

    static AddressRange range(Sql.Row row) throws SQLException {
        return new AddressRange(Ipv4.of(row.text("first")), Ipv4.of(row.text("last")));
    }
}
