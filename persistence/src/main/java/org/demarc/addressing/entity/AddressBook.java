package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * Who has which address now. Every method takes part in the caller's transaction; two services never get the same
 * address, whatever runs at the same time (ucrm-routeros.md 7).
 */
@Dependent
public class AddressBook {

    private final Sql sql;
    private final Pools pools;
    private final FreeAddress free;
    private final WaitingLine line;
    private final Ledger ledger;

    @Inject
    public AddressBook(Sql sql, Pools pools, FreeAddress free, WaitingLine line, Ledger ledger) {
        this.sql = sql.keepingPlans();
        this.pools = pools;
        this.free = free;
        this.line = line;
        this.ledger = ledger;
    }

    /** Everything the service holds, oldest first; two during a move. */
    public List<HeldAddress> heldBy(ServiceKey service) {
        return heldBy(List.of(service)).getOrDefault(service, List.of());
    }

    /** As {@link #heldBy(ServiceKey)} for each of the services; those that hold nothing are left out. */
    public Map<ServiceKey, List<HeldAddress>> heldBy(Collection<ServiceKey> services) {
        Map<ServiceKey, List<HeldAddress>> heldByService = new HashMap<>();
        sql.list(
                        """
                        SELECT a.source, a.service, host(a.address) AS address, a.pool_id, a.origin, a.confirmed, a.release_pending, a.leaving,
                               CASE WHEN p.id IS NULL THEN '' WHEN p.kind = 'PPP' THEN 'PPP' ELSE 'DHCP:' || p.router_id END AS queue
                        FROM unnest(?::text[], ?::text[]) AS t(source, service)
                        JOIN address_assignment a ON a.source = t.source AND a.service = t.service AND a.released_at IS NULL
                        LEFT JOIN address_pool p ON p.id = a.pool_id ORDER BY a.id LIMIT 100000
                        """,
                        row -> Map.entry(new ServiceKey(row.text("source"), row.text("service")), held(row)),
                        sources(services),
                        ids(services))
                .forEach(found -> heldByService
                        .computeIfAbsent(found.getKey(), key -> new ArrayList<>())
                        .add(found.getValue()));
        return heldByService;
    }

    static List<String> sources(Collection<ServiceKey> services) {
        return services.stream().map(ServiceKey::source).toList();
    }

    static List<String> ids(Collection<ServiceKey> services) {
        return services.stream().map(ServiceKey::id).toList();
    }

    /** Who holds the address now. */
    public Optional<ServiceKey> holderOf(String space, Ipv4 address) {
        return sql.first(
                "SELECT source, service FROM address_assignment WHERE space = ? AND address = ?::inet AND released_at IS NULL",
                row -> new ServiceKey(row.text("source"), row.text("service")),
                space,
                address.toString());
    }

    /**
     * Reserves an address: the one the service had before if nobody else has it, otherwise the first free one. Where
     * nothing is free, or others have been waiting, the service waits in line.
     *
     * @param skipDotZeroAndDot255 whether addresses ending in .0 and .255 are passed over
     */
    public Optional<Ipv4> draw(ServiceKey service, DrawQueue queue, boolean skipDotZeroAndDot255) {
        List<Pool> choice = pools.of(queue);
        WaitingLine.Standing standing = line.standing(service, queue);
        Optional<Ipv4> mine = !standing.hadSome()
                ? Optional.empty()
                : earlier(service, choice).flatMap(drawn -> assigned(drawn, service));
        if (mine.isEmpty() && !standing.isBehindOthers()) {
            mine = firstFree(service, choice, skipDotZeroAndDot255);
        }
        if (mine.isEmpty()) {
            line.join(service, queue);
        } else if (standing.isInSome()) {
            line.leave(service);
        }
        return mine;
    }

    /**
     * As {@link #draw(ServiceKey, DrawQueue, boolean)} for each of the services in their order; those that wait in line are left out. Who
     * never had an address is served together with the others, with a handful of statements.
     */
    public Map<ServiceKey, Ipv4> draw(List<ServiceKey> services, DrawQueue queue, boolean skipDotZeroAndDot255) {
        Map<ServiceKey, Ipv4> drawn = new HashMap<>();
        if (services.size() > 1 && !line.isAnybodyIn(queue)) {
            drawn.putAll(first(newcomers(services), pools.of(queue), skipDotZeroAndDot255));
        }
        for (ServiceKey service : services) {
            if (!drawn.containsKey(service)) {
                draw(service, queue, skipDotZeroAndDot255).ifPresent(address -> drawn.put(service, address));
            }
        }
        return drawn;
    }

