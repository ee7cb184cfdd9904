package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    @Inject
    public FreeAddress(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** The first free addresses: prefixes in order, rising; fewer than {@code most} where there are no more. */
    List<Ipv4> in(Pool pool, boolean skipDotZeroAndDot255, int most) {
        List<Ipv4> found = search(pool, skipDotZeroAndDot255, most);
        return !found.isEmpty() || !mayScanAgain(pool) ? found : search(pool, skipDotZeroAndDot255, most);
    }

    /** Addresses whose rest is not over, the one that has rested longest first; those that others have locked are left out. */
    List<Ipv4> resting(Pool pool, boolean skip) {
        List<Ipv4> resting = sql.list("""
                SELECT host(r.address) AS address FROM address_rest r
                WHERE r.pool_id = ? AND EXISTS (SELECT 1 FROM address_prefix p WHERE p.pool_id = r.pool_id AND r.address <<= p.prefix)
                AND NOT EXISTS (SELECT 1 FROM address_assignment a WHERE a.space = r.space AND a.address = r.address AND a.released_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM address_seen s WHERE s.space = r.space AND s.address = r.address)
                AND NOT EXISTS (SELECT 1 FROM address_exclusion x WHERE x.space = r.space AND r.address BETWEEN x.first AND x.last)
                ORDER BY r.until, r.address LIMIT ?
                """, found -> Ipv4.of(found.text("address")), pool.id(), CANDIDATES);
        List<Ipv4> candidates = resting.stream()
                .filter(address -> !(skip && address.endsInZeroOr255()))
                .toList();
        return new Locking(pool.space(), 1).of(candidates).mine;
    }

    private List<Ipv4> search(Pool pool, boolean skip, int most) {
        List<Ipv4> found = new ArrayList<>();
        for (PrefixRow row : prefixes(pool.id())) {
            if (found.size() < most) {
                found.addAll(returned(pool, row, skip, most - found.size()));
            }
            if (found.size() < most) {
                found.addAll(fresh(pool, row, skip, most - found.size()));
            }
        }
        return found;
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

    /** The lowest addresses that came back and have rested long enough, below the part that was never used. */
    private List<Ipv4> returned(Pool pool, PrefixRow row, boolean skip, int most) {
        if (!row.hasRested()) {
            return List.of();
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
                CANDIDATES + most);
        List<Ipv4> candidates = rested.stream()
                .filter(address -> !(skip && address.endsInZeroOr255()))
                .toList();
        return new Locking(pool.space(), most).of(candidates).mine;
    }

    private List<Ipv4> fresh(Pool pool, PrefixRow row, boolean skip, int most) {
        AddressRange hosts = row.prefix().hosts();
        long at = Math.max(row.next().number(), hosts.first().number());
        Locking locking = new Locking(pool.space(), most);
        for (int size = FIRST_BLOCK;
                at <= hosts.last().number() && !locking.isEnough();
                size = Math.min(LARGEST_BLOCK, size * 4)) {
            long end = Math.min(hosts.last().number(), at + size - 1);
            Block block = block(pool.space(), at, end);
            List<Ipv4> candidates = new ArrayList<>();
            for (; at <= end; at = block.beyond(at)) {
                Ipv4 address = new Ipv4(at);
                if (block.isFree(address) && !(skip && address.endsInZeroOr255())) {
                    candidates.add(address);
                }
            }
            locking.of(candidates);
        }
        long seen =
                locking.isEnough() ? locking.last() : Math.min(at, hosts.last().number());
        advance(row, Math.min(seen, locking.firstOfOthers));
        return locking.mine;
    }

    /** Locks free addresses until there are enough; those that others have locked just now are passed over. */
    private final class Locking {

        private final String space;
        private final int most;
        private final List<Ipv4> mine = new ArrayList<>();
        private long firstOfOthers = Long.MAX_VALUE;

        Locking(String space, int most) {
            this.space = space;
            this.most = most;
        }

        boolean isEnough() {
            return mine.size() >= most;
        }

        long last() {
            return mine.get(mine.size() - 1).number();
        }

        Locking of(List<Ipv4> candidates) {
            for (int from = 0; from < candidates.size() && !isEnough(); ) {
                int to = Math.min(candidates.size(), from + most - mine.size());
                take(candidates.subList(from, to));
                from = to;
            }
            return this;
        }

        private void take(List<Ipv4> some) {
            Set<Integer> locked = lock(space, some);
            for (Ipv4 address : some) {
                if (locked.contains((int) address.number())) {
                    mine.add(address);
                } else {
                    firstOfOthers = Math.min(firstOfOthers, address.number());
                }
            }
        }
    }

    /** What of a few hundred addresses is not free. */
    private record Block(Set<Long> taken, List<AddressRange> excluded) {

        boolean isFree(Ipv4 address) {
            return !taken.contains(address.number()) && excluded.stream().noneMatch(range -> range.contains(address));
        }

        /** The next address, or the one after the exclusion that holds this one. */
        long beyond(long at) {
            Ipv4 address = new Ipv4(at);
            return excluded.stream()
                            .filter(range -> range.contains(address))
                            .mapToLong(range -> range.last().number())
                            .findFirst()
                            .orElse(at)
                    + 1;
        }
    }

    /** The ends of a block are hidden from the planner, as lists are: it would plan anew for each block. */
    private static final String TAKEN = """
            WITH block AS MATERIALIZED (SELECT ?::text AS space, ?::inet AS first, ?::inet AS last)
            SELECT address - '0.0.0.0'::inet AS n FROM address_assignment
             WHERE space = (SELECT space FROM block) AND released_at IS NULL
               AND address BETWEEN (SELECT first FROM block) AND (SELECT last FROM block)
            UNION ALL SELECT address - '0.0.0.0'::inet FROM address_rest
             WHERE space = (SELECT space FROM block) AND until > now()
               AND address BETWEEN (SELECT first FROM block) AND (SELECT last FROM block)
            UNION ALL SELECT address - '0.0.0.0'::inet FROM address_seen
             WHERE space = (SELECT space FROM block)
               AND address BETWEEN (SELECT first FROM block) AND (SELECT last FROM block)
            """;

    private Block block(String space, long first, long last) {
        String from = new Ipv4(first).toString();
        String to = new Ipv4(last).toString();
        Set<Long> taken = new HashSet<>();
        List<AddressRange> excluded = new ArrayList<>();
        sql.visit(
                Pools.EXCLUDED_IN + ";" + TAKEN,
                List.of(row -> excluded.add(Pools.range(row)), row -> taken.add(row.number("n"))),
                space,
                to,
                from,
                space,
                from,
                to);
        return new Block(taken, AddressRange.merged(excluded));
    }

    /** Which of the addresses this transaction has now, as numbers of 32 bits with a sign. */
    private Set<Integer> lock(String space, List<Ipv4> addresses) {
        return new HashSet<>(sql.list(
                "SELECT n FROM unnest(?::integer[]) AS t(n) WHERE pg_try_advisory_xact_lock(hashtext(?), n)",
                row -> (int) row.number("n"),
                addresses.stream().map(address -> (int) address.number()).toList(),
                "address:" + space));
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
