package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.Sql;

/**
 * Finds the lowest free address of a pool without walking through it (ucrm-routeros.md 7.4). Each prefix remembers below
 * which address nothing was ever free; addresses that came back below it are rows of their own. So a draw from a pool
 * with a million addresses taken looks at one block of a few hundred.
 *
 * <p>Must run inside a transaction: the address found is locked for the others until its end, without making them wait.
 */
@Dependent
public class FreeAddress {

    private static final int FIRST_BLOCK = 256;
    private static final int LARGEST_BLOCK = 65_536;
    private static final int LAZY = 128;
    private static final int CANDIDATES = 64;
    private static final int RESCAN_SECONDS = 60;

    private final Sql sql;
    private final Pools pools;

    @Inject
    public FreeAddress(Sql sql, Pools pools) {
        this.sql = sql;
        this.pools = pools;
    }

    /** The first free address: prefixes in order, rising. */
    Optional<Ipv4> in(Pool pool, boolean skipDotZeroAndDot255) {
        Optional<Ipv4> found = search(pool, skipDotZeroAndDot255);
        return found.isPresent() || !mayScanAgain(pool) ? found : search(pool, skipDotZeroAndDot255);
    }

    private Optional<Ipv4> search(Pool pool, boolean skip) {
        return prefixes(pool.id()).stream()
                .map(row -> returned(pool, row, skip).or(() -> fresh(pool, row, skip)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Once in a while an empty pool is looked through from its beginning, in case something was passed over. */
    private boolean mayScanAgain(Pool pool) {
        int due = sql.update("""
                UPDATE address_pool SET full_scan_at = now() WHERE id = ?
                AND (full_scan_at IS NULL OR full_scan_at < now() - make_interval(secs => ?))
                """, pool.id(), RESCAN_SECONDS);
        if (due == 1) {
            sql.update("UPDATE address_prefix SET next = host(network(prefix))::inet WHERE pool_id = ?", pool.id());
        }
        return due == 1;
    }

    /** @param hasRested whether an address of the pool has come back and rested long enough */
    private record PrefixRow(long id, Prefix prefix, Ipv4 next, boolean hasRested) {}

    private List<PrefixRow> prefixes(long poolId) {
        return sql.list(
                """
                SELECT id, prefix::text AS prefix, host(next) AS next,
                    EXISTS (SELECT 1 FROM address_rest r WHERE r.pool_id = p.pool_id AND r.until <= now()) AS rested
                FROM address_prefix p WHERE pool_id = ? ORDER BY position, id LIMIT 1000
                """,
                row -> new PrefixRow(
                        row.number("id"), Prefix.of(row.text("prefix")), Ipv4.of(row.text("next")), row.flag("rested")),
                poolId);
    }

    /** The lowest address that came back and has rested long enough, below the part that was never used. */
    private Optional<Ipv4> returned(Pool pool, PrefixRow row, boolean skip) {
        if (!row.hasRested()) {
            return Optional.empty();
        }
        List<Ipv4> rested = sql.list(
                """
                SELECT host(r.address) AS address FROM address_rest r
                WHERE r.pool_id = ? AND r.address >= ?::inet AND r.address < ?::inet AND r.until <= now()
                AND NOT EXISTS (SELECT 1 FROM address_assignment a WHERE a.space = r.space AND a.address = r.address AND a.released_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM address_seen s WHERE s.space = r.space AND s.address = r.address)
                AND NOT EXISTS (SELECT 1 FROM address_exclusion x WHERE x.space = r.space AND r.address BETWEEN x.first AND x.last)
                ORDER BY r.address LIMIT ?
                """,
                found -> Ipv4.of(found.text("address")),
                pool.id(),
                row.prefix().hosts().first().toString(),
                row.next().toString(),
                CANDIDATES);
        return rested.stream()
                .filter(address -> !(skip && address.endsInZeroOr255()))
                .filter(address -> lock(pool.space(), address))
                .findFirst();
    }

    private Optional<Ipv4> fresh(Pool pool, PrefixRow row, boolean skip) {
        AddressRange hosts = row.prefix().hosts();
        long at = Math.max(row.next().number(), hosts.first().number());
        List<AddressRange> excluded = AddressRange.merged(pools.excludedIn(pool.space(), hosts));
        long firstLocked = Long.MAX_VALUE;
        for (int block = FIRST_BLOCK; at <= hosts.last().number(); block = Math.min(LARGEST_BLOCK, block * 4)) {
            long end = Math.min(hosts.last().number(), at + block - 1);
            Set<Long> taken = taken(pool.space(), at, end);
            for (; at <= end; at = beyond(at, excluded)) {
                Ipv4 address = new Ipv4(at);
                if (isExcluded(address, excluded) || taken.contains(at) || (skip && address.endsInZeroOr255())) {
                    continue;
                }
                if (lock(pool.space(), address)) {
                    advance(row, Math.min(at, firstLocked));
                    return Optional.of(address);
                }
                firstLocked = Math.min(firstLocked, at);
            }
        }
        advance(row, Math.min(Math.min(at, hosts.last().number()), firstLocked));
        return Optional.empty();
    }

    /** The next address, or the one after the exclusion that holds this one. */
    private static long beyond(long at, List<AddressRange> excluded) {
        Ipv4 address = new Ipv4(at);
        return excluded.stream()
                        .filter(range -> range.contains(address))
                        .mapToLong(range -> range.last().number())
                        .findFirst()
                        .orElse(at)
                + 1;
    }

    private static boolean isExcluded(Ipv4 address, List<AddressRange> excluded) {
        return excluded.stream().anyMatch(range -> range.contains(address));
    }

    private Set<Long> taken(String space, long first, long last) {
        String from = new Ipv4(first).toString();
        String to = new Ipv4(last).toString();
        return new HashSet<>(sql.list("""
                SELECT address - '0.0.0.0'::inet AS n FROM address_assignment WHERE space = ? AND released_at IS NULL AND address BETWEEN ?::inet AND ?::inet
                UNION ALL SELECT address - '0.0.0.0'::inet FROM address_rest WHERE space = ? AND until > now() AND address BETWEEN ?::inet AND ?::inet
                UNION ALL SELECT address - '0.0.0.0'::inet FROM address_seen WHERE space = ? AND address BETWEEN ?::inet AND ?::inet
                """, row -> row.number("n"), space, from, to, space, from, to, space, from, to));
    }

    private boolean lock(String space, Ipv4 address) {
        return sql.one(
                "SELECT pg_try_advisory_xact_lock(hashtext(?), ?) AS mine",
                row -> row.flag("mine"),
                "address:" + space,
                (int) address.number());
    }

    /** Remembers where to begin the next time; not for every draw, and never waiting for somebody who does the same. */
    private void advance(PrefixRow row, long to) {
        if (to - row.next().number() < LAZY) {
            return;
        }
        sql.update("""
                UPDATE address_prefix SET next = ?::inet
                WHERE id = (SELECT id FROM address_prefix WHERE id = ? AND next < ?::inet FOR UPDATE SKIP LOCKED)
                """, new Ipv4(to).toString(), row.id(), new Ipv4(to).toString());
    }
}