    /** Whether the address came back from this service and rests. */
    public boolean restsFor(ServiceKey service, Ipv4 address) {
        return sql.one(
                "SELECT EXISTS (SELECT 1 FROM address_rest WHERE source = ? AND service = ? AND address = ?::inet AND until > now()) AS rests",
                row -> row.flag("rests"),
                service.source(),
                service.id(),
                address.toString());
    }

    /**
     * Reserves the address that has rested longest although its rest is not over, for who is first in line: for pools in which
     * nothing else is left (ucrm-routeros.md 7.4).
     */
    public Optional<Ipv4> drawRested(ServiceKey service, DrawQueue queue, boolean skipDotZeroAndDot255) {
        if (!line.first(queue, 1).contains(service)) {
            return Optional.empty();
        }
        for (Pool pool : pools.of(queue)) {
            for (Ipv4 address : free.resting(pool, skipDotZeroAndDot255)) {
                Optional<Ipv4> mine = assigned(new Drawn(pool, address), service);
                if (mine.isPresent()) {
                    line.leave(service);
                    return mine;
                }
            }
        }
        return Optional.empty();
    }

    /** Those that have no claim to an address they had before, and stand in no line. */
    private List<ServiceKey> newcomers(List<ServiceKey> services) {
        Set<ServiceKey> known = Set.copyOf(sql.list(
                """
                SELECT DISTINCT t.source, t.service FROM unnest(?::text[], ?::text[]) AS t(source, service)
                WHERE EXISTS (SELECT 1 FROM address_rest r WHERE r.source = t.source AND r.service = t.service)
                   OR EXISTS (SELECT 1 FROM address_wait w WHERE w.source = t.source AND w.service = t.service)
                """, row -> new ServiceKey(row.text("source"), row.text("service")), sources(services), ids(services)));
        return services.stream().filter(service -> !known.contains(service)).toList();
    }

    private Map<ServiceKey, Ipv4> first(List<ServiceKey> services, List<Pool> choice, boolean skip) {
        Map<ServiceKey, Ipv4> drawn = new HashMap<>();
        List<ServiceKey> left = services;
        for (Pool pool : choice) {
            List<Ipv4> found = left.isEmpty() ? List.of() : free.in(pool, skip, left.size());
            drawn.putAll(assigned(pool, found, left));
            left = left.stream().filter(service -> !drawn.containsKey(service)).toList();
        }
        return drawn;
    }

    private Map<ServiceKey, Ipv4> assigned(Pool pool, List<Ipv4> addresses, List<ServiceKey> services) {
        return reserved(pool.space(), Long.toString(pool.id()), Origin.POOL, addresses, services);
    }

    /**
     * Each of the addresses for the service at its place. Between looking and locking somebody may have taken an address and gone: then its
     * service is left out.
     *
     * @param poolId empty for addresses of no pool
     */
    private Map<ServiceKey, Ipv4> reserved(
            String space, String poolId, Origin origin, List<Ipv4> addresses, List<ServiceKey> services) {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        List<ServiceKey> served = services.subList(0, addresses.size());
        Map<ServiceKey, Ipv4> reserved = new HashMap<>();
        sql.list(
                        """
                        WITH mine AS (
                            INSERT INTO address_assignment (space, address, pool_id, source, service, origin)
                            SELECT ?, t.address::inet, NULLIF(?, '')::bigint, t.source, t.service, ?
                            FROM unnest(?::text[], ?::text[], ?::text[]) AS t(address, source, service)
                            ON CONFLICT (space, address) WHERE released_at IS NULL DO NOTHING RETURNING space, address, source, service),
                        rested AS (
                            DELETE FROM address_rest r USING mine WHERE r.space = mine.space AND r.address = mine.address)
                        SELECT host(address) AS address, source, service FROM mine
                        """,
                        row -> Map.entry(
                                new ServiceKey(row.text("source"), row.text("service")), Ipv4.of(row.text("address"))),
                        space,
                        poolId,
                        origin,
                        Sql.column(addresses, Ipv4::toString),
                        sources(served),
                        ids(served))
                .forEach(mine -> reserved.put(mine.getKey(), mine.getValue()));
        return reserved;
    }

