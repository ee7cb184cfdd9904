package org.demarc.addressing.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.control.PoolForecast;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolDraft;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.addressing.entity.PoolUse;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.audit.boundary.AuditLog;
import org.jspecify.annotations.Nullable;

/** The pools with their utilisation, and the exclusions. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class PoolDesk {

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int LIMIT = 1000;

    /** A pool that does not grow lasts longest. */
    private static final Map<String, Comparator<PoolCard>> RECKONED = Map.of(
            "percentTaken", Comparator.comparingInt(card -> card.use().percentTaken()),
            "free", Comparator.comparingLong(card -> card.use().free()),
            "daysLeft",
                    Comparator.comparingLong(card -> card.forecast().daysLeft() < 0
                            ? Long.MAX_VALUE
                            : card.forecast().daysLeft()));

    @Inject
    Pools pools;

    @Inject
    PoolBook book;

    @Inject
    PoolWatch watch;

    @Inject
    AuditLog audit;

    /** A pool, how full it is, and how long it will last. */
    public record PoolCard(Pool pool, PoolUse use, PoolForecast forecast) {}

    /** In the order of kind, router and position. */
    public List<PoolCard> list() {
        return cards(pools.list(LIMIT));
    }

    /**
     * A page of them, by {@code id, name, kind, routerId, position}, or by what is reckoned: {@code percentTaken, free, daysLeft}; for
     * those all pools that fit the filter are reckoned, of the first thousand.
     */
    public Page<PoolCard> page(PageRequest request) {
        Comparator<PoolCard> reckoned = RECKONED.get(request.sort());
        if (reckoned == null) {
            Page<Pool> page = pools.page(request);
            return new Page<>(cards(page.items()), page.total(), page.limit(), page.offset());
        }
        Page<Pool> all = pools.page(new PageRequest(LIMIT, 0, "", false, request.filter()));
        List<PoolCard> sorted = cards(all.items()).stream()
                .sorted(request.descending() ? reckoned.reversed() : reckoned)
                .skip(request.offset())
                .limit(request.limit())
                .toList();
        return new Page<>(sorted, all.total(), request.limit(), request.offset());
    }

    /**
     * How full a pool was on the newest days, oldest first.
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#UNKNOWN_POOL}
     */
    public List<PoolSnapshot> days(long id) {
        return book.days(pool(id));
    }

    /**
     * Addresses of a pool that rest after a service gave them back, sortable by address, until. Whose they were is asked of
     * {@link LedgerDesk}, which wants a reason and writes the question down (UR-64).
     *
     * @throws org.demarc.ProblemException {@link AddressingProblem#UNKNOWN_POOL}
     */
    public Page<Pools.Resting> resting(long id, PageRequest request) {
        return pools.resting(pool(id).id(), request);
    }

    /** Pools that raise an alarm, as of half a minute ago at most. */
    public List<PoolBook.Outlook> alarms() {
        return watch.alarms();
    }

    /** @throws org.demarc.ProblemException {@link AddressingProblem#UNKNOWN_POOL} */
    public PoolCard one(long id) {
        return card(pool(id));
    }

    /** @throws org.demarc.ProblemException when the name is taken, there is no such router, or a prefix overlaps another pool's */
    @Requires(Permission.IP_POOLS_MANAGE)
    public PoolCard add(PoolDraft draft) {
        refuseTakenName(draft.name(), 0);
        requireRouter(draft.routerId());
        long id = pools.create(SPACE, draft.name(), draft.kind(), draft.routerId(), draft.position());
        setPrefixes(pool(id), draft.prefixes());
        PoolCard added = one(id);
        audit.record("ip-pool:added", "ip-pool", id, null, added.pool());
        return added;
    }

    /**
     * Changes name, position and prefixes; kind and router stay.
     *
     * @param version the version that was read
     */
    @Requires(Permission.IP_POOLS_MANAGE)
    public PoolCard change(long id, long version, PoolDraft draft) {
        Pool before = pool(id);
        refuseTakenName(draft.name(), id);
        if (!pools.change(id, version, draft.name(), draft.position())) {
            throw AddressingProblem.CHANGED_MEANWHILE.because("pool " + before.name() + " has another version now");
        }
        setPrefixes(before, draft.prefixes());
        PoolCard after = one(id);
        audit.record("ip-pool:changed", "ip-pool", id, before, after.pool());
        return after;
    }

    /** @throws org.demarc.ProblemException {@link AddressingProblem#POOL_IN_USE} while services hold its addresses */
    @Requires(Permission.IP_POOLS_MANAGE)
    public void remove(long id) {
        Pool before = pool(id);
        before.prefixes().forEach(prefix -> refuseHeld(before, prefix));
        pools.remove(id);
        audit.record("ip-pool:deleted", "ip-pool", id, before, null);
    }

    public Page<Pools.Exclusion> exclusions(PageRequest request) {
        return pools.exclusions(SPACE, request);
    }

    @Requires(Permission.IP_POOLS_MANAGE)
    public Pools.Exclusion exclude(AddressRange range, String note) {
        long id = pools.exclude(SPACE, range, note);
        Pools.Exclusion added = new Pools.Exclusion(id, range, note);
        audit.record("ip-exclusion:added", "ip-exclusion", id, null, added);
        return added;
    }

    /** @throws org.demarc.ProblemException {@link AddressingProblem#UNKNOWN_EXCLUSION} */
    @Requires(Permission.IP_POOLS_MANAGE)
    public void include(long exclusionId) {
        if (!pools.include(exclusionId)) {
            throw AddressingProblem.UNKNOWN_EXCLUSION.because("no exclusion " + exclusionId);
        }
        audit.record("ip-exclusion:deleted", "ip-exclusion", exclusionId, null, null);
    }

    private void setPrefixes(Pool pool, List<Prefix> wanted) {
        Set<Prefix> present = new HashSet<>(pool.prefixes());
        for (Prefix prefix : pool.prefixes()) {
            if (!wanted.contains(prefix)) {
                refuseHeld(pool, prefix);
                pools.removePrefix(pool.id(), prefix);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (present.contains(wanted.get(i))) {
                pools.placePrefix(pool.id(), wanted.get(i), i);
            } else {
                addPrefix(pool, wanted.get(i), i);
            }
        }
    }

    private void addPrefix(Pool pool, Prefix prefix, int position) {
        pools.overlapping(SPACE, prefix, pool.id()).ifPresent(other -> {
            throw AddressingProblem.PREFIX_OVERLAPS.because(prefix + " overlaps " + other);
        });
        try {
            pools.addPrefix(pool, prefix, position);
        } catch (Sql.SqlFault fault) {
            if (fault.sqlState().equals("23P01")) {
                throw AddressingProblem.PREFIX_OVERLAPS.because(prefix + " overlaps another prefix");
            }
            throw fault;
        }
    }

    private void refuseHeld(Pool pool, Prefix prefix) {
        long held = pools.held(pool.space(), prefix);
        if (held > 0) {
            throw AddressingProblem.POOL_IN_USE.because(held + " addresses of " + prefix + " are held by services");
        }
    }

    /** Whoever removes the router meanwhile waits, and then sees the pool. */
    private void requireRouter(@Nullable Long routerId) {
        if (routerId != null && !pools.keepsRouter(routerId)) {
            throw AddressingProblem.UNKNOWN_ROUTER.because("no router " + routerId);
        }
    }

    private void refuseTakenName(String name, long butNot) {
        if (pools.list(LIMIT).stream()
                .anyMatch(pool -> pool.id() != butNot && pool.name().equals(name))) {
            throw AddressingProblem.NAME_TAKEN.because("there is a pool \"" + name + "\" already");
        }
    }

    private Pool pool(long id) {
        return pools.withId(id).orElseThrow(() -> AddressingProblem.UNKNOWN_POOL.because("no pool " + id));
    }

    private PoolCard card(Pool pool) {
        return cards(List.of(pool)).get(0);
    }

    private List<PoolCard> cards(List<Pool> some) {
        Map<Pool, PoolUse> useByPool = new LinkedHashMap<>();
        some.forEach(pool -> useByPool.put(pool, book.use(pool)));
        Map<Long, PoolForecast> forecastByPool = book.forecasts(useByPool);
        return useByPool.entrySet().stream()
                .map(one -> new PoolCard(
                        one.getKey(),
                        one.getValue(),
                        Objects.requireNonNull(forecastByPool.get(one.getKey().id()))))
                .toList();
    }
}