    /** Between looking and locking another draw may have taken the address and gone: then the next one is found. */
    private Optional<Ipv4> firstFree(ServiceKey service, List<Pool> choice, boolean skip) {
        for (Pool pool : choice) {
            for (List<Ipv4> found = free.in(pool, skip, 1); !found.isEmpty(); found = free.in(pool, skip, 1)) {
                Optional<Ipv4> mine = assigned(new Drawn(pool, found.get(0)), service);
                if (mine.isPresent()) {
                    return mine;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Ipv4> assigned(Drawn drawn, ServiceKey service) {
        Pool pool = drawn.pool();
        return Optional.ofNullable(
                assigned(pool, List.of(drawn.address()), List.of(service)).get(service));
    }

    private record Drawn(Pool pool, Ipv4 address) {}

    private Optional<Drawn> earlier(ServiceKey service, List<Pool> choice) {
        return sql
                .list(
                        """
                        SELECT host(r.address) AS address, r.pool_id FROM address_rest r
                        WHERE r.source = ? AND r.service = ?
                        AND NOT EXISTS (SELECT 1 FROM address_assignment a WHERE a.space = r.space AND a.address = r.address AND a.released_at IS NULL)
                        AND NOT EXISTS (SELECT 1 FROM address_seen s WHERE s.space = r.space AND s.address = r.address)
                        AND NOT EXISTS (SELECT 1 FROM address_exclusion x WHERE x.space = r.space AND r.address BETWEEN x.first AND x.last)
                        ORDER BY r.until DESC, r.address LIMIT 10 FOR UPDATE OF r SKIP LOCKED
                        """,
                        row -> new Found(Ipv4.of(row.text("address")), row.number("pool_id")),
                        service.source(),
                        service.id())
                .stream()
                .flatMap(found -> choice.stream()
                        .filter(pool -> pool.id() == found.poolId() && pool.contains(found.address()))
                        .map(pool -> new Drawn(pool, found.address())))
                .findFirst();
    }

    private record Found(Ipv4 address, long poolId) {}

    /**
     * Reserves this very address for the service.
     *
     * @return who has it instead; empty when the service has it now
     */
    public Optional<ServiceKey> take(ServiceKey service, String space, Ipv4 address, Origin origin) {
        Optional<ServiceKey> holder = holderOf(space, address);
        if (holder.isEmpty()
                && reserved(space, poolWith(space, address), origin, List.of(address), List.of(service))
                        .containsKey(service)) {
            return Optional.empty();
        }
        if (holder.filter(service::equals).isPresent()) {
            wantedAgain(service, space, address);
        }
        return holderOf(space, address).filter(other -> !other.equals(service));
    }

    /** What was only kept for a row that has to go must not be given back with it. */
    private void wantedAgain(ServiceKey service, String space, Ipv4 address) {
        sql.update("""
                UPDATE address_assignment SET release_pending = false
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL AND release_pending
                """, space, address.toString(), service.source(), service.id());
        ledger.markPending(space, address, service, false);
    }

    /** The service keeps the address from now on, also where its billing names it no more. */
    public void keep(ServiceKey service, String space, Ipv4 address) {
        sql.update("""
                UPDATE address_assignment SET origin = ?
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL AND origin = ?
                """, Origin.ADOPTED, space, address.toString(), service.source(), service.id(), Origin.MANUAL);
    }

    /** An address that is only kept for a row that has to go, and whose it was. */
    public record Kept(ServiceKey service, Ipv4 address) {}

    /** What is kept although no row that has to go has it any more; a few of them. */
    public List<Kept> keptWithoutARow(String space) {
        return sql.list(
                """
                SELECT a.source, a.service, host(a.address) AS address FROM address_assignment a
                WHERE a.space = ? AND a.release_pending AND a.released_at IS NULL
                """ + NO_ROW_LEFT + " ORDER BY a.id LIMIT 100",
                row -> new Kept(new ServiceKey(row.text("source"), row.text("service")), Ipv4.of(row.text("address"))),
                space);
    }

    private String poolWith(String space, Ipv4 address) {
        return sql.first(
                        "SELECT pool_id FROM address_prefix WHERE space = ? AND prefix >>= ?::inet",
                        row -> Long.toString(row.number("pool_id")),
                        space,
                        address.toString())
                .orElse("");
    }

    /** An address that a router shows for a service, and what the ledger shall say about it. */
    public record Shown(ServiceKey service, Ipv4 address, LedgerFacts facts) {}

    /** Routers have confirmed the rows: the reservations become assignments, the ledger's intervals are opened or kept. */
    public void confirm(String space, List<Shown> shown) {
        if (shown.isEmpty()) {
            return;
        }
        Map<Ipv4, Shown> shownByAddress = new HashMap<>();
        shown.forEach(one -> shownByAddress.put(one.address(), one));
        List<ServiceKey> services = shown.stream().map(Shown::service).toList();
        List<Ledger.Entry> entries = sql.list(
                """
                UPDATE address_assignment a SET confirmed = true, release_pending = false
                FROM unnest(?::text[], ?::text[], ?::text[]) AS t(address, source, service)
                WHERE a.space = ? AND a.address = t.address::inet AND a.source = t.source AND a.service = t.service AND a.released_at IS NULL
                RETURNING host(a.address) AS address, a.origin
                """,
                row -> entry(shownByAddress, row),
                shown.stream().map(one -> one.address().toString()).toList(),
                sources(services),
                ids(services),
                space);
        ledger.keepOpen(space, entries);
    }

    private static Ledger.Entry entry(Map<Ipv4, Shown> shownByAddress, Sql.Row row) throws SQLException {
        Shown shown = Objects.requireNonNull(shownByAddress.get(Ipv4.of(row.text("address"))));
        return new Ledger.Entry(shown.address(), shown.service(), row.choice("origin", Origin.class), shown.facts());
    }

    /**
     * Gives the address back. One that a router had rests before others get it; one that never got there is free at once.
     *
     * @param quarantine how long it rests
     * @return where somebody may be waiting for it, empty when it belongs to no pool or was not the service's
     */
    public Optional<DrawQueue> release(ServiceKey service, String space, Ipv4 address, Duration quarantine) {
        Optional<Freed> freed =
                sql.first("""
                UPDATE address_assignment a SET released_at = now()
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL
                """ + FREED, AddressBook::freed, space, address.toString(), service.source(), service.id());
        return freed.flatMap(one -> freed(one, space, address, quarantine));
    }

    /**
     * Gives back what is only kept for rows that have to go, unless one of them is left.
     *
     * @param quarantine how long it rests
     * @return where somebody may be waiting for it, empty when it belongs to no pool or was not given back
     */
    public Optional<DrawQueue> releaseKept(String space, Ipv4 address, Duration quarantine) {
        Optional<Freed> freed = sql.first("""
                UPDATE address_assignment a SET released_at = now()
                WHERE space = ? AND address = ?::inet AND released_at IS NULL AND release_pending
                """ + NO_ROW_LEFT + FREED, AddressBook::freed, space, address.toString());
        return freed.flatMap(one -> freed(one, space, address, quarantine));
    }

    private static final String NO_ROW_LEFT =
            " AND NOT EXISTS (SELECT 1 FROM provisioning_cleanup c WHERE c.address = a.address AND c.done_at IS NULL)";

    private static final String FREED =
            " RETURNING a.source, a.service, COALESCE(a.pool_id, 0) AS pool_id, a.confirmed OR a.release_pending AS used";

    private record Freed(ServiceKey service, long poolId, boolean used) {}

    private static Freed freed(Sql.Row row) throws SQLException {
        return new Freed(
                new ServiceKey(row.text("source"), row.text("service")), row.number("pool_id"), row.flag("used"));
    }

    private Optional<DrawQueue> freed(Freed freed, String space, Ipv4 address, Duration quarantine) {
        ledger.close(space, address, freed.service());
        Optional<Pool> pool = pools.withId(freed.poolId());
        Duration rest = freed.used() ? quarantine : Duration.ZERO;
        pool.ifPresent(home -> rest(home, address, freed.service(), rest));
        return pool.map(Pool::queue);
    }

    private void rest(Pool pool, Ipv4 address, ServiceKey service, Duration quarantine) {
        sql.update("""
                INSERT INTO address_rest (space, address, pool_id, source, service, until)
                VALUES (?, ?::inet, ?, ?, ?, now() + make_interval(secs => ?))
                ON CONFLICT (space, address) DO UPDATE SET pool_id = excluded.pool_id, source = excluded.source,
                    service = excluded.service, until = excluded.until
                """, pool.space(), address.toString(), pool.id(), service.source(), service.id(), (double)
                quarantine.toSeconds());
    }

    /** The service does not want the address any more, but a router may still have it: it stays taken. */
    public void releaseLater(ServiceKey service, String space, Ipv4 address) {
        sql.update("""
                UPDATE address_assignment SET release_pending = true
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL
                """, space, address.toString(), service.source(), service.id());
        ledger.markPending(space, address, service, true);
    }

    /**
     * A successor takes over the address; the ledger closes one interval and opens the other at the same instant.
     *
     * @return false when the predecessor does not have it
     */
    public boolean handOver(ServiceKey from, ServiceKey to, String space, Ipv4 address, LedgerFacts facts) {
        Optional<Origin> origin = sql.first(
                """
                UPDATE address_assignment SET source = ?, service = ?, since = now(), confirmed = true, release_pending = false
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL RETURNING origin
                """,
                row -> row.choice("origin", Origin.class),
                to.source(),
                to.id(),
                space,
                address.toString(),
                from.source(),
                from.id());
        origin.ifPresent(known -> {
            ledger.close(space, address, from);
            ledger.keepOpen(space, List.of(new Ledger.Entry(address, to, known, facts)));
        });
        return origin.isPresent();
    }

    /** The service is to draw another address; it keeps this one until a router has the other. */
    public void leave(ServiceKey service, String space, Ipv4 address) {
        sql.update("""
                UPDATE address_assignment SET leaving = true
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND released_at IS NULL
                """, space, address.toString(), service.source(), service.id());
    }

    /** How full the pool is. */
    public PoolUse use(Pool pool, boolean skipDotZeroAndDot255) {
        long usable = pool.prefixes().stream()
                .mapToLong(
                        prefix -> prefix.usable(pools.excludedIn(pool.space(), prefix.range()), skipDotZeroAndDot255))
                .sum();
        return sql.one(
                """
                SELECT (SELECT count(*) FROM address_assignment WHERE pool_id = p.id AND released_at IS NULL AND (confirmed OR release_pending)) AS used,
                       (SELECT count(*) FROM address_assignment WHERE pool_id = p.id AND released_at IS NULL AND NOT (confirmed OR release_pending)) AS reserved,
                       (SELECT count(*) FROM address_rest WHERE pool_id = p.id AND until > now()) AS resting,
                       (SELECT count(DISTINCT s.address) FROM address_seen s JOIN address_prefix x ON x.space = s.space AND s.address <<= x.prefix
                        WHERE x.pool_id = p.id AND NOT EXISTS (SELECT 1 FROM address_assignment a
                            WHERE a.space = s.space AND a.address = s.address AND a.released_at IS NULL)) AS blocked,
                       (SELECT count(*) FROM address_wait w WHERE w.space = p.space AND w.queue = ?) AS waiting
                FROM address_pool p WHERE p.id = ?
                """,
                row -> new PoolUse(
                        usable,
                        row.number("used"),
                        row.number("reserved"),
                        row.number("resting"),
                        row.number("blocked"),
                        row.number("waiting")),
                pool.queue().key(),
                pool.id());
    }

    private static HeldAddress held(Sql.Row row) throws SQLException {
        return new HeldAddress(
                Ipv4.of(row.text("address")),
                row.nullableNumber("pool_id"),
                row.text("queue"),
                row.choice("origin", Origin.class),
                row.flag("confirmed"),
                row.flag("release_pending"),
                row.flag("leaving"));
    }
}
